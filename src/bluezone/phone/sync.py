"""What a phone does with a server's batches: fetch, verify, match, tell. On any error nothing of a batch is stored.

The form of everything that is fetched: docs/reference/phone-api.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import sha256
from itertools import pairwise
from tempfile import SpooledTemporaryFile
from typing import Any, BinaryIO, cast

from bluezone.device import alert, exposure, matching
from bluezone.device.profiles import DEFAULT, Profile
from bluezone.errors import BluezoneError
from bluezone.phone.client import Client, ServerAnswerError, json_object
from bluezone.phone.store import Store
from bluezone.phone.trust import Trust
from bluezone.protocol import batch, hexadecimal, keyring
from bluezone.protocol.advertisement import Platform
from bluezone.protocol.batch import HEADER_BYTES, MOST_INFECTIONS, RECORD_BYTES, SIGNATURE_BYTES, Position
from bluezone.protocol.infection import LATEST_S
from bluezone.protocol.keyring import Keyring

MOST_INDEX_BYTES = 1024 * 1024
"""About 6,000 batches."""

IN_MEMORY_BYTES = 1024 * 1024
"""A larger batch waits in a temporary file while it is checked; it is public."""

_SURROUNDINGS_MS = 2 * 60 * 60 * 1000
"""Sightings so long before and after an infection's days are looked at too: identifiers may lag by a window of them."""


class BatchListError(BluezoneError, ValueError):
    """The list of batches contradicts what this phone has seen."""

    code = "index_contradicts"


class AuthorityChangedError(BatchListError):
    """The server serves another authority than the one this phone trusts."""

    code = "authority_changed"


class RolledBackError(BatchListError):
    """The server offers only batches older than the last one taken."""

    code = "index_rolled_back"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the index, unsigned: all it can do is lead to a batch that is."""

    number: int
    size_bytes: int
    sha256: bytes


@dataclass(frozen=True, slots=True)
class Index:
    """The batches a server offers, by rising numbers without gaps, and whose they are."""

    authority: bytes
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """How this phone judges what it heard.

    Attributes:
        platform: its own kind.
        profile, rule: the numbers.
        utc_offset: local time minus UTC.
    """

    platform: Platform = Platform.ANDROID
    profile: Profile = DEFAULT
    rule: alert.Rule = alert.WITHIN_TWO_METRES
    utc_offset: timedelta = exposure.VIETNAM


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a talk with the server brought: batches taken, alerts new or more serious."""

    batches: int
    told: int


DEFAULT_JUDGEMENT = Judgement()


def synchronise(store: Store, client: Client, *, now_ms: int, judgement: Judgement = DEFAULT_JUDGEMENT) -> Outcome:
    """Take every batch that is new to *store* and tell of what they explain.

    Raises:
        BluezoneError: why the talk broke off; batches taken before that stay taken, of the faulty one nothing is kept.
    """
    trust = store.authority.trust()
    index = read_index(client.get("batches/index.json", MOST_INDEX_BYTES))
    fresh = unread(index, trust)
    if trust.root is not None and not fresh:
        return Outcome(0, 0)

    text = client.get("keyring.json", keyring.LONGEST_TEXT).decode(errors="replace")
    ring = keyring.decode(text, trust.root, trust.serial)
    if ring.authority != index.authority:
        raise AuthorityChangedError("server: its list of batches and its keys belong to different authorities")
    trust = replace(trust, root=ring.root, serial=ring.serial)
    if not fresh:
        store.authority.remember(trust)

    told = 0
    for entry in fresh:
        trust, news = _take(store, client, entry, ring, trust, now_ms, judgement)
        told += news
    return Outcome(len(fresh), told)


