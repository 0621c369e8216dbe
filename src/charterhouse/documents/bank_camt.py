"""Bank statements in XML: ISO 20022 camt.053, of whatever version."""

from __future__ import annotations

from typing import NoReturn
from xml.etree import ElementTree

from msgspec.structs import replace

from charterhouse.commons.money import Money
from charterhouse.core.errors import Unreadable

from .bank_statement import MANY, Movement, Statement, day_in, money_in

CREDIT, DEBIT = "CRDT", "DBIT"
QUOTED = ("RmtInf/Strd/CdtrRefInf/Ref", "RmtInf/Strd/RfrdDocInf/Nb")  # of what is paid
OPENING, CLOSING = ("OPBD", "PRCD"), ("CLBD",)


def read_xml(content: bytes) -> list[Statement]:
    """Every statement of a camt.053 message, of whatever version."""
    root = _parsed(content)
    message = next(iter(root), None)
    if _name(root) != "Document" or message is None or _name(message) != "BkToCstmrStmt":
        found = _name(root) if message is None else f"{_name(root)}/{_name(message)}"
        raise Unreadable(
            "file",
            found,
            "a bank-to-customer statement",
            "Document/BkToCstmrStmt",
            ru="выписка банка клиенту",
        )
    statements = [_statement(each, n) for n, each in enumerate(_all(message, "Stmt"), 1)]
    if not statements:
        raise Unreadable("file", "", "one statement at least", "Stmt", ru="хотя бы одна выписка")
    return statements


class _WithoutType(ElementTree.TreeBuilder):
    """Builds the tree of a message; one that declares a type, and so entities, is not read at all."""

    def doctype(self, name: str, pubid: str | None, system: str | None) -> NoReturn:
        """Called by the parser when it meets a declaration."""
        raise Unreadable(
            "file",
            f"a declaration of the type `{name}`",
            "a message without one",
            ru="сообщение без объявления типа",
        )


def _parsed(content: bytes) -> ElementTree.Element:
    """The tree of a message."""
    try:
        return ElementTree.fromstring(content, ElementTree.XMLParser(target=_WithoutType()))
    except ElementTree.ParseError as error:
        line, column = error.position
        place = f"line {line}, column {column}"
        raise Unreadable(
            place, "broken XML", "a whole camt.053 message", ru="целое сообщение camt.053"
        ) from None
    except (LookupError, ValueError) as error:  # an encoding that nobody knows
        raise Unreadable(
            "file", str(error), "a camt.053 message in UTF-8", ru="сообщение camt.053 в UTF-8"
        ) from None


def _statement(node: ElementTree.Element, place: int) -> Statement:
    ref = _text(node, "Id") or str(place)
    where = f"statement {ref}: "
    account = _text(node, "Acct/Id/IBAN") or _text(node, "Acct/Id/Othr/Id")
    balances = {_text(each, "Tp/CdOrPrtry/Cd"): each for each in _all(node, "Bal")}
    opening = next((balances[code] for code in OPENING if code in balances), None)
    closing = next((balances[code] for code in CLOSING if code in balances), None)
    entries = _all(node, "Ntry")
    if len(entries) > MANY:
        raise Unreadable(
            where + "Ntry",
            str(len(entries)),
            f"at most {MANY} movements",
            ru=f"не более {MANY} операций",
        )
    booked = [
        (each, f"{where}movement {n}, ") for n, each in enumerate(entries, 1) if _status(each) == "BOOK"
    ]  # fmt: skip
    moved = [movement for each, place in booked for movement in _movements(each, place)]
    currency = _text(node, "Acct/Ccy")
    for each in (opening, closing, *entries):
        amount = None if each is None else _first(each, "Amt")
        currency = currency or ("" if amount is None else amount.get("Ccy", ""))
    statement = Statement(
        ref, account, currency, tuple(moved),
        None if opening is None else _signed(opening, where + "opening balance"),
        None if closing is None else _signed(closing, where + "closing balance"),
    )  # fmt: skip
    sums = [_signed(each, place + "amount").minor for each, place in booked]
    _summary(node, sums, statement.currency, where)
    return statement


def _movements(node: ElementTree.Element, where: str) -> list[Movement]:
    """What an entry booked: one movement, or of a batch one for each of its transactions."""
    details = _all(node, "NtryDtls/TxDtls")
    whole = _movement(node, next(iter(details), None), where)
    if len(details) < 2:
        return [whole]
    own = _own_reference(node)
    parts = [
        replace(
            told := _movement(node, each, where),
            amount=_part(each, whole.amount, f"{where}transaction {n}, amount"),
            reference=f"{own}/{n}" if own else told.reference,
        )
        for n, each in enumerate(details, 1)
    ]
    come = Money(sum(each.amount.minor for each in parts), whole.amount.currency)
    if come != whole.amount:
        raise Unreadable(
            where + "amount", str(whole.amount), f"{come}, the sum of its {len(parts)} transactions",
            ru=f"{come}, сумма переводов, из которых она состоит: {len(parts)}",
        )  # fmt: skip
    return parts


def _part(node: ElementTree.Element, whole: Money, where: str) -> Money:
    """The amount of one transaction of a batch, on the side of the batch unless it says another."""
    amount = _first(node, "Amt")
    amount = _first(node, "AmtDtls/TxAmt/Amt") if amount is None else amount
    if amount is None:
        raise Unreadable(
            where, "", "an amount, for the entry holds several transactions",
            '<Amt Ccy="RUB">100.00</Amt>', ru="сумма, так как в операции несколько переводов",
        )  # fmt: skip
    usual = CREDIT if whole.minor >= 0 else DEBIT
    money = _with_sign(amount, _text(node, "CdtDbtInd") or usual, where)
    if money.currency != whole.currency:
        raise Unreadable(
            where, str(money), f"in {whole.currency}, as the entry is",
            ru=f"в валюте операции: {whole.currency}",
        )  # fmt: skip
    return money


