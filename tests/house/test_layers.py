"""The layers: imports point one way, downwards, and never in a circle."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from house.conftest import Module

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src"


def test_the_contracts_of_the_layers_are_kept(tmp_path: Path) -> None:
    """`pyproject.toml` says which layer may know which; import-linter reads the code."""
    linter = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    told = subprocess.run(
        [sys.executable, "-c", linter, "--no-logo", "--cache-dir", str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(SOURCE), "NO_COLOR": "1", "COLUMNS": "100"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr


def test_no_module_imports_itself_through_others(modules: tuple[Module, ...]) -> None:
    """What is imported when a module is loaded makes no circle; hints for the type checker do not count."""
    known = {dotted(module.path): module for module in modules}
    graph = {name: set(imported(module, known)) for name, module in known.items()}
    assert not (circles := list(strongly_connected(graph))), circles


def dotted(path: Path) -> str:
    """The name by which a file is imported."""
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(module: Module, known: Mapping[str, Module]) -> Iterator[str]:
    """The modules of ours that it needs in order to be loaded."""
    here = dotted(module.path)
    package = here if module.path.name == "__init__.py" else here.rpartition(".")[0]
    for node in loaded(module.tree.body):
        if isinstance(node, ast.Import):
            wanted = [alias.name for alias in node.names]
        else:
            home = (
                package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            )
            base = ".".join([*home, *([node.module] if node.module else [])])
            wanted = [
                f"{base}.{alias.name}" if f"{base}.{alias.name}" in known else base
                for alias in node.names
            ]
        yield from (name for name in wanted if name in known and name != here)


def loaded(body: list[ast.stmt]) -> Iterator[ast.Import | ast.ImportFrom]:
    """The imports carried out on loading: not those inside functions, nor those for hints alone."""
    for node in body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        elif isinstance(node, ast.If):
            if "TYPE_CHECKING" not in ast.unparse(node.test):
                yield from loaded(node.body)
            yield from loaded(node.orelse)
        elif isinstance(node, ast.Try):
            for part in (node.body, *(handler.body for handler in node.handlers), node.orelse):
                yield from loaded(part)
        elif isinstance(node, ast.ClassDef | ast.With):
            yield from loaded(node.body)


def strongly_connected(graph: Mapping[str, set[str]]) -> Iterator[list[str]]:
    """Groups of modules of which each reaches every other."""
    reach = {name: set(targets) for name, targets in graph.items()}
    changed = True
    while changed:
        changed = False
        for name, targets in reach.items():
            wider = targets.union(*(reach.get(target, set()) for target in targets))
            changed |= wider != targets
            reach[name] = wider
    seen: set[str] = set()
    for name in sorted(reach):
        if name in reach[name] and name not in seen:
            group = sorted(other for other in reach[name] if name in reach.get(other, set()))
            seen.update(group)
            yield group