def read_index(text: bytes) -> Index:
    """Return the index in *text*.

    Raises:
        ServerAnswerError: it is not in the form of bluezone-index/1.
    """
    document = json_object(text, "list of batches")
    try:
        if document["format"] != "bluezone-index/1":
            raise ServerAnswerError("server: its list of batches has an unknown format; update this program")
        entries = tuple(_entry(entry) for entry in document["batches"])
        authority = hexadecimal.decode(document["authority"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ServerAnswerError("server: its list of batches is not in the form of bluezone-index/1") from error
    if any(later.number != earlier.number + 1 for earlier, later in pairwise(entries)):
        raise ServerAnswerError("server: its list of batches has gaps or is out of order")
    return Index(authority, entries)


def _entry(entry: dict[str, Any]) -> Entry:
    number, size_bytes = entry["number"], entry["size"]
    largest = HEADER_BYTES + MOST_INFECTIONS * RECORD_BYTES + SIGNATURE_BYTES
    if type(number) is not int or type(size_bytes) is not int or number < 1 or not 0 < size_bytes <= largest:
        raise ValueError("number or size out of range")
    return Entry(number, size_bytes, hexadecimal.decode(entry["sha256"]))


def unread(index: Index, trust: Trust) -> Sequence[Entry]:
    """Return the entries of *index* that come after the last batch taken.

    Raises:
        BatchListError: *index* is another authority's, ends before that batch or has exchanged it.
    """
    if trust.root is not None and index.authority != sha256(trust.root).digest():
        raise AuthorityChangedError("server: it serves another authority than the one this phone trusts")
    last = trust.position
    if index.entries and index.entries[-1].number < last.number:
        raise RolledBackError(f"server: its newest batch is {index.entries[-1].number}, this phone has {last.number}")
    for entry in index.entries:
        if entry.number == last.number and last.digest is not None and entry.sha256 != last.digest:
            raise BatchListError(f"server: its batch {entry.number} is not the one this phone has read")
    return [entry for entry in index.entries if entry.number > last.number]


def _take(
    store: Store, client: Client, entry: Entry, ring: Keyring, trust: Trust, now_ms: int, judgement: Judgement
) -> tuple[Trust, int]:
    """Take one batch; return the trust after it and how many alerts were news."""
    with SpooledTemporaryFile(max_size=IN_MEMORY_BYTES) as spooled:
        file = cast(BinaryIO, spooled)  # the class has all that is used here, but not the name
        if client.download(f"batches/{entry.number}.batch", file, entry.size_bytes) != entry.size_bytes:
            raise batch.BatchTruncatedError("batch: it is shorter than the list says; fetch it again")
        after = trust.position
        if entry.number > after.number + 1:  # new here, or away longer than batches are offered
            after = Position(entry.number - 1, None, after.until_s)
        position = verified(file, ring, after, now_ms)
        found = _alerts(store, file, now_ms, judgement)
        trust = replace(trust, position=position)
        with store.at_once():
            told = store.alerts.tell(found, now_ms)
            store.authority.remember(trust)
        return trust, told


def verified(file: BinaryIO, ring: Keyring, after: Position, now_ms: int) -> Position:
    """Return the position after the batch in *file* if all of it can be trusted.

    Raises:
        BatchError: why not.
    """
    file.seek(0)
    claimed = batch.read_header(file)
    file.seek(0)
    keys = ring.trusted(claimed.until_s)
    _, position = batch.verify(file, keys=keys, authority=ring.authority, after=after, now_ms=now_ms)
    return position


def _alerts(store: Store, file: BinaryIO, now_ms: int, judgement: Judgement) -> list[alert.Alert]:
    """Return what the verified batch in *file* and this phone's contacts amount to."""
    file.seek(0)
    first_s, last_s = LATEST_S, 0
    for infection in batch.infections(file):
        first_s, last_s = min(first_s, infection.start_s), max(last_s, infection.end_s)
    if last_s < first_s:
        return []
    heard = store.contacts.between(first_s * 1000 - _SURROUNDINGS_MS, last_s * 1000 + _SURROUNDINGS_MS)
    contacts = matching.Contacts.of(heard)
    file.seek(0)
    matches = matching.matches(batch.infections(file), contacts, now_ms=now_ms)
    exposures = exposure.exposures(
        matches, own_platform=judgement.platform, profile=judgement.profile, utc_offset=judgement.utc_offset
    )
    return alert.alerts(exposures, judgement.rule)
