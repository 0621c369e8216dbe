"""What the benchmarks put to the desk is answered as they expect: the law moves, and they are run seldom."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_offers_of_the_benchmark_are_ruled_on_as_it_expects(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "bench.register.offering"],
        cwd=ROOT, check=False, capture_output=True, text=True, timeout=300,
        env={**os.environ, "QUICK": "1", "BENCH_FOLDER": str(tmp_path), "PYTHONPATH": f"src{os.pathsep}."},
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert "a payment" in ran.stdout
