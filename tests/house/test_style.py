"""The house style, as far as a program can see it."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from house.conftest import Module

LAW = ("core", "commons", "charters")
DRAWERS = {
    "utils",
    "util",
    "misc",
    "helpers",
    "helper",
    "common",
    "base",
    "manager",
    "tools",
    "stuff",
    "lib",
}
LONGEST = {"law": 300, "elsewhere": 400}

# What would let the law see a clock, a disk, a network or chance.
WORLD = {
    "asyncio", "concurrent", "glob", "http", "io", "multiprocessing", "os", "pathlib", "random", "secrets",
    "shutil", "signal", "socket", "sqlite3", "subprocess", "tempfile", "threading", "time", "urllib", "apsw",
}  # fmt: skip
PACKAGED = {"importlib", "tomllib"}  # reading the law's own data, in the modules named below
READERS = ("statements.py", "book.py")
NOW = {"now", "today", "utcnow", "fromtimestamp"}  # of a date or a datetime
OPENING = {"open", "input", "print", "exec", "eval"}


def test_every_module_says_what_it_is(
    modules: tuple[Module, ...], test_modules: tuple[Module, ...]
) -> None:
    """A docstring opens each file; an empty `__init__.py` may do without."""
    silent = [
        module.place
        for module in (*modules, *test_modules)
        if module.text.strip() and not ast.get_docstring(module.tree)
    ]
    assert not silent, silent


def test_no_module_is_a_drawer_for_leftovers(modules: tuple[Module, ...]) -> None:
    """A name that could hold anything soon does."""
    drawers = [
        module.place for module in modules if DRAWERS & {*module.path.parts, module.path.stem}
    ]
    assert not drawers, drawers


def test_no_default_can_change(modules: tuple[Module, ...]) -> None:
    """A list or a dictionary as a default is shared between calls."""
    mutable = ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp
    found = [
        f"{module.place}:{default.lineno}"
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for default in (*node.args.defaults, *node.args.kw_defaults)
        if isinstance(default, mutable)
        or (isinstance(default, ast.Call) and ast.unparse(default.func) in {"list", "dict", "set"})
    ]
    assert not found, found


def test_nothing_is_imported_by_a_star(
    modules: tuple[Module, ...], test_modules: tuple[Module, ...]
) -> None:
    """A reader can tell where each name comes from."""
    found = [
        f"{module.place}:{node.lineno}"
        for module in (*modules, *test_modules)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names)
    ]
    assert not found, found


def test_the_law_knows_no_clock_disk_network_or_chance(modules: tuple[Module, ...]) -> None:
    """Moments come in with the act or the question; what else the world holds does not concern the law."""
    found = [
        f"{module.place}:{line}: {what}"
        for module in modules
        if module.layer in LAW
        for line, what in world_seen(module)
    ]
    assert not found, "\n".join(found)


def world_seen(module: Module) -> Iterator[tuple[int, str]]:
    """Where a module of the law looks at the world."""
    reader = module.layer == "charters" and module.path.name in READERS
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = (
                [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
            )
            level = 0 if isinstance(node, ast.Import) else node.level
            for name in names:
                top = name.partition(".")[0]
                if not level and (top in WORLD or (top in PACKAGED and not reader)):
                    yield node.lineno, f"imports {name}"
        elif isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Name) and called.id in OPENING:
                yield node.lineno, f"calls {called.id}"
            if isinstance(called, ast.Attribute) and called.attr in NOW:
                owner = ast.unparse(called.value).rpartition(".")[2]
                if owner in {"date", "datetime"}:
                    yield node.lineno, f"calls {owner}.{called.attr}"


@pytest.mark.filterwarnings("default:longer than we aim at")
def test_files_stay_short_enough_to_read(modules: tuple[Module, ...]) -> None:
    """A guide and not a gate: a file that is clearer when longer stays longer, and is named here."""
    for module in modules:
        longest = LONGEST["law" if module.layer in LAW else "elsewhere"]
        length = module.text.count("\n")
        if length > longest:
            warnings.warn(
                f"longer than we aim at ({longest} lines): {module.place} has {length}",
                stacklevel=1,
            )
    assert modules


def test_articles_ask_each_other_and_never_import_each_other(modules: tuple[Module, ...]) -> None:
    """The files of one article may; what articles of a chapter share has a file of its own."""
    number = re.compile(r"art\d+(?:_1)?(?=_)")
    found = []
    for module in modules:
        own = number.match(module.path.stem)
        for node in ast.walk(module.tree) if own and module.layer == "charters" else ():
            if isinstance(node, ast.ImportFrom):
                names = [*(node.module or "").split("."), *(alias.name for alias in node.names)]
                others = {hit[0] for name in names if (hit := number.match(name))} - {
                    own and own[0]
                }
                found += [f"{module.place}:{node.lineno}: {other}" for other in others]
    assert not found, found
