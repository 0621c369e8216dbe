"""Parts that several papers have: the title page, delegations, positions, statements, results, signatures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from charterhouse.desk.declension import listed, opening
from charterhouse.desk.wording import Lang

from .blocks import AnyBlock, Grid, Note, Paper, Para, Passage, Remark, Signatures
from .facts import WITHHELD, Delegation, Draft, Drawn, Movement, Person, Session, Told, Word
from .phrases import Phrases

ADOPTED = "adopted"
STATEMENTS = ("reservation", "explanation", "dissociation")
STATED = ("contests", "reserves", "explains")  # of an outcome, once it was announced


def paper(  # noqa: PLR0913, PLR0917 - what stands on a title page
    kind: str, about: str, organ: str, title: str, subject: str, place_and_day: str,
    blocks: Sequence[AnyBlock], drawn: Drawn, say: Phrases,
) -> Paper:  # fmt: skip
    """A paper under the name of the Organisation, closed by what is to be known of it."""
    return Paper(
        kind, about, say.lang, say.wording.name(drawn.organisation),
        opening(str(say.name(organ))), title, subject, place_and_day,
        say("note.page", page="{page}", pages="{pages}"), (*blocks, note(drawn, say)), drawn,
    )  # fmt: skip


def note(drawn: Drawn, say: Phrases) -> Note:
    """In which language it binds, and at which entry and root of the register it was drawn up."""
    lines = (
        say("note.language"),
        say(
            "note.register", entry=drawn.entry, recorded=say.when(drawn.recorded[:19] + "Z"),
            on=say.when(drawn.on), profile=say.wording.profile(drawn.profile),
        ),
        say("note.clock", zone=say.zone),
        *([say("note.restricted", reader=drawn.reader)] if drawn.reader else ()),
    )  # fmt: skip
    return Note(say("note.title"), lines, say("note.root") if drawn.root else "", drawn.root)


def place_and_day(of: Session, say: Phrases) -> str:
    """Where and when a session was held, or is to be held."""
    days = [
        say.day_of(each)
        for sitting in of.sittings
        for each in (sitting.opened, sitting.ended)
        if each and say.of(each).exact
    ]
    when = say.days(min(days), max(days)) if days else say.day(of.opens) if of.opens else ""
    hour = say.time(of.opens) if of.opens and not days else ""
    return ", ".join(each for each in (place_of(of, say), when, hour) if each)


def place_of(of: Session, say: Phrases) -> str:
    """The place by its name in the language of the paper, where it has one."""
    return shown(say.wording.name(of.place) if of.place else "", say)


def shown(text: str, say: Phrases) -> str:
    """A text as it was handed in, unless it stands in the private part."""
    return say("say.withheld") if text == WITHHELD else text


def title_of(draft: Draft, say: Phrases) -> str:
    """The title of a draft in the language of the paper; else in the other, else its name."""
    own, other = draft.title_en, draft.title_ru
    if say.lang == "ru":
        own, other = other, own
    return shown(own or other or draft.ref, say)


def quoted_title(draft: Draft, say: Phrases) -> str:
    """The title of a draft between quotation marks."""
    return say("say.quoted", text=title_of(draft, say))


def text_of(draft: Draft, say: Phrases) -> Iterator[AnyBlock]:
    """The text of a draft, a paragraph a line; in Russian where there is no translation.

    A version that the charter does not permit is printed as what it is.
    """
    if (irregular := draft.versions[-1].irregular) is not None:
        version = draft.versions[-1].number
        told = say("say.irregular_version", number=version, why=why(irregular, say))
        yield Remark(say("note.remark"), told.rstrip())
    text = draft.text_en if say.lang == "en" else draft.text_ru
    lang = ""
    if not text and say.lang == "en" and draft.text_ru:
        yield Para(say("say.no_translation"))
        text, lang = draft.text_ru, "ru"
    if text == WITHHELD:
        yield Para(say("say.withheld"))
    elif text:
        lines = tuple(line.strip() for line in text.splitlines() if line.strip())
        yield Passage(lines, lang)
    measure = draft.measure_en if say.lang == "en" else draft.measure_ru
    if measure:
        first, *rest = (line.strip() for line in shown(measure, say).splitlines())
        yield Para(first)
        if paragraphs := tuple(line for line in rest if line):
            spoken = language(paragraphs[0], say)
            yield Passage(paragraphs, "" if spoken == say.lang else spoken)
    elif not text:
        yield Para(say("say.no_text"))


# Who was there -----------------------------------------------------------------------------------


def delegations(of: Session, say: Phrases) -> Iterator[AnyBlock]:
    """Tables of the Members, of other States that came, and of whoever else was invited."""
    members = [each for each in of.delegations if each.member != "no"]
    others = [each for each in of.delegations if each.member == "no" and each.present]
    of_all = "presence" if of.sittings else "invited"
    heads = tuple(say.word("column", each) for each in ("delegation", "persons", of_all))
    for caption, those in (("delegations", members), ("other_states", others)):
        rows = tuple(
            (opening(f"{say.name(each.state)}"), persons(each, say), presence(each, of, say))
            for each in those
        )
        if rows:
            yield Grid(say(f"caption.{caption}"), heads, rows, (5, 8, 5))
    there = {each.state for each in (*members, *others)}
    guests = [each for each in of.guests if each.party not in there]
    if guests:
        heads = tuple(say.word("column", each) for each in ("party", "invited", "delivered"))
        rows = tuple(
            (
                opening(f"{say.name(each.party)}"), say.when(each.invited),
                say.when(each.delivered) if each.delivered else "—",
            )
            for each in guests
        )  # fmt: skip
        yield Grid(say("caption.guests"), heads, rows, (8, 5, 5))


def persons(of: Delegation, say: Phrases) -> str:
    """Those who sat for a State, each with the office held."""
    if not of.persons:
        return say("say.no_persons") if of.present else "—"
    return "; ".join(person(each, say) for each in of.persons)


def person(of: Person, say: Phrases) -> str:
    """Somebody with the office held, else with the capacity in which he sits."""
    held = say.word("office", of.office) if of.office else ""
    held = held or (say.word("capacity", of.capacity) if of.capacity else "")
    doubt = ""
    if of.contested_by:
        doubt = say("say.contested", states=say.names(of.contested_by))
    elif of.refused:
        doubt = say("say.refused")
    told = ", ".join(each for each in (held, doubt) if each)
    return f"{say.person(of.name)} ({told})" if told else say.person(of.name)


def presence(of: Delegation, session: Session, say: Phrases) -> str:
    """When a State was there: from the opening, from an hour on, until an hour; each person apart if they differ."""
    if not of.present:
        return say("say.not_present") if session.sittings else _invited(of.state, session, say)
    moves = [each for each in session.movements if each.state == of.state]
    if not all(each.person for each in moves):  # the State came or left, whoever sat for it
        return "; ".join(_stays(moves, session, say))
    by_person: dict[str, list[str]] = {}
    for name in dict.fromkeys(each.person for each in moves):
        own = [each for each in moves if each.person == name]
        by_person[name] = _stays(own, session, say)
    told = list(dict.fromkeys("; ".join(each) for each in by_person.values() if each))
    if len(told) < 2:
        return "".join(told)
    return "; ".join(
        say("say.of_person", person=say.person(name), told=", ".join(stays))
        for name, stays in by_person.items()
    )


def _invited(state: str, session: Session, say: Phrases) -> str:
    """Before a session: whether a State has been asked to it, and has had that."""
    for guest in session.guests:
        if guest.party == state:
            key = "say.delivered" if guest.delivered else "say.invited"
            return say(key, when=say.when(guest.delivered or guest.invited))
    return "—"


def _stays(moves: Sequence[Movement], session: Session, say: Phrases) -> list[str]:
    """From when until when, one after another; on the one day of a session by the hour alone."""
    days = {
        say.day_of(each) for one in session.sittings for each in (one.opened, one.ended) if each
    }

    def hour(at: str) -> str:
        return (say.time(at) if days == {say.day_of(at)} else "") or say.when(at)

    told: list[str] = []
    since, day = "", ""
    for each in moves:
        if each.came:
            early = bool(session.sittings) and not each.sitting
            day = session.sittings[0].opened if early else each.at
            since = say("say.from_opening") if early else say("say.since", when=hour(each.at))
            told.append(since)
        elif each.sitting:
            same = bool(day) and say.day_of(day) == say.day_of(each.at)
            until = say.time(each.at) if same and say.time(each.at) else hour(each.at)
            last = say("say.since_until", since=since, until=until) if since else ""
            told[-1:] = [last or say("say.until", when=until)]
            since = ""
    return told


# What was said and decided -----------------------------------------------------------------------


def positions(draft: Draft, words: Sequence[Word], say: Phrases, caption: str = "") -> Grid:
    """The positions as a table; where somebody spoke of an earlier version, that is said."""
    section = "on_procedure" if draft.way == "vote" else "position"
    current = draft.versions[-1].number
    rows = []
    for word in words:
        stand = say.word(section, word.position)
        if word.version != current:
            stand += f" ({say('label.draft').lower()} {word.version})"
        counts = say.told(word.counts) if word.counts else "—"
        rows.append((opening(f"{say.name(word.state)}"), stand, say.when(word.at), counts))
    heads = tuple(say.word("column", each) for each in ("state", "position", "time", "counted"))
    return Grid(caption or say("caption.positions"), heads, tuple(rows), (6, 5, 6, 4))


def statements(words: Sequence[Word], say: Phrases) -> Iterator[Para]:
    """Reservations, explanations and dissociations, as they were handed in, in Russian."""
    for kind in STATEMENTS:
        for word in words:
            text = getattr(word, kind)
            if text:
                key = "statement" if word.position in STATED else kind
                lead = say(f"say.{key}", state=say.name(word.state))
                yield Para(shown(text, say), f"{lead}:", language(text, say))


def language(text: str, say: Phrases) -> Lang:
    """The language in which somebody wrote: Russian where it is in its letters."""
    if text == WITHHELD:
        return say.lang
    return "ru" if any("а" <= letter.lower() <= "я" for letter in text) else "en"


def tabled(draft: Draft, say: Phrases) -> str:
    """By whom a draft and each later version of it was tabled, and when."""
    told = []
    for place, version in enumerate(draft.versions):
        facts = {"by": say.names(version.by), "when": say.when(version.at)}
        if not place:
            told.append(say("say.tabled", **facts))
            continue
        told.append(say("say.version", number=version.number, **facts))
        if not version.reworded:
            told.append(say("say.same_text"))
    return " ".join(told)


def announced(draft: Draft, say: Phrases) -> Iterator[Para]:
    """Every announcement of an outcome, and every correction of one with its reason."""
    told: list[str] = []
    for each in draft.announced:
        key = "say.announced_number" if each.number else "say.announced"
        outcome = say.word("outcome", each.outcome)
        text = say(key, when=say.when(each.at), outcome=outcome, number=each.number)
        told.append(opening(text) if told else text)
    for each in draft.corrected:
        outcome = say.word("outcome", each.outcome)
        told.append(say("say.corrected", when=say.when(each.at), outcome=outcome))
    yield Para(" ".join(told) or say("say.not_announced"), f"{say('heading.result')}:")
    for each in draft.corrected:
        yield from reason("correction", each.reason, say)


def reason(label: str, text: str, say: Phrases) -> Iterator[Para]:
    """A reason in the words and the language in which it was given."""
    if text:
        yield Para(shown(text, say), f"{say.word('label', label)}:", language(text, say))


def remark(draft: Draft, say: Phrases) -> Iterator[Remark]:
    """What the law says, where that is not what was announced, or turns on a reading."""
    told, law = [], draft.law
    if law.taken == "undetermined":
        told.append(say("say.law_open", why=why(law, say)))
    elif draft.outcome and (law.taken == "yes") != (draft.outcome == ADOPTED):
        outcome = say.word("outcome", ADOPTED if law.taken == "yes" else "not_adopted")
        told.append(say("say.law_differs", outcome=outcome, why=why(law, say)))
        if law.verdict == "depends":
            told.append(say("say.binds_turns", readings=say.readings([law])))
    elif draft.outcome and law.verdict == "depends":
        outcome = say.word("outcome", ADOPTED if law.taken == "yes" else "not_adopted")
        told.append(say("say.law_turns", outcome=outcome, readings=say.readings([law])))
    if told:
        yield Remark(say("note.remark"), " ".join(" ".join(told).split()))


def why(told: Told, say: Phrases) -> str:
    """The grounds that were not met, or the facts that are missing."""
    grounds = say.why(told)
    return say("say.why", grounds="; ".join(grounds)) if grounds else ""


def present(draft: Draft, say: Phrases) -> Iterator[Para]:
    """Who was there when it was decided, and what the law asks of them."""
    quorum = draft.quorum
    if quorum is None or not (quorum.present or quorum.absent or quorum.unknown):
        return
    told = [say("say.no_list")]
    if not quorum.unknown:
        told = [say(
            "say.quorum", present=_states(quorum.present, say), count=len(quorum.present),
            members=len(quorum.present) + len(quorum.absent),
        )]  # fmt: skip
    if quorum.absent:
        told.append(say("say.absent", absent=_states(quorum.absent, say)))
    if quorum.needed is not None and not quorum.unknown:
        told.append(say("say.needed", needed=quorum.needed, taking=quorum.taking_part))
    if quorum.quorate is not None:
        told.append(say("say.quorate", told=say.told(quorum.quorate)))
    yield Para(" ".join(told))


def _states(states: Sequence[str], say: Phrases) -> str:
    return listed([f"{say.name(each)}" for each in states], say.lang) or "—"


def force(draft: Draft, say: Phrases) -> Iterator[Para]:
    """Whom it binds and from when, who answers for it, and until when its execution is to be reported."""
    told = _by_verdict(draft.binds, ("say.binds", "say.binds_not", "say.binds_open"), say)
    told += _by_verdict(draft.answers, ("", "say.answers_not", "say.answers_open"), say)
    turns = say.readings(each for _, each in (*draft.binds, *draft.answers))
    if turns and turns != say.readings([draft.law]):
        told.append(say("say.binds_turns", readings=turns))
    days = dict.fromkeys(day for _, day in draft.takes_effect)
    if len(days) == 1:
        told.append(say("say.takes_effect", day=say.day(next(iter(days)))))
    for day in days if len(days) > 1 else ():
        states = say.names(state for state, its in draft.takes_effect if its == day)
        told.append(say("say.takes_effect_for", states=states, day=say.day(day)))
    if draft.report_by:
        told.append(say("say.report_by", day=say.day(draft.report_by)))
    if told:
        yield Para(" ".join(told))


def _by_verdict(
    of: Sequence[tuple[str, Told]], keys: tuple[str, str, str], say: Phrases
) -> list[str]:
    """Those of whom it is so, is not so, and cannot be determined, a sentence each."""
    found = []
    for verdict, key in zip(("yes", "no", "undetermined"), keys, strict=True):
        states = [state for state, told in of if told.taken == verdict]
        if states and key:
            found.append(say(key, states=say.names(states)))
    return found


def later(draft: Draft, say: Phrases) -> Iterator[Para]:
    """What Members said after the announcement, and in what words."""
    section = "on_procedure" if draft.way == "vote" else "position"
    told = [
        opening(say("say.later_joined", state=say.name(word.state), when=say.when(word.at)))
        if word.position == "joined"
        else opening(say(
            "say.later_word", state=say.name(word.state), when=say.when(word.at),
            position=say.word(section, word.position),
        ))
        for word in draft.later
    ]  # fmt: skip
    if told:
        yield Para(" ".join(told))
    yield from statements(draft.later, say)


def signatures(organ: str, chair: str, say: Phrases) -> Signatures:
    """The chair and the Secretary General sign."""
    return Signatures(
        (
            (say("sign.chair", organ=say.name(organ)), chair),
            (say("sign.secretary_general"), ""),
        )
    )
