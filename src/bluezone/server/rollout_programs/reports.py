"""Letters of an office for commands and calls: from figures to a draft, its steps, and its file."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from bluezone.documents import letter_file
from bluezone.letters import schema
from bluezone.letters.kinds import Kind
from bluezone.rollout import report
from bluezone.rollout.rights import Action
from bluezone.server.rollout import access, api_values, drafting_steps, drafts, letterheads, reporting
from bluezone.server.rollout.letterheads import LetterheadError, Text
from bluezone.server.rollout.models import Outgoing, Participant
from bluezone.server.rollout.reporting import Wish
from bluezone.server.rollout_programs import figures
from bluezone.server.units import actor
from bluezone.server.units.actor import Actor

Json = dict[str, Any]
KINDS: Mapping[str, Kind] = {"cong-van": report.OFFICIAL_LETTER, "bao-cao": report.REPORT}


def draft(at: Participant, number: int | None, wish: Wish, *, by: Actor, now: datetime) -> Outgoing:
    """Return the draft of the report of *at* on the cut-off *number*, or on the last that has come.

    Raises:
        RightMissingError, NotFrozenError, NotReplaceableError, ReportError
    """
    access.require(by, Action.REPORT_DRAFT, at, now)
    return reporting.draft(at, figures.period(at, number, now), wish, by=by, now=now)


def found(number: int, *, by: Actor, now: datetime) -> Outgoing:
    """Return the document of this number of the database, if *by* may see the papers of its office.

    Who may not is told that there is none, so that numbers of other offices cannot be tried out.

    Raises:
        OutgoingUnknownError
    """
    rows = Outgoing.objects.select_related("campaign", "participant", "snapshot", "forwards", "replaces")
    row = rows.filter(pk=number).first()
    if row is None or not _may_see(row, by, now):
        raise drafts.OutgoingUnknownError("document: there is none of this number here; see rollout drafts")
    return row


def _may_see(row: Outgoing, by: Actor, now: datetime) -> bool:
    if actor.may(by, Action.PAPER_SEE, row.unit_id, now):
        return True
    return row.participant is not None and access.may(by, Action.PAPER_SEE, row.participant, now)


def listed(unit: str, *, by: Actor, now: datetime) -> list[Json]:
    """Return the documents of *unit* that are drafts or were given a number, the newest first.

    Raises:
        RightMissingError
    """
    actor.require(by, Action.PAPER_SEE, unit, now)
    rows = Outgoing.objects.filter(unit_id=unit).select_related("campaign").defer("letter").order_by("-pk")
    return [api_values.outgoing(row) for row in rows]


def step(
    number: int, act: str, *, note: str = "", day: date | None = None, wanted: int | None = None,
    by: Actor, now: datetime,
) -> Outgoing:  # fmt: skip
    """Return the document after *act*, one of ACTS.

    Raises:
        OutgoingUnknownError; and whatever drafting_steps refuses.
    """
    row = found(number, by=by, now=now)
    if act == "send-back":
        return drafting_steps.send_back(row, note, by=by, now=now)
    if act == "withdraw":
        return drafting_steps.withdraw(row, note, by=by, now=now)
    if act == "number":
        return drafting_steps.number(row, by=by, now=now, day=day, wanted=wanted)
    return _PLAIN[act](row, by=by, now=now)


_PLAIN: Mapping[str, Callable[..., Outgoing]] = {
    "check": drafting_steps.check,
    "approve": drafting_steps.approve,
    "issue": drafting_steps.issue,
    "replace": drafting_steps.replacement,
}
ACTS = (*_PLAIN, "number", "send-back", "withdraw")


def file(number: int, name: str, *, by: Actor, now: datetime) -> bytes:
    """Return the document as the kind of file that *name* ends in, .docx or .pdf, or .json for its values.

    Raises:
        OutgoingUnknownError, DocumentError
    """
    row = found(number, by=by, now=now)
    letter = drafts.pure(row).letter
    if name.lower().endswith(".json"):
        return schema.to_text(letter).encode()
    return letter_file.write(letter, name)


def edit(number: int, told: Any, *, by: Actor, now: datetime) -> Outgoing:
    """Return the draft with the text in *told*, letters' JSON; its figures stay.

    Raises:
        OutgoingUnknownError, LetterJsonError; and whatever drafting_steps refuses.
    """
    return drafting_steps.edit(found(number, by=by, now=now), schema.decode(told), by=by, now=now)


# --- letterheads -----------------------------------------------------------------------------------------------------


def letterhead(unit: str, *, by: Actor, now: datetime) -> Json:
    """Return how *unit* stands on paper.

    Raises:
        RightMissingError, UnitUnknownError
    """
    actor.require(by, Action.PAPER_SEE, unit, now)
    return asdict(letterheads.text(unit, now))


def set_letterhead(unit: str, told: Any, *, by: Actor, now: datetime) -> Json:
    """Let *unit* stand on paper as *told*; what is not told stays.

    Raises:
        RightMissingError, UnitUnknownError, LetterheadError
    """
    known = set(Text.__dataclass_fields__)
    if not isinstance(told, dict) or not set(told) <= known or not all(isinstance(each, str) for each in told.values()):
        raise LetterheadError(
            f"Letterhead: expected an object of texts, any of {', '.join(sorted(known))}. Correct it."
        )
    given = Text(**{**asdict(letterheads.text(unit, now)), **told})
    letterheads.change(unit, given, by=by, now=now)
    return asdict(given)
