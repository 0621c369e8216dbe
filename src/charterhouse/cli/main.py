"""The command `charterhouse`: every command, and what becomes of a mistake."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer

from charterhouse import __version__
from charterhouse.core.errors import CharterhouseError, Unreadable
from charterhouse.desk.wording import Lang

from . import (
    asking,
    checking,
    law,
    ledger,
    offering,
    papers,
    proceedings,
    registers,
    serve,
    sessions,
    surveys,
    vocabulary,
)
from .door import shown
from .speech import examples, told, wanted

app = typer.Typer(
    name="charterhouse",
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"charterhouse {__version__}")
        raise typer.Exit


@app.callback(
    invoke_without_command=True,
    help=told(
        "Runs an intergovernmental organisation by its charter: a register of acts, and the law as pure functions.",
        "Ведёт межгосударственную организацию по её уставу: реестр актов и нормы в виде функций.",
    ),
    epilog=examples(
        "charterhouse demo",
        "charterhouse ask member state=AM --db charterhouse-demo.db",
        "charterhouse law 19.3",
    ),
)
def _start(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_version,
            is_eager=True,
            help=told("Show the version.", "Показать версию."),
        ),
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        print(context.get_help())


def _add(name: str, command: Callable[..., int], en: str, ru: str, *lines: str) -> None:
    app.command(name, help=told(en, ru), epilog=examples(*lines))(command)


_add(
    "demo",
    registers.demo,
    "Load the real history of the CSTO into a fresh register and show where it stands today.",
    "Загрузить подлинную историю ОДКБ в новый реестр и показать её положение на сегодня.",
    "charterhouse demo",
    "charterhouse demo --db /tmp/history.db --lang ru",
)
_add(
    "new",
    registers.new,
    "Make a register.",
    "Создать реестр.",
    "charterhouse new --registrar 'Anna Petrova'",
    "charterhouse new --registrar ann --profile text --db trial.db",
)
_add(
    "import",
    registers.import_,
    "Fill a new register from an export.",
    "Создать реестр из выгрузки.",
    "charterhouse import register.jsonl --db copy.db",
)
_add(
    "export",
    registers.export,
    "Write a register as JSON Lines.",
    "Выгрузить реестр в JSON Lines.",
    "charterhouse export register.jsonl",
    "charterhouse export register.jsonl --db copy.db --overwrite",
)
_add(
    "offer",
    offering.offer,
    "Put an act to the desk; `charterhouse acts` lists the kinds and their fields. "
    "Exit: 0 entered, 2 refused, 3 depends or undetermined, 1 error.",
    "Внести акт на рассмотрение; виды и поля показывает `charterhouse acts`. "
    "Код: 0 внесён, 2 не разрешён, 3 зависит или не установлено, 1 ошибка.",
    "charterhouse offer act.toml",
    "charterhouse offer session.toml --from 17",
    "charterhouse offer act.json --as 'Anna Petrova' --reading G-14=C",
    'echo \'{"act": "financing.assess", "on": "2026-01-15", "by": "secretariat", "state": "XA", "year": 2026, '
    '"private": {"amount": "100.00 RUB"}}\' | charterhouse offer -',
    'echo \'{"act": "membership.apply", "on": "2026-05-04", "by": "XA", "state": "XA"}\' | charterhouse offer -',
)
_add(
    "ask",
    asking.ask,
    "Ask any question of the charter; `charterhouse questions` lists them. "
    "Exit: 0 yes or a value, 2 no, 3 depends or undetermined.",
    "Задать любой вопрос по уставу; их перечень: `charterhouse questions`. "
    "Код: 0 да или значение, 2 нет, 3 зависит или не установлено.",
    "charterhouse ask member state=UZ --on 2013-01-01",
    "charterhouse ask holder secretary_general --on 2018-11-02 --profile text",
    "charterhouse ask arrears AM --on 2026-01-01 --reading G-17=B --json",
    "charterhouse ask may act=@act.json",
)
app.add_typer(ledger.app, name="ledger")
_add(
    "acts",
    vocabulary.acts,
    "List the kinds of act; of one kind, its fields, an example, and with --json its JSON Schema.",
    "Показать виды актов; одного вида: поля, пример, а с --json также схему JSON.",
    "charterhouse acts",
    "charterhouse acts membership.apply",
)
_add(
    "questions",
    vocabulary.questions,
    "List the questions; of one, its arguments, an example, and with --json its JSON Schema.",
    "Показать вопросы; одного: аргументы, пример, а с --json также схему JSON.",
    "charterhouse questions",
    "charterhouse questions owes",
)
_add(
    "standing",
    surveys.standing,
    "Show every Member, the offices and the law in force on a day.",
    "Показать на дату всех членов, должности и действующее право.",
    "charterhouse standing",
    "charterhouse standing --on 2012-12-19 --profile minority",
)
_add(
    "law",
    law.law,
    "Show what the charter says: wording, rules, readings, cases. `law import FILE` files a published page "
    "in the register named by --db, as an act of the registrar.",
    "Показать, что говорит устав: текст, правила, толкования, случаи. `law import FILE` приобщает "
    "опубликованную страницу к реестру из --db: это акт регистратора.",
    "charterhouse law",
    "charterhouse law 12.4 --on 2012-12-18",
    "charterhouse law import charter-en.txt",
)
_add(
    "sessions",
    sessions.sessions,
    "Show the sessions of the organs, who chaired, who was present, what was decided; one of them with its "
    "agenda, the positions taken, what was announced and everything else done at it.",
    "Показать сессии органов: кто председательствовал, кто присутствовал, что решено; одну сессию: с повесткой "
    "дня, позициями государств, объявленными итогами и всем прочим, что на ней произошло.",
    "charterhouse sessions",
    "charterhouse sessions csc-2025-06 --db year.db",
    "charterhouse sessions --organ council --on 2016-12-31",
)
_add(
    "drafts",
    proceedings.drafts,
    "Show the drafts before the organs and what became of them; one of them with its positions, everything "
    "done about it, and the outcome under each profile.",
    "Показать проекты, внесённые в органы, и их итог; один проект: с позициями, всеми актами о нём и итогом "
    "при каждом наборе толкований.",
    "charterhouse drafts",
    "charterhouse drafts --state pending",
    "charterhouse drafts budget-2024 --on 2024-01-01",
)
_add(
    "due",
    surveys.due,
    "Show what must be done, by whom, by when, on which paragraph.",
    "Показать, что предстоит сделать, кому, к какому сроку и по какой норме.",
    "charterhouse due",
    "charterhouse due --on 2026-01-01",
)
_add(
    "papers",
    papers.papers,
    "Draw up a paper from the register: agenda, participants or protocol of a session; decision, certificate "
    "or service of a draft; votes of either; a calendar; statement or call of a State; certificate of a payment.",
    "Составить документ по реестру: повестку, список участников или протокол сессии; решение, свидетельство "
    "или подтверждение вручения по проекту; запись позиций; календарь; выписку или извещение государству; "
    "справку об уплате.",
    "charterhouse papers protocol spring-2026 -o protocol.pdf",
    "charterhouse papers decision budget-2027 --lang en",
    "charterhouse papers statement AM --year 2024 -o statement.pdf",
    "charterhouse papers votes spring-2026 --format csv",
    "charterhouse papers calendar -o sessions.ics",
)
_add(
    "audit",
    surveys.audit,
    "Rule on every entry again with what is known now. Exit: 2 if any is irregular.",
    "Заново оценить каждую запись по известному ныне. Код 2, если есть несоответствия.",
    "charterhouse audit",
    "charterhouse audit --profile text --json",
)
_add(
    "check",
    checking.check,
    "Run worked cases.",
    "Проверить разобранные случаи.",
    "charterhouse check tests/cases/ch06_membership/art19_membership.toml",
)
_add(
    "verify",
    registers.verify,
    "Check the seals of a register or an export. Exit: 1 if any is broken.",
    "Проверить печати реестра или выгрузки. Код 1, если какая-либо нарушена.",
    "charterhouse verify charterhouse.db",
    "charterhouse verify register.jsonl",
)

_add(
    "serve",
    serve.serve,
    "Serve the portal, for reading.",
    "Открыть портал для чтения.",
    "charterhouse serve --db charterhouse-demo.db",
    "charterhouse serve --host 0.0.0.0 --port 8080 --lang ru",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; a mistake of whoever typed it is one line, and code 1."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
    try:
        code = app(args=given, prog_name="charterhouse", standalone_mode=False)
        sys.stdout.flush()
    except CharterhouseError as error:
        return _mistake(error.code, error.told(_lang(given)), _details(error), given)
    except typer.TyperException as error:
        return _mistake("usage", error.format_message(), {}, given)
    except (typer.Abort, KeyboardInterrupt):
        print("", file=sys.stderr)
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code if isinstance(code, int) else 0


def _lang(arguments: Sequence[str]) -> Lang:
    """The language in which whoever typed this is told of a mistake."""
    return wanted(arguments, os.environ)


def _details(error: CharterhouseError) -> dict[str, str]:
    if not isinstance(error, Unreadable):
        return {}
    return {
        name: str(getattr(error, name))[:200] for name in ("path", "found", "expected", "example")
    }


def _mistake(code: str, message: str, details: dict[str, str], arguments: Sequence[str]) -> int:
    line = " ".join(shown(message).split())
    if "--json" in arguments:
        told: dict[str, Any] = {"code": code, "message": line}
        if details:
            told["details"] = details
        print(json.dumps({"error": told}, ensure_ascii=False), file=sys.stderr)
    else:
        print(f"{'ошибка' if _lang(arguments) == 'ru' else 'error'}: {line}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
