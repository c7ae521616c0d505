"""A letter without text gets one: its figures, citations and addressee are put into words.

Nothing is added that the letter does not say, so a letter that has no figures stays as it is.
"""

import re
from dataclasses import replace

from bluezone.letters import breakdown, kinds, wording
from bluezone.letters.letter import Counts, Letter, Reference
from bluezone.letters.wording import Facts

_NAME = r"(?:[\"“][^\"”]{1,60}[\"”]|[A-Z][\w-]*(?: [A-Z][\w-]*){0,3})"
_APP = re.compile(rf"(?:ứng dụng|phần mềm|tài khoản)(?: [^\W\dA-Z_]+){{0,5}}? {_NAME}")
_GLOSS = re.compile(r" \([a-z ,.-]+\)$", re.ASCII)
_ANSWERED = ("directive_answered", "letter_answered", "directive_forwarded", "root_directive")
_REPORTS = ("Báo cáo",)


def draft(letter: Letter, *, app: str | None = None, places: int = 1) -> Letter:
    """Return *letter* with a body, and with an annex where it has figures by unit.

    A letter that has a body already, or lacks what a report rests on (organ, addressee, cut-off, installed, total),
    or does not say why some did not install, comes back as it is.

    Args:
        app: what was installed, "ứng dụng Bluezone"; if not given, what the abstract names.
        places: decimals of the rate.

    Raises:
        FiguresError: the figures do not add up.
    """
    facts = _facts(letter, app, places)
    if letter.body or facts is None:
        return letter
    kind = kinds.of_name(letter.type) if letter.type else kinds.of_symbol(letter.symbol or "")
    is_report = kind is not None and kind.name in _REPORTS
    body = wording.report(facts) if is_report else wording.official_letter(facts)
    annexes = letter.annexes
    if facts.counts.by_unit and not annexes:
        annexes = (breakdown.of_units(facts.counts, places=places),)
    return replace(letter, body=body, annexes=annexes)


def app_in(abstract: str | None) -> str | None:
    """Return what *abstract* says is installed: "ứng dụng Bluezone"; None if it names nothing."""
    found = _APP.search(abstract or "")
    return found[0] if found else None


def _facts(letter: Letter, app: str | None, places: int) -> Facts | None:
    counts, cutoff = letter.counts, letter.cutoff
    if not letter.issuer or not letter.addressees or counts is None or cutoff is None or cutoff.day is None:
        return None
    if counts.installed is None or counts.total is None:
        return None
    if counts.not_installed is None and counts.installed < counts.total:
        return None
    return Facts(
        organ=letter.issuer,
        receiver=wording.listed(letter.addressees),
        app=app or app_in(letter.abstract) or "ứng dụng",
        counts=_without_gloss(counts),
        cutoff=cutoff,
        answered=_cited(letter, *_ANSWERED),
        onward=_cited(letter, "own_onward_directive"),
        places=places,
    )


def _cited(letter: Letter, *roles: str) -> tuple[Reference, ...]:
    return tuple(reference for reference in letter.references if reference.role in roles)


def _without_gloss(counts: Counts) -> Counts:
    """Return *counts* without the English in brackets that people put behind a unit or a denominator for each other."""
    unit, denominator = (_GLOSS.sub("", text) if text else text for text in (counts.unit, counts.denominator))
    return replace(counts, unit=unit, denominator=denominator)