def _movement(
    node: ElementTree.Element, details: ElementTree.Element | None, where: str
) -> Movement:
    party = "" if details is None else (
        _text(details, "RltdPties/Dbtr/Nm") or _text(details, "RltdPties/Dbtr/Pty/Nm")
    )  # fmt: skip
    country = "" if details is None else (
        _text(details, "RltdPties/Dbtr/PstlAdr/Ctry")
        or _text(details, "RltdPties/Dbtr/Pty/PstlAdr/Ctry")
    )  # fmt: skip
    own = "" if details is None else _text(details, "Refs/EndToEndId")
    day = _text(node, "ValDt/Dt") or _text(node, "BookgDt/Dt") or _text(node, "BookgDt/DtTm")[:10]
    return Movement(
        day_in(day, where + "day"), _signed(node, where + "amount"), _own_reference(node) or own, party, country,
        "" if details is None else _purpose(details),
    )  # fmt: skip


def _own_reference(node: ElementTree.Element) -> str:
    """What the bank calls an entry."""
    return _text(node, "AcctSvcrRef") or _text(node, "NtryRef")


def _purpose(details: ElementTree.Element) -> str:
    """What the payer wrote it is for, in free words and as references, each of these set apart."""
    free = " ".join(each.text or "" for each in _all(details, "RmtInf/Ustrd"))
    quoted = [each.text or "" for path in QUOTED for each in _all(details, path)]
    told = [" ".join(each.split()) for each in (free, *quoted)]
    return "; ".join(each for each in dict.fromkeys(told) if each)


def _status(node: ElementTree.Element) -> str:
    """Whether it is booked: older versions say so in the element, newer ones in a code below it."""
    return _text(node, "Sts/Cd") or _text(node, "Sts") or "BOOK"


def _signed(node: ElementTree.Element, where: str) -> Money:
    """The amount of an entry or a balance with its sign."""
    amount = _first(node, "Amt")
    if amount is None:
        raise Unreadable(where, "", "an amount", '<Amt Ccy="RUB">100.00</Amt>', ru="сумма")
    return _with_sign(amount, _text(node, "CdtDbtInd"), where)


def _with_sign(amount: ElementTree.Element, sign: str, where: str) -> Money:
    """An amount with its sign: credit is money of the account holder."""
    money = money_in(amount.text or "", amount.get("Ccy", ""), where)
    if sign not in (CREDIT, DEBIT):
        raise Unreadable(where, sign, "credit or debit", CREDIT, ru="кредит или дебет")
    if money.minor < 0:
        raise Unreadable(
            where,
            str(money),
            "an amount without a sign of its own",
            "100.00",
            ru="сумма без собственного знака",
        )
    return money if sign == CREDIT else Money(-money.minor, money.currency)


def _summary(node: ElementTree.Element, moved: list[int], currency: str, where: str) -> None:
    """The totals that the bank adds to a statement, against its entries: of all, in and out."""
    sides = {
        "TtlNtries": moved,
        "TtlCdtNtries": [minor for minor in moved if minor >= 0],
        "TtlDbtNtries": [minor for minor in moved if minor < 0],
    }
    for name, side in sides.items():
        for told in _all(node, f"TxsSummry/{name}"):
            _told(told, side, currency, f"{where}{name}")


def _told(node: ElementTree.Element, moved: list[int], currency: str, where: str) -> None:
    """What the bank says of a side of a statement: how many movements, their sum, what they come to."""
    number, stated = _text(node, "NbOfNtries"), _text(node, "Sum")
    if number and number.lstrip("0") != str(len(moved)).lstrip("0"):
        raise Unreadable(
            where + "/NbOfNtries", number, f"{len(moved)}, as it lists",
            ru=f"{len(moved)}, столько операций в выписке",
        )  # fmt: skip
    gross = Money(sum(abs(minor) for minor in moved), currency)
    _same(stated, gross, where + "/Sum", "the sum of its movements", "сумма её операций")
    net = _text(node, "TtlNetNtry/Amt") or _text(node, "TtlNetNtryAmt")
    sign = _text(node, "TtlNetNtry/CdtDbtInd") or _text(node, "CdtDbtInd")
    over = sum(moved) if sign == CREDIT else -sum(moved) if sign == DEBIT else abs(sum(moved))
    _same(net, Money(over, currency), where + "/net", "what they come to", "итог её операций")


def _same(written: str, come: Money, where: str, what: str, ru: str) -> None:
    """A total as the bank states it is what the movements make, where it states one."""
    if written:
        stated = money_in(written, come.currency, where)
        if stated != come:
            raise Unreadable(where, str(stated), f"{come}, {what}", ru=f"{come}, {ru}")


# The tree, whatever its namespace ----------------------------------------------------------------


def _name(node: ElementTree.Element) -> str:
    return node.tag.rpartition("}")[2]


def _all(node: ElementTree.Element, path: str) -> list[ElementTree.Element]:
    found = [node]
    for step in path.split("/"):
        found = [child for each in found for child in each if _name(child) == step]
    return found


def _first(node: ElementTree.Element, path: str) -> ElementTree.Element | None:
    return next(iter(_all(node, path)), None)


def _text(node: ElementTree.Element, path: str) -> str:
    found = _first(node, path)
    return "" if found is None else (found.text or "").strip()
