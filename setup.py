"""What `pyproject.toml` cannot say: the worked cases of the tests are shipped with the package."""

from __future__ import annotations

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

HERE = Path(__file__).parent


class WithCases(build_py):
    """Copies the cases beside the package; a linked project finds them where they are."""

    def run(self) -> None:
        """Build as ever, and then copy."""
        super().run()
        cases = HERE / "tests" / "cases"
        if cases.is_dir() and not self.editable_mode:
            target = Path(self.build_lib, "charterhouse", "cases")
            shutil.copytree(cases, target, dirs_exist_ok=True)


setup(cmdclass={"build_py": WithCases})
