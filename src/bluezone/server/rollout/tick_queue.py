"""Ticks as a page sends them, one by a form or many from a queue that waited for the network, made into entries.

What is undone or chosen is looked up by the ids that the page had seen, so the same tick sent again makes the same
entry, however late it comes and whatever was said meanwhile.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bluezone.errors import BluezoneError
from bluezone.rollout.status import Entry, State
from bluezone.server.rollout import statuses
from bluezone.server.rollout.models import Participant
from bluezone.server.rollout.statuses import MOST_AT_ONCE, Answer, Said, TooManyEntriesError
from bluezone.server.units.actor import Actor

INSTALLED, REASON, UNDO, CHOOSE = "installed", "reason", "undo", "choose"
LONGEST_ID = 60
MOST_SEEN = 50


class TickMalformedError(BluezoneError, ValueError):
    """A tick lacks something that every tick has."""

    code = "tick_malformed"


@dataclass(frozen=True, slots=True)
class Tick:
    """One touch of a helper.

    Attributes:
        id: made by the page; does: INSTALLED, REASON, UNDO or CHOOSE.
        reason, note: why the app is not there. chosen: id of the entry that is right.
        seen: ids of the entries that the page showed.
    """

    id: str
    member: int
    does: str
    at: datetime
    seen: frozenset[str] = frozenset()
    reason: str | None = None
    note: str = ""
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one tick of a batch, by the id with which it came; *member* None where it had none."""

    id: str
    member: int | None
    refusal: BluezoneError | None = None


def read(body: bytes, now: datetime) -> tuple[Tick | Outcome, ...]:
    """Return the ticks of the JSON *body*; one that cannot be read is a refused outcome among them.

    Raises:
        TickMalformedError: it is no list of ticks at all.
        TooManyEntriesError
    """
    try:
        listed = json.loads(body)["entries"]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise TickMalformedError("entries: found no list of ticks, expected one; load the page again") from error
    if not isinstance(listed, list):
        raise TickMalformedError("entries: found no list of ticks, expected one; load the page again")
    if len(listed) > MOST_AT_ONCE:
        raise TooManyEntriesError(f"entries: found {len(listed)}, expected at most {MOST_AT_ONCE}; send them in parts")
    return tuple(_read(each, now) for each in listed)


def packed(value: str, does: str, now: datetime, **more: str) -> Tick:
    """Return the tick of a button whose *value* is "MEMBER ID SEEN SEEN ...".

    Raises:
        TickMalformedError
    """
    number, _, rest = value.partition(" ")
    entry_id, *seen = rest.split() or [""]
    given = {"id": entry_id, "member": int(number) if number.isdecimal() else None, "seen": seen, **more}
    return _tick({**given, "does": does, "at": now.isoformat()}, now)


def send(at: Participant, ticks: Sequence[Tick | Outcome], *, by: Actor, now: datetime) -> tuple[Outcome, ...]:
    """Write *ticks* of members of *at* and below it; return what became of each, in order.

    Raises:
        RightMissingError, CampaignStageError: nothing is written.
    """
    known = statuses.histories({each.member for each in ticks if isinstance(each, Tick)})
    made: dict[int, Said] = {}
    outcomes: list[Outcome] = []
    for place, each in enumerate(ticks):
        if isinstance(each, Outcome):
            outcomes.append(each)
            continue
        outcomes.append(Outcome(each.id, each.member))
        try:
            made[place] = said(each, known.get(each.member, ()))
        except TickMalformedError as error:
            outcomes[place] = Outcome(each.id, each.member, error)
    answers = statuses.tick(at, tuple(made.values()), by=by, now=now)
    return _with_answers(outcomes, dict(zip(made, answers, strict=True)))


def said(tick: Tick, entries: Sequence[Entry]) -> Said:
    """Return what *tick* says of the member of *entries*.

    Raises:
        TickMalformedError: what was chosen is not among what is said.
    """
    if tick.does == INSTALLED:
        return _said(tick, State.INSTALLED, tick.seen)
    if tick.does == REASON:
        return _said(tick, State.EXEMPT, tick.seen, reason=tick.reason, note=tick.note)
    if tick.does == UNDO:
        earlier = statuses.before(entries, tick.seen)
        note = earlier.entry.note if earlier.entry else ""
        return _said(tick, earlier.state, tick.seen, reason=earlier.reason, note=note, is_correction=True)
    right = next((each for each in entries if each.id == tick.chosen), None)
    if right is None:
        raise TickMalformedError("chosen: found none of the entries of this member, expected one; load the list again")
    agreed = {each.id for each in entries if each.meaning == right.meaning}
    # What agrees stays beside the new entry: a proof by registration that was found right goes on proving.
    return _said(tick, right.state, tick.seen - agreed, reason=right.reason, note=right.note, is_correction=True)


def _said(tick: Tick, state: State, seen: frozenset[str], **more: Any) -> Said:
    return Said(tick.id, tick.member, state, tick.at, seen, **more)


def _with_answers(outcomes: Sequence[Outcome], answers: Mapping[int, Answer]) -> tuple[Outcome, ...]:
    return tuple(
        Outcome(each.id, each.member, answers[place].refusal) if place in answers else each
        for place, each in enumerate(outcomes)
    )


def _read(each: Any, now: datetime) -> Tick | Outcome:
    try:
        return _tick(each if isinstance(each, dict) else {}, now)
    except TickMalformedError as error:
        named = each if isinstance(each, dict) else {}
        number = named.get("member")
        return Outcome(str(named.get("id", ""))[:LONGEST_ID], number if isinstance(number, int) else None, error)


def _tick(given: dict[str, Any], now: datetime) -> Tick:
    number, does, seen = given.get("member"), given.get("does"), given.get("seen", [])
    texts = [given.get(name) or "" for name in ("id", "reason", "note", "chosen")]
    is_sound = (
        isinstance(number, int)
        and not isinstance(number, bool)
        and 0 < number < 2**63
        and does in (INSTALLED, REASON, UNDO, CHOOSE)
        and isinstance(seen, list)
        and len(seen) <= MOST_SEEN
        and all(_is_text(text) for text in (*texts, *seen))
    )
    entry_id, reason, note, chosen = texts
    if not is_sound or not 0 < len(entry_id) <= LONGEST_ID:
        raise TickMalformedError("tick: expected an id, a member, what it does and what was seen; load the page again")
    assert isinstance(number, int)
    return Tick(entry_id, number, str(does), _at(given.get("at"), now), frozenset(seen), reason or None, note, chosen)


def _is_text(value: Any) -> bool:
    """Return whether *value* is a text that every database can hold."""
    return isinstance(value, str) and not any(sign == "\0" or "\ud800" <= sign <= "\udfff" for sign in value)


def _at(text: Any, now: datetime) -> datetime:
    """Return when it was seen by the phone's clock; now where that says nothing or is wildly behind."""
    try:
        at = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return now
    return at if at.tzinfo is not None and at > now - timedelta(days=60) else now
