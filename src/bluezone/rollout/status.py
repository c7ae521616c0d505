"""Where a member stands with the app, who says so, and what happens when two say different things.

Nothing is overwritten. Each entry names the entries its writer had seen; those that nobody has followed are the tips.
One tip is the status. Two tips that differ are a conflict: the one received last is shown first, the other beside it,
until an entry that has seen both settles it. So a helper without network loses nothing and takes nothing from others.

Source: shared specification of the rollout, sections 4.1, 4.2 and 4.4.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from bluezone.errors import BluezoneError
from bluezone.letters.letter import REASONS
from bluezone.rollout.bilingual import Bilingual


class StatusError(BluezoneError, ValueError):
    """An entry contradicts itself, or what its writer had seen."""

    code: ClassVar[str] = "rollout_status_invalid"


class State(StrEnum):
    """How far a member has come; installed is not active."""

    NOT_ASKED = "not_asked"
    INSTALLED = "installed"
    OPENED = "opened"  # and permissions given
    BLUETOOTH_ON = "bluetooth_on"  # at the last check
    REMOVED = "removed"
    EXEMPT = "exempt"


HAS_APP = frozenset({State.INSTALLED, State.OPENED, State.BLUETOOTH_ON})

SAID: Mapping[State, Bilingual] = {
    State.NOT_ASKED: Bilingual("chưa cài đặt", "not yet"),
    State.INSTALLED: Bilingual("đã cài đặt", "installed"),
    State.OPENED: Bilingual("đã mở và cấp quyền", "opened, permissions given"),
    State.BLUETOOTH_ON: Bilingual("Bluetooth đang bật", "Bluetooth on"),
    State.REMOVED: Bilingual("đã gỡ", "removed"),
    State.EXEMPT: Bilingual("không thể cài đặt", "exempt"),
}


class Source(StrEnum):
    """Who says so, the strongest first."""

    VERIFIED = "verified"  # by the phone's own registration
    TICKED = "ticked"  # by a helper who saw the phone
    SELF_REPORTED = "self_reported"


STEPS: Mapping[State, frozenset[State]] = {
    State.NOT_ASKED: HAS_APP | {State.NOT_ASKED, State.EXEMPT},
    State.INSTALLED: HAS_APP | {State.REMOVED},
    State.OPENED: HAS_APP | {State.REMOVED},
    State.BLUETOOTH_ON: HAS_APP | {State.REMOVED},
    State.REMOVED: HAS_APP | {State.REMOVED, State.EXEMPT},
    State.EXEMPT: HAS_APP | {State.NOT_ASKED, State.EXEMPT},
}
"""What may follow what; everything else takes back a mistake and must say that it does."""

LONGEST_NOTE = 500


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement about one member.

    Attributes:
        id: made by whoever writes it, so that sending it again adds nothing.
        at: when it was seen; received_at: when it came in, never later than the figures it counts for.
        by: who wrote it.
        seen: ids of the entries that the writer had before their eyes.
        reason: code of REASONS for a member without the app; needed where exempt.
        is_correction: it takes back a mistake, so any state may follow any.
    """

    id: str
    member: str
    state: State
    source: Source
    at: datetime
    received_at: datetime
    by: str
    seen: frozenset[str] = frozenset()
    reason: str | None = None
    note: str = ""
    is_correction: bool = False

    def __post_init__(self) -> None:
        if not (self.id and self.member and self.by) or self.id in self.seen:
            raise StatusError("Status: expected an id of its own, a member and who says so. Give them.")
        if self.at.tzinfo is None or self.received_at.tzinfo is None:
            raise StatusError("Status: expected times with their zone. Give them in UTC.")
        self._check_reason()
        if self.source is Source.VERIFIED and self.state not in HAS_APP:
            raise StatusError("Status: a registration proves the app only. Tick anything else by hand.")

    def _check_reason(self) -> None:
        if self.reason is not None and (self.reason not in REASONS or self.state in HAS_APP):
            raise StatusError("Status: found a reason that no report knows, or one for who has the app. Take it out.")
        if self.state is State.EXEMPT and self.reason is None:
            raise StatusError("Status: found no reason, expected why the app cannot be there. Choose one.")
        if self.reason == "other" and not self.note.strip():
            raise StatusError("Status: found another reason without words, expected which. Write it in the note.")
        if len(self.note) > LONGEST_NOTE:
            raise StatusError(f"Status: found a note too long, expected {LONGEST_NOTE} signs at most. Shorten it.")

    @property
    def has_app(self) -> bool:
        """Whether it counts as installed."""
        return self.state in HAS_APP

    @property
    def meaning(self) -> tuple[State, str | None]:
        """By what two entries agree or differ: who has the app has it, opened or not."""
        return (State.INSTALLED if self.has_app else self.state), self.reason


