"""A paper as HTML, as PDF and as JSON: each from the same blocks, the same bytes each time."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from importlib.resources import as_file, files

import msgspec
import typst
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from .blocks import Paper

STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
PER_INCH = 110.0


def as_json(paper: Paper) -> bytes:
    """The blocks as plain data; it has no pages, and so no number of them."""
    fields = {name: getattr(paper, name) for name in paper.__struct_fields__ if name != "page"}
    return msgspec.json.format(msgspec.json.encode(fields), indent=1) + b"\n"


def as_html(paper: Paper) -> bytes:
    """One page without anything beside it: its style stands in it, and it needs no network."""
    template = _environment().get_template("paper.jinja")
    return template.render(paper=msgspec.to_builtins(paper), style=Markup(style())).encode()


def style() -> str:
    """The style that stands in every page, for whoever lets through no other."""
    return _file("paper.css").decode()


def as_pdf(paper: Paper) -> bytes:
    """PDF/A-2a and PDF/UA-1, tagged; dated by the entry that it was drawn up at, not by the clock."""
    made = _compiler(paper).compile(
        format="pdf", pdf_standards=STANDARDS,
        timestamp=int(datetime.fromisoformat(paper.drawn.recorded).timestamp()),
    )  # fmt: skip
    assert isinstance(made, bytes)
    return made


def as_pictures(paper: Paper) -> list[bytes]:
    """Every page of the PDF as a PNG."""
    made = _compiler(paper).compile(format="png", ppi=PER_INCH)
    return [made] if isinstance(made, bytes) else list(made or ())


def _compiler(paper: Paper) -> typst.Compiler:
    """With the template, the data, and the fonts that come with the compiler: none of the machine's."""
    data = msgspec.json.encode(paper).decode()
    return typst.Compiler(
        _file("paper.typ"), ignore_system_fonts=True, root=_folder(), sys_inputs={"paper": data}
    )


@cache
def _file(name: str) -> bytes:
    return files(__package__).joinpath("templates", name).read_bytes()


@cache
def _folder() -> str:
    """The only folder that the compiler may read: that of the templates."""
    with as_file(files(__package__).joinpath("templates")) as folder:
        return str(folder)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader(__package__ or "", "templates"), autoescape=True, trim_blocks=True,
        lstrip_blocks=True, undefined=StrictUndefined, keep_trailing_newline=True,
    )  # fmt: skip
