"""`make bench`: every job in a process of its own, then one table and one file of JSON.

Fails when a figure falls below half of its floor, or when a job does not end well.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from bench.measure import QUICK, Figure, taken

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "bench" / "results" / "latest.json"
PEERS = ROOT / ".venv-bench" / "bin" / "python"
PRODUCTS = ("apsw", "charterhouse", "msgspec", "starlette")
TITLES = {
    "questions": "The question job: 337 acts, six members, 25 years",
    "register": "A register of the CSTO's acts in SQLite",
    "append": "Durable appending at the store, flushed with each group",
    "desk": "Through the desk, ruled under every reading",
    "organs": "The organs: two hundred Members and a thousand drafts",
    "money": "The accounts of 193 Members over sixty years",
    "ledger": "A ledger in double entry",
    "papers": "Papers drawn up from the register",
    "doors": "The doors",
}


class Job(NamedTuple):
    """A module that measures, whether by the interpreter of the peers, and what it is told."""

    module: str
    peer: bool = False
    arguments: tuple[str, ...] = ()


JOBS = (
    Job("questions.ours"),
    Job("questions.peer_openfisca", peer=True),
    Job("questions.peer_clingo", peer=True),
    Job("register.appending"),
    Job("register.offering"),
    Job("organs.board"),
    Job("money.accounts"),
    Job("ledger.ours"),
    Job("ledger.peer_beancount", peer=True),
    Job("papers.record"),
    Job("doors.demo"),
    Job("doors.portal"),
    Job("register.filling"),
    Job("register.reading"),
    Job("register.peer_eventsourcing", peer=True),
    Job("register.reading", arguments=("memory",)),
    Job("register.verifying"),
    Job("register.peer_pymerkle", peer=True),
)


def run(job: Job, folder: str) -> tuple[list[Figure], str]:
    """The figures of a job, and what went wrong, if anything did."""
    python = str(PEERS) if job.peer else sys.executable
    path = str(ROOT) if job.peer else os.pathsep.join((str(ROOT), str(ROOT / "src")))
    done = subprocess.run(
        [python, "-m", f"bench.{job.module}", *job.arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": path, "BENCH_FOLDER": folder, "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    figures = [taken(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return figures, f"{job.module} ended with {done.returncode}" if done.returncode else ""


def machine() -> dict[str, Any]:
    """What it ran on."""
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_gb": round(_memory() / (1 << 30), 1),
        "system": platform.platform(terse=True),
        "python": platform.python_version(),
        "load": [round(each, 1) for each in os.getloadavg()],
        **{name: version(name) for name in PRODUCTS},
    }


def _processor() -> str:
    described = Path("/proc/cpuinfo")
    lines = described.read_text("utf-8").splitlines() if described.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def _memory() -> int:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


# The table ---------------------------------------------------------------------------------------


def table(figures: Sequence[Figure]) -> str:
    """Ninety-eight columns: what, median, lowest to highest, floor; peers in brackets under ours."""
    lines = [f"{'':50}{'median':>13}{'lowest to highest':>22}{'floor':>13}"]
    for job, title in TITLES.items():
        of = [figure for figure in figures if figure.job == job]
        if of:
            lines += ["", title, "-" * 98]
            for figure in of:
                lines += _lines(figure)
    return "\n".join(lines)


def _lines(figure: Figure) -> list[str]:
    what = f"  ({figure.peer}) {figure.what}" if figure.peer else figure.what
    low, high = min(figure.rounds), max(figure.rounds)
    spread = f"{number(low)} to {number(high)}" if len(figure.rounds) > 1 else "one round"
    floor = ""
    if figure.at_least is not None:
        floor = f"≥ {number(figure.at_least)}"
    if figure.at_most is not None:
        floor = f"≤ {number(figure.at_most)}"
    mark = "" if figure.reached else " *" if figure.half else " !"
    cells = f"{number(figure.middle) + ' ' + figure.unit:>13}{spread:>22}{floor + mark:>13}"
    told = f"  {figure.size}; {_clock(figure.clock)}"
    lines = (
        [what + " " * max(50 - len(what), 0) + cells]
        if len(what) <= 50
        else [what, " " * 50 + cells]
    )
    return [
        *(line.rstrip() for line in lines),
        told,
        *([f"  {figure.note}"] if figure.note else []),
    ]


def _clock(clock: str) -> str:
    return "time of the processor" if clock == "cpu" else "time on the wall"


def number(value: float) -> str:
    """As many digits as say something."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def main() -> int:
    """All jobs, one after another."""
    began, figures, failed = time.time(), list[Figure](), list[str]()
    about = machine()
    with tempfile.TemporaryDirectory(prefix="charterhouse-bench-") as folder:
        for place, job in enumerate(JOBS, 1):
            print(f"[{place}/{len(JOBS)}] {job.module}", file=sys.stderr, flush=True)
            found, wrong = run(job, folder)
            figures += found
            failed += [wrong] if wrong else []
    failed += [f"{f.job}: {f.what} is below half of its floor" for f in figures if not f.half]
    took = time.time() - began
    result = {
        "began": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(began)),
        "seconds": round(took),
        "quick": QUICK,
        "machine": about,
        "figures": [{**f._asdict(), "median": f.middle, "reached": f.reached} for f in figures],
        "failed": failed,
    }
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", "utf-8")
    versions = ", ".join(f"{name} {about[name]}" for name in ("python", *PRODUCTS))
    print(
        f"\n{about['processor']}, {about['cores']} cores, {about['memory_gb']} GB, {about['system']}"
    )
    print(
        f"{versions}\nload {about['load'][0]} at the start; {took:.0f} s{'; QUICK sizes' if QUICK else ''}\n"
    )
    print(table(figures))
    print("\n* the floor is not reached   ! below half of it")
    print(f"{RESULTS.relative_to(ROOT)} holds every round.")
    for wrong in failed:
        print(f"Failed: {wrong}.", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
