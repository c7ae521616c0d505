"""The chain that holds the audit log together: each entry's digest covers the one before it. Nothing here stores.

The bytes are permanent: a change of them would make every log that was ever written look forged.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

GENESIS = sha256(b"Bluezone audit log 1").digest()
"""What the first entry takes for the digest before it."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as it was stored.

    Attributes:
        number: its place in the log, from 1 without a gap.
        at: aware; its microseconds count.
        actor: number of the user; None for the site itself or a caller who is not signed in.
        unit: id of the unit where it happened, or empty.
        previous: 32 bytes, the digest of the entry before.
        digest: 32 bytes.
    """

    number: int
    at: datetime
    actor: int | None
    action: str
    subject: str
    unit: str
    previous: bytes
    digest: bytes


@dataclass(frozen=True, slots=True)
class Broken:
    """The first entry at which the log is not what was written, and why."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check of the whole log found: how many entries are sound, the digest of the last, the first broken one."""

    n_sound: int
    digest: bytes
    broken: Broken | None = None

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found."""
        return self.broken is None


def digest(
    number: int, at: datetime, actor: int | None, action: str, subject: str, unit: str, previous: bytes
) -> bytes:
    """Return the 32 bytes that stand for an entry and all before it."""
    parts = (
        previous,
        number.to_bytes(8, "big"),
        ((at - _EPOCH) // _MICROSECOND).to_bytes(8, "big", signed=True),
        b"" if actor is None else actor.to_bytes(8, "big"),
        action.encode(),
        subject.encode(),
        unit.encode(),
    )
    return sha256(b"".join(len(part).to_bytes(4, "big") + part for part in parts)).digest()


def verify(entries: Iterable[Entry], n_told: int, last_told: bytes, against: bytes | None = None) -> Verdict:
    """Return whether *entries*, in the order of their numbers, are all that was written, unchanged.

    Args:
        n_told: how many the log's head says there are; a cut-off tail shows by it.
        last_told: the digest that the head says is the last.
        against: a digest noted down earlier, which must still be that of some entry.
    """
    n_sound, last, is_met = 0, GENESIS, against in (None, GENESIS)
    for entry in entries:
        reason = _fault(entry, n_sound + 1, last)
        if reason:
            return Verdict(n_sound, last, Broken(n_sound + 1, reason))
        n_sound, last = entry.number, entry.digest
        is_met = is_met or last == against
    if (n_sound, last) != (n_told, last_told):
        reason = f"the head of the log tells of {n_told} entries, and {n_sound} are there: the tail was cut off"
        if n_sound >= n_told:
            reason = "the head of the log tells of another last entry than is there"
        return Verdict(n_sound, last, Broken(min(n_sound, n_told) + 1, reason))
    if not is_met:
        return Verdict(n_sound, last, Broken(1, "no entry has the digest given: the log was written anew since then"))
    return Verdict(n_sound, last)


def _fault(entry: Entry, expected: int, previous: bytes) -> str:
    if entry.number != expected:
        return f"it is missing; the next that is there is entry {entry.number}"
    if entry.previous != previous:
        return "it does not follow the entry before it: one of the two was put in or put elsewhere"
    found = digest(entry.number, entry.at, entry.actor, entry.action, entry.subject, entry.unit, entry.previous)
    return "" if found == entry.digest else "what stands in it was changed after it was written"
