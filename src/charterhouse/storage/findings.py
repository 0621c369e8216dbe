"""What verifying may find wrong, said in both languages."""

from __future__ import annotations

from typing import NamedTuple

FINDINGS_MAX = 1000  # a file that is wrong throughout is not described entry by entry

SAID = {
    "file_damaged": (
        "The file is damaged: {what}.",
        "Файл повреждён: {what}.",
    ),
    "schema_altered": (
        "`{what}` is not as Charterhouse made it in this file.",
        "Элемент `{what}` в этом файле не таков, каким его создал Charterhouse.",
    ),
    "line_unreadable": (
        "Line {line} cannot be read: found `{found}`; expected {expected}.",
        "Строка {line} не читается: найдено `{found}`; ожидалось: {expected}.",
    ),
    "line_astray": (
        "Line {line} does not belong where it stands.",
        "Строка {line} стоит не на своём месте.",
    ),
    "entry_unreadable": (
        "Entry {seq} cannot be read, though it is as it was sealed.",
        "Запись {seq} не читается, хотя и совпадает с опечатанной.",
    ),
    "entry_altered": (
        "Entry {seq} has been altered: its bytes no longer give the leaf that was sealed.",
        "Запись {seq} изменена: её байты больше не дают опечатанный лист дерева.",
    ),
    "entry_forged": (
        "Entry {seq} and its leaf have been rewritten together; another leaf was sealed.",
        "Запись {seq} и её лист переписаны вместе; опечатан был другой лист.",
    ),
    "entry_missing": (
        "Entry {seq} is missing.",
        "Запись {seq} отсутствует.",
    ),
    "entry_misplaced": (
        "Entry {seq} stands out of its order.",
        "Запись {seq} стоит не по порядку.",
    ),
    "entry_repeated": (
        "Entry {seq} stands there more than once.",
        "Запись {seq} повторяется.",
    ),
    "entry_inserted": (
        "An entry that calls itself {seq} was never sealed.",
        "Запись, названная номером {seq}, никогда не была опечатана.",
    ),
    "leaf_altered": (
        "The leaf kept for entry {seq} has been altered; the entry is as it was sealed.",
        "Изменён лист, хранимый для записи {seq}; сама запись совпадает с опечатанной.",
    ),
    "leaves_missing": (
        "Leaves are missing before line {line}, or stand there twice.",
        "Перед строкой {line} недостаёт листьев, или они повторены.",
    ),
    "truncated": (
        "The register has been cut short: entries found: {found}; sealed: {sealed}.",
        "Реестр усечён: найдено записей: {found}; опечатано: {sealed}.",
    ),
    "head_differs": (
        "The head of size {size} seals another root than the entries give; "
        "look between entries {since} and {until}. Heads that differ: {count}.",
        "Вершина размера {size} опечатывает не тот корень, который дают записи; "
        "ищите между записями {since} и {until}. Расходящихся вершин: {count}.",
    ),
    "head_missing": (
        "No head seals the last entries; entries found: {found}.",
        "Последние записи не опечатаны вершиной; найдено записей: {found}.",
    ),
    "head_recorded_differs": (
        "The head of size {size} has another time than its newest entry.",
        "Время вершины размера {size} отличается от времени её последней записи.",
    ),
    "known_differs": (
        "The head of size {size} known from elsewhere is not the beginning of this register.",
        "Известная из другого источника вершина размера {size} не есть начало этого реестра.",
    ),
    "tile_differs": (
        "Tile {place} of level {level} does not hold the hashes of its entries.",
        "Плитка {place} уровня {level} содержит не те хеши, что дают её записи.",
    ),
    "tile_missing": (
        "Tile {place} of level {level} is missing.",
        "Плитка {place} уровня {level} отсутствует.",
    ),
    "tag_astray": (
        "The tag `{tag}` speaks of entry {seq}, which is not there.",
        "Метка `{tag}` указывает на запись {seq}, которой нет.",
    ),
    "tag_differs": (
        "Entry {seq} is not found under the tags that its content gives it.",
        "Запись {seq} не находится по меткам, вытекающим из её содержания.",
    ),
    "recorded_astray": (
        "Entry {seq} was recorded before the one in front of it.",
        "Запись {seq} внесена раньше предшествующей ей.",
    ),
    "recorded_differs": (
        "Entry {seq} is listed under another time than the one sealed in it.",
        "Запись {seq} числится под иным временем, чем опечатанное в ней.",
    ),
    "id_differs": (
        "Entry {seq} is listed under another id than the one sealed in it.",
        "Запись {seq} числится под иным идентификатором, чем опечатанный в ней.",
    ),
    "private_differs": (
        "The private part of entry {seq} does not match the hash sealed in the entry.",
        "Закрытая часть записи {seq} не соответствует хешу, опечатанному в записи.",
    ),
    "private_astray": (
        "A private part speaks of entry {seq}, which commits to none or is not there.",
        "Закрытая часть относится к записи {seq}, которой нет или которая её не предусматривает.",
    ),
    "document_differs": (
        "The document `{digest}` does not match its hash.",
        "Документ `{digest}` не соответствует своему хешу.",
    ),
    "more": (
        "Further findings, not listed: {count}.",
        "Прочих замечаний, не перечисленных здесь: {count}.",
    ),
}


class Finding(NamedTuple):
    """One thing that is wrong, and with which entry, if it is about one."""

    code: str
    seq: int | None
    en: str
    ru: str


class Findings:
    """The findings of one verification, in the order in which they were made."""

    def __init__(self) -> None:
        self._made: list[Finding] = []
        self._unlisted = 0

    def add(self, code: str, seq: int | None = None, **facts: object) -> None:
        """Note a finding."""
        if len(self._made) >= FINDINGS_MAX:
            self._unlisted += 1
            return
        en, ru = (said.format(seq=seq, **facts) for said in SAID[code])
        self._made.append(Finding(code, seq, en, ru))

    def add_first(self, code: str, **facts: object) -> None:
        """Note a finding that explains those made before it."""
        en, ru = (said.format(**facts) for said in SAID[code])
        self._made.insert(0, Finding(code, None, en, ru))

    def listed(self) -> list[Finding]:
        """All of them, or the first thousand and how many more there were."""
        if self._unlisted:
            en, ru = (said.format(count=self._unlisted) for said in SAID["more"])
            return [*self._made, Finding("more", None, en, ru)]
        return self._made
