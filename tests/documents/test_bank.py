"""The reader of bank statements: one in camt.053, one in CSV, and many that are broken."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charterhouse.commons.money import Money, total
from charterhouse.core.errors import Unreadable
from charterhouse.documents.bank import SIZE_MAX, read_file
from charterhouse.documents.bank_statement import Movement
from charterhouse.documents.matching import Call, Known, match

STATEMENT = Path(__file__).parent / "bank" / "statement.xml"
CSV = "date,reference,amount,currency,payer,country,text\n2024-03-05,A-17,500.00,RUB,Treasury,KZ,dues\n"


def rubles(text: str) -> Money:
    return Money.read(f"{text} RUB")


def put(folder: Path, content: str | bytes, name: str = "statement") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def refused(folder: Path, content: str | bytes) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read_file(put(folder, content))
    return caught.value


def changed(was: str, becomes: str) -> str:
    text = STATEMENT.read_text("utf-8")
    assert was in text
    return text.replace(was, becomes)


def test_a_statement_is_read_with_what_identifies_the_payer() -> None:
    [statement] = read_file(STATEMENT)
    assert (statement.ref, statement.account) == ("2024-03", "40807810000000000001")
    assert (statement.opening, statement.closing) == (rubles("1000.00"), rubles("1549.50"))
    assert statement.movements[0] == Movement(
        date(2024, 3, 5),
        rubles("500.00"),
        "A-17",
        "Ministry of Finance",
        "KZ",
        "Contribution 2024",
    )
    assert [each.amount for each in statement.movements[1:]] == [rubles("100.00"), rubles("-50.50")]


FREE = "<Ustrd>Contribution</Ustrd><Ustrd>2024</Ustrd>"
QUOTED = (
    "<Strd><RfrdDocInf><Nb>C/2024/KZ</Nb></RfrdDocInf>"
    "<CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp><Ref>KZ 2024</Ref></CdtrRefInf></Strd>"
)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (QUOTED, "KZ 2024; C/2024/KZ"),
        (FREE + QUOTED, "Contribution 2024; KZ 2024; C/2024/KZ"),
        (f"<Ustrd>KZ 2024</Ustrd>{QUOTED}", "KZ 2024; C/2024/KZ"),
        (f"{QUOTED}<Strd><CdtrRefInf><Ref> </Ref></CdtrRefInf></Strd>", "KZ 2024; C/2024/KZ"),
        ("", ""),
    ],
)  # fmt: skip
def test_what_is_quoted_as_a_reference_is_read_beside_what_is_written(
    tmp_path: Path, written: str, text: str
) -> None:
    [statement] = read_file(put(tmp_path, changed(FREE, written)))
    assert statement.movements[0].text == text


def test_a_payment_that_quotes_its_call_only_as_a_reference_is_matched(tmp_path: Path) -> None:
    named = changed(FREE, QUOTED).replace("<Ctry>KZ</Ctry>", "")
    known = Known({"KZ": (), "AM": ()}, quoted={"KZ 2024": ("KZ", 2024)})
    calls = [Call("KZ", year, rubles("500.00")) for year in (2023, 2024)]
    matched, _ = match(read_file(put(tmp_path, named)), calls, known)
    assert [(each.state, each.years) for each in matched] == [("KZ", (2024,))]


def batch(*amounts: str) -> str:
    """The statement with its second movement, 100 in all, made of several transactions."""
    parts = "".join(
        f"<TxDtls><Refs><EndToEndId>E-{n}</EndToEndId></Refs>{amount}"
        f"<RltdPties><Dbtr><Nm>Treasury {n}</Nm></Dbtr></RltdPties><RmtInf><Ustrd>dues {n}</Ustrd></RmtInf></TxDtls>"
        for n, amount in enumerate(amounts, 1)
    )
    was = "<AcctSvcrRef>A-18</AcctSvcrRef>"
    return changed(was, f"{was}<NtryDtls>{parts}</NtryDtls>")


def rub(amount: str) -> str:
    return f'<Amt Ccy="RUB">{amount}</Amt>'


def test_a_batch_is_as_many_payments_as_it_has_transactions(tmp_path: Path) -> None:
    """Each with its payer, its words and a reference of its own; the totals of the bank still count entries."""
    in_details = f"<AmtDtls><TxAmt>{rub('30.00')}</TxAmt></AmtDtls>"
    returned = f"{rub('5.00')}<CdtDbtInd>DBIT</CdtDbtInd>"
    [statement] = read_file(put(tmp_path, batch(rub("75.00"), in_details, returned)))
    day = date(2024, 3, 6)
    assert statement.movements[1:4] == (
        Movement(day, rubles("75.00"), "A-18/1", "Treasury 1", "", "dues 1"),
        Movement(day, rubles("30.00"), "A-18/2", "Treasury 2", "", "dues 2"),
        Movement(day, rubles("-5.00"), "A-18/3", "Treasury 3", "", "dues 3"),
    )
    assert len(statement.movements) == 5
    nameless = batch(rub("60.00"), rub("40.00")).replace("<AcctSvcrRef>A-18</AcctSvcrRef>", "")
    [statement] = read_file(put(tmp_path, nameless))
    assert [each.reference for each in statement.movements[1:3]] == ["E-1", "E-2"]


@pytest.mark.parametrize(
    ("amounts", "said", "ru"),
    [
        ([rub("60.00"), rub("39.99")], ["movement 2, amount", "100.00 RUB", "99.99 RUB", "2 transactions"],
         ["операция 2", "99.99 RUB"]),
        ([rub("60.00"), ""], ["movement 2, transaction 2, amount", "holds several"], ["перевод 2"]),
        ([rub("60.00"), '<Amt Ccy="USD">40.00</Amt>'], ["transaction 2", "40.00 USD", "in RUB"], ["RUB"]),
        ([rub("60.00"), rub("-40.00")], ["transaction 2", "without a sign"], ["без собственного знака"]),
    ],
)  # fmt: skip
def test_a_batch_that_is_not_the_sum_of_its_transactions_is_refused(
    tmp_path: Path, amounts: list[str], said: list[str], ru: list[str]
) -> None:
    error = refused(tmp_path, batch(*amounts))
    for each in said:
        assert each in str(error)
    for each in ru:
        assert each in error.ru


def test_what_is_only_pending_has_not_moved() -> None:
    [statement] = read_file(STATEMENT)
    assert "A-20" not in {each.reference for each in statement.movements}


def test_a_statement_in_csv_whatever_stands_between_its_columns(tmp_path: Path) -> None:
    for apart in ",;\t":
        [statement] = read_file(put(tmp_path, CSV.replace(",", apart)))
        assert [each.amount for each in statement.movements] == [rubles("500.00")]
        assert statement.movements[0].country == "KZ"


@pytest.mark.parametrize(
    ("was", "becomes", "path", "expected"),
    [
        (">1549.50<", ">1549.51<", "closing balance", "1549.50 RUB"),
        ("<Sum>650.50<", "<Sum>650.00<", "TtlNtries/Sum", "650.50 RUB"),
        ("<NbOfNtries>3<", "<NbOfNtries>4<", "NbOfNtries", "3, as it lists"),
        (">500.00<", ">500.005<", "movement 1", "at most 2 decimals"),
        (">500.00<", ">-500.00<", "movement 1", "without a sign"),
        (">500.00<", ">много<", "movement 1", "an amount"),
        ("<ValDt><Dt>2024-03-05", "<ValDt><Dt>2024-02-30", "day", "a day"),
        ("A-18", "A-17", "reference", "each movement once"),
        ('<Amt Ccy="RUB">100<', '<Amt Ccy="USD">100<', "movement 2", "in RUB"),
        ("BkToCstmrStmt", "BkToCstmrDbtCdtNtfctn", "file", "bank-to-customer statement"),
        ("</Stmt>", "", "line", "camt.053"),
    ],
)
def test_a_statement_that_does_not_add_up_is_refused_with_the_sums(
    tmp_path: Path, was: str, becomes: str, path: str, expected: str
) -> None:
    error = refused(tmp_path, changed(was, becomes))
    assert path in error.path
    assert expected in error.expected


IN, OUT = "<TtlCdtNtries>{}</TtlCdtNtries>", "<TtlDbtNtries>{}</TtlDbtNtries>"


@pytest.mark.parametrize(
    ("told", "path", "found", "expected"),
    [
        (IN.format("<Sum>601.00</Sum>"), "TtlCdtNtries/Sum", "601.00 RUB", "600.00 RUB, the sum"),
        (IN.format("<NbOfNtries>3</NbOfNtries>"), "TtlCdtNtries/NbOfNtries", "3", "2, as it lists"),
        (OUT.format("<Sum>50.00</Sum>"), "TtlDbtNtries/Sum", "50.00 RUB", "50.50 RUB, the sum"),
        (OUT.format("<NbOfNtries>0</NbOfNtries>"), "TtlDbtNtries/NbOfNtries", "0", "1, as it lists"),
        (
            "<TtlNtries><TtlNetNtry><Amt>549.00</Amt></TtlNetNtry></TtlNtries>",
            "TtlNtries/net", "549.00 RUB", "549.50 RUB, what they come to",
        ),
        (
            "<TtlNtries><TtlNetNtryAmt>549.50</TtlNetNtryAmt><CdtDbtInd>DBIT</CdtDbtInd></TtlNtries>",
            "TtlNtries/net", "549.50 RUB", "-549.50 RUB, what they come to",
        ),
    ],
)  # fmt: skip
def test_each_total_of_the_bank_is_held_against_the_movements(
    tmp_path: Path, told: str, path: str, found: str, expected: str
) -> None:
    error = refused(tmp_path, changed("<TxsSummry>", f"<TxsSummry>{told}"))
    assert path in error.path
    assert error.found == found
    assert expected in error.expected


def test_totals_of_either_side_that_add_up_are_taken(tmp_path: Path) -> None:
    told = IN.format("<NbOfNtries>02</NbOfNtries><Sum>600.00</Sum>") + OUT.format(
        "<NbOfNtries>1</NbOfNtries><Sum>50.50</Sum>"
    )
    [statement] = read_file(put(tmp_path, changed("<TxsSummry>", f"<TxsSummry>{told}")))
    assert len(statement.movements) == 3


def test_a_message_that_declares_entities_is_not_read(tmp_path: Path) -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha">]><Document>&a;</Document>'
    assert "declaration" in str(refused(tmp_path, laughs))


@pytest.mark.parametrize(
    ("content", "path"),
    [
        ("", "line 1"),
        ("date,amount\n2024-01-01,5\n", "line 1"),
        (CSV.replace("500.00", "5e2"), "line 2, amount"),
        (CSV.replace("RUB", "roubles"), "line 2, amount"),
        (CSV.replace("2024-03-05", "05.03.2024"), "line 2, date"),
        (CSV + "2024-03-06,A-17,1.00,RUB,,,\n", "reference"),
        (CSV + "2024-03-06,A-18,1.00,USD,,,\n", "currency"),
        (CSV.encode() + b"2024-03-06,\xff,1.00,RUB,,,\n", "line 3"),
        (CSV + '2024-03-06,"A-18,1.00,RUB,,,\n', "line"),
    ],
)
def test_csv_that_cannot_be_read_is_refused_by_its_line(
    tmp_path: Path, content: str | bytes, path: str
) -> None:
    assert path in refused(tmp_path, content).path


def test_a_file_that_is_not_there_or_is_too_large_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="can be read"):
        read_file(tmp_path / "nothing.xml")
    assert "20 MB" in str(refused(tmp_path, b"x" * (SIZE_MAX + 1)))


@given(st.binary(max_size=300))
def test_no_file_is_a_fault_of_the_reader(content: bytes) -> None:
    """It is read or it is refused, whatever stands in it."""
    with TemporaryDirectory() as folder:
        try:
            for statement in read_file(put(Path(folder), content)):
                total((each.amount for each in statement.movements), statement.currency)
        except Unreadable:
            pass
