"""What the lines of a published charter page look like, in English and in Russian."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from charterhouse.core.errors import Unreadable
from charterhouse.documents.published_page import Law

RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
ROMAN_LOOKALIKES = str.maketrans("ІХСМ", "IXCM")  # Cyrillic letters typed for Roman numerals
POINT_LOOKALIKES = str.maketrans("аеосрху", "aeocpxy")
LATIN = "abcdefghijklmnopqrstuvwxyz"
CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"  # as lists are lettered: no ё, й, ъ, ы, ь
MONTHS_EN = "january february march april may june july august september october november december"
MONTHS_RU = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
MONTHS = {
    name: at for names in (MONTHS_EN, MONTHS_RU) for at, name in enumerate(names.split(), start=1)
}
LANGUAGES = {
    "Armenian": "hy",
    "Belarusian": "be",
    "English": "en",
    "French": "fr",
    "Kazakh": "kk",
    "Kyrgyz": "ky",
    "Russian": "ru",
    "Spanish": "es",
    "Tajik": "tg",
    "Uzbek": "uz",
    "армянском": "hy",
    "белорусском": "be",
    "английском": "en",
    "французском": "fr",
    "казахском": "kk",
    "кыргызском": "ky",
    "русском": "ru",
    "испанском": "es",
    "таджикском": "tg",
    "узбекском": "uz",
}

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
TITLE = re.compile(r"(?:Charter|CHARTER|Statute|STATUTE|Устав|УСТАВ|Статут|СТАТУТ)\b")
IN_FORCE = re.compile(r"\((?:Entered into force|Вступил[аио]? в силу)\b")
CHAPTER = re.compile(
    r"(?:Chapter|CHAPTER|Глава|ГЛАВА)\s+"
    r"(?P<printed>[IVXLІХ]{1,9}|[0-9]{1,2})(?:[.:]|\b)\s*(?P<title>.*)"
)
ARTICLE = re.compile(
    r"(?:Article|ARTICLE|Статья|СТАТЬЯ)\s+"
    r"(?P<printed>[0-9]{1,6}(?:\s?[⁰¹²³⁴-⁹]{1,2}|(?:\s?[-–.^(]\s?|\s)[0-9]{1,2}\)?)?)"
    r"[.:]?(?:\s+(?P<title>\D.*))?"
)
NOTE = re.compile(
    r"(?:The )?[Ff]ootnotes?\s?[.:]|Сноск[аи]\s?[.:]|СНОСК[АИ]\s?[.:]|Примечание (?:РЦПИ|ИЗПИ)\b"
)
POINT = re.compile(r"\(?([a-zа-я]|[0-9]{1,2})\)\s*(.*)")
TESTIMONIUM = re.compile(
    r"Done (?:in|at)\b|DONE (?:in|at)\b|In witness whereof\b|IN WITNESS WHEREOF\b"
    r"|(?:Совершен[ао]|Учинено|СОВЕРШЕНО|УЧИНЕНО) в\b|В удостоверение чего\b"
)
SIGNATURE = re.compile(r"(?:For the|За)\s(?=[A-ZА-ЯЁ])")
CERTIFICATION = re.compile(
    r"I hereby certify\b|(?:Настоящим )?(?:[Зз]аверя|[Уу]достоверя|[Пп]одтвержда)(?:ю|ется), что\b"
)
COLOPHON = re.compile(r"©|\([cCсС]\)\s|Copyright\b")
SUBJECT = re.compile(
    r"\b(?:(?P<article>Articles?|[Сс]тать[а-я]{1,3})|Chapters?|[Гг]лав[а-я]{1,3})\s+"
    r"(?P<number>[0-9]{1,4}(?:[⁰¹²³⁴-⁹]{1,2}|[-–.^][0-9]{1,2})?|[IVXLІХ]{1,9})(?!\w)"
)
DATE = (
    r"[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"|[0-9]{1,2} [A-Za-zа-я]{3,9},? [0-9]{4}|[A-Z][a-z]{2,8} [0-9]{1,2},? [0-9]{4}"
)
LAW = re.compile(
    rf"\b(?:dated|of|from|от)\s({DATE})(?:\s?(?:г\.|года))?,?\s?(?:No\.?|№|N)\s?"
    r"([0-9]{1,6}(?:[-/][0-9A-Za-zА-Яа-я]+)*)"
)
EXPLICIT = re.compile(r"([0-9]{1,6})(?:\s?[-–.^(]\s?|\s?(?=[⁰¹²³⁴-⁹])|\s)([0-9⁰¹²³⁴-⁹]{1,2})\)?")


class Number(NamedTuple):
    """An article's number as data: 16¹ is (16, 1)."""

    base: int
    raised: int = 0

    def __str__(self) -> str:
        return f"{self.base}-{self.raised}" if self.raised else str(self.base)


class Heading(NamedTuple):
    """A line that has the look of an article's heading."""

    at: int  # index of the line
    text: str
    printed: str
    title: str


def clean(raw: str) -> str:
    """A line with every kind of space made one, and what cannot be seen left out."""
    return " ".join(INVISIBLE.sub("", raw).split())


def stops(text: str) -> bool:
    """Whether a line ends as a sentence or a recital does, and not as a heading."""
    return text.endswith((".", ",", ";", ":"))


def unreadable(at: int, found: str, expected: str, example: str = "") -> Unreadable:
    """The error for a line, named by its number as an editor shows it."""
    shown = found if len(found) <= 80 else found[:79] + "…"
    return Unreadable(f"line {at + 1}", shown, expected, example)