@dataclass(frozen=True, slots=True)
class Status:
    """Where a member stands.

    Attributes:
        entry: what is shown and counted, of tips that agree the furthest on; None while nobody said anything.
        conflicts: what others say who had not seen it, the last received first.
        proof: the strongest source among the tips that agree with the entry.
    """

    entry: Entry | None = None
    conflicts: tuple[Entry, ...] = ()
    proof: Source | None = None

    @property
    def state(self) -> State:
        """The state that is counted."""
        return self.entry.state if self.entry else State.NOT_ASKED

    @property
    def reason(self) -> str | None:
        """Why the app is not there, if somebody said."""
        return self.entry.reason if self.entry else None

    @property
    def is_settled(self) -> bool:
        """Whether a report may count it: installed or with a reason, and nobody differs."""
        return bool(self.entry and (self.entry.has_app or self.entry.reason) and not self.conflicts)


def add(history: Iterable[Entry], entry: Entry) -> tuple[Entry, ...]:
    """Return the *history* of one member with *entry*; the same entry sent again changes nothing.

    Raises:
        StatusError: another entry has that id, it is about another member, or its state cannot follow what it saw.
    """
    known = {each.id: each for each in history}
    if entry.id in known:
        if not _is_sent_again(known[entry.id], entry):
            raise StatusError(
                "Status: found another entry of that id, expected a new one. Send it with an id of its own."
            )
        return tuple(known.values())
    if any(each.member != entry.member for each in known.values()):
        raise StatusError("Status: found entries of two members in one history. Keep them apart.")
    if entry.id in _before(entry, known):
        raise StatusError("Status: found an entry that claims to follow itself. Send it again with what was seen.")
    _check_step(entry, known)
    return (*known.values(), entry)


def status(history: Iterable[Entry], as_of: datetime | None = None) -> Status:
    """Return where the member of *history* stands, by what had come in at *as_of*; the order means nothing."""
    entries = [each for each in history if as_of is None or each.received_at <= as_of]
    latest = tips(entries)
    if not latest:
        return Status()
    agreed = [each for each in latest if each.meaning == latest[0].meaning]
    entry = max(agreed, key=lambda each: list(State).index(each.state))
    proof = min((each.source for each in agreed), key=list(Source).index)
    return Status(entry, tuple(each for each in latest if each not in agreed), proof)


def tips(history: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries that no other has seen, the last received first: what a new entry names as seen."""
    entries = list(history)
    followed = {seen for each in entries for seen in each.seen}
    return tuple(
        sorted((each for each in entries if each.id not in followed), key=lambda e: (e.received_at, e.id), reverse=True)
    )


def _is_sent_again(known: Entry, entry: Entry) -> bool:
    """Whether *entry* is *known* once more: it comes in later, and says the same moment.

    A clock that is ahead names a moment after the entry came in, which was cut to that; cut again, it is later.
    """
    was_cut = known.at == known.received_at
    same_moment = entry.at == known.at or (was_cut and entry.at > known.at)
    return same_moment and replace(entry, at=known.at, received_at=known.received_at) == known


def _before(entry: Entry, known: Mapping[str, Entry]) -> set[str]:
    """Return the ids of what *entry* saw, of what that had seen, and so on."""
    found: set[str] = set()
    waiting = list(entry.seen)
    while waiting:
        seen = waiting.pop()
        if seen not in found:
            found.add(seen)
            waiting += known[seen].seen if seen in known else ()
    return found


def _check_step(entry: Entry, known: Mapping[str, Entry]) -> None:
    before = {known[seen].state for seen in entry.seen if seen in known} or {State.NOT_ASKED}
    if entry.is_correction or not entry.seen <= known.keys() or any(entry.state in STEPS[state] for state in before):
        return
    found = ", ".join(sorted(SAID[state].en for state in before))
    raise StatusError(
        f'Status: "{SAID[entry.state].en}" cannot follow "{found}". Mark it as a correction if that was a mistake.'
    )