def roman(printed: str) -> int | None:
    """The number that a Roman or Arabic numeral writes; None if it is no proper numeral."""
    letters = printed.translate(ROMAN_LOOKALIKES)
    if letters.isdecimal():
        return int(letters) or None
    units = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    tens = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX")
    for number in range(1, 90):
        if tens[number // 10] + units[number % 10] == letters:
            return number
    return None


def article_heading(at: int, text: str) -> Heading | None:
    """The heading in a line: the word, a number, perhaps a title, and nothing of a sentence."""
    found = ARTICLE.fullmatch(text)
    if found is None:
        return None
    title = found["title"] or ""
    if title and (not title[0].isupper() or stops(title)):
        return None
    return Heading(at, text, found["printed"], title)


def chapter_heading(text: str, after: str, wanted: int) -> re.Match[str] | None:
    """The heading in a line, given the next one.

    A heading is no sentence; with a full stop it must be the chapter wanted, an article under it.
    """
    found = CHAPTER.fullmatch(text)
    if found is None or not stops(found["title"]):
        return found
    opens = article_heading(0, after) or NOTE.match(after)
    return found if opens and roman(found["printed"]) == wanted else None


def explicit(printed: str) -> Number | None:
    """A number whose raised part is told apart: 16¹, 16-1, 16.1, 16 1, 16(1)."""
    found = EXPLICIT.fullmatch(printed)
    return Number(int(found[1]), int(found[2].translate(RAISED))) if found else None


def numbered(headings: Sequence[Heading]) -> list[Number]:
    """The numbers of all headings, told by their order: 161 after 16 and before 17 is 16-1.

    A raised digit printed flat must be followed by the next article, unless it makes a number
    above 99, too far off to be an article that was left out; a person settles the rest.
    """
    numbers: list[Number] = []
    flat: Heading | None = None  # 11 after 1: article 1-1, or 2 to 10 are missing
    last = Number(0)
    for heading in headings:
        told = explicit(heading.printed)
        number = told or _by_order(heading.printed, last)
        if number not in _next_after(last):
            raise _out_of_order(heading, number, numbers)
        if number.base > last.base:
            flat = None
        elif told is None and len(heading.printed) < 3:
            flat = heading
        numbers.append(number)
        last = number
    if flat is not None:
        wanted = f"an Article {last.base + 1} after it, or a number whose two parts are told apart"
        raise unreadable(flat.at, flat.text, wanted, f"Article {last}")
    return numbers


def _next_after(last: Number) -> tuple[Number, ...]:
    """What may follow: the next article, or one put in after the last by an amendment."""
    plain = Number(last.base + 1)
    return (plain, Number(last.base, last.raised + 1)) if last.base else (plain,)


def _by_order(printed: str, last: Number) -> Number:
    """A number without a sign between its parts, read in the light of the one before it."""
    plain, base = int(printed), str(last.base)
    if plain > last.base + 1 and printed.startswith(base):
        raised = Number(last.base, int(printed[len(base) :]))
        if raised in _next_after(last):
            return raised
    return Number(plain)


def _out_of_order(heading: Heading, number: Number, before: list[Number]) -> Unreadable:
    last = before[-1] if before else Number(0)
    following = " or ".join(map(str, _next_after(last)))
    if number in before:
        what = f"each article once; {number} has been read already, next would be {following}"
    elif number < last:
        what = f"articles in order; the one before is {last}, next would be {following}"
    else:
        what = f"no article left out; next would be {following}"
    example = f"Article {_next_after(last)[0]}"
    return unreadable(heading.at, heading.text, what, example)


def iso(printed: str) -> str | None:
    """The day that a printed date means, as ISO; None where it means two days or none.

    Dots put the day first; slashes are taken only where one order makes a date.
    """
    if parts := re.fullmatch(r"([0-9]+)([./])([0-9]+)\2([0-9]{4})", printed):
        first, second, year = int(parts[1]), int(parts[3]), int(parts[4])
        days = [_day(year, second, first), _day(year, first, second)]
        if parts[2] == "." and days[0]:
            return days[0]
        read = {day for day in days if day}
        return read.pop() if len(read) == 1 else None
    if parts := re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", printed):
        return _day(int(parts[1]), int(parts[2]), int(parts[3]))
    words = printed.replace(",", " ").split()
    if len(words) != 3:
        return None
    month, number = (words[1], words[0]) if words[0].isdecimal() else (words[0], words[1])
    if not number.isdecimal() or not words[2].isdecimal():
        return None
    return _day(int(words[2]), MONTHS.get(month.lower(), 0), int(number))


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def laws(text: str) -> tuple[Law, ...]:
    """Every law that a note names by date and number; an Article 8 may have two."""
    return tuple(Law(found[2], iso(found[1]), found[1]) for found in LAW.finditer(text))


def languages(text: str) -> tuple[str, ...]:
    """The languages of the original, as a testimonium names them."""
    words = re.findall(r"\b\w++(?! (?:Federation|Republic)\b)", text)
    return tuple(dict.fromkeys(LANGUAGES[word] for word in words if word in LANGUAGES))


def point_key(mark: str, before: Sequence[str]) -> str | None:
    """The key of a list item after the marks before it; None if it is not the next one.

    Letters are keyed by their place, so that "в" is c in a Russian list.
    """
    place, kin = len(before), [each for each in before if each.isdecimal() == mark.isdecimal()]
    if len(kin) < place or place >= len(LATIN):
        return None
    if mark.isdecimal():
        return mark if mark == str(place + 1) else None
    folded = mark.translate(POINT_LOOKALIKES)
    if before and folded == before[-1].translate(POINT_LOOKALIKES):
        return None
    wanted = (LATIN[place], CYRILLIC[place].translate(POINT_LOOKALIKES))
    return LATIN[place] if folded in wanted else None
