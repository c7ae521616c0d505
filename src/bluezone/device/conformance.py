"""Conformance: does this implementation answer as a vector file of Bluezone 3 says?

The vectors were made by running the original. Where the specification says that a phone must not imitate the original
(its exceptions, endless loops and stale lists), the check is for what it says to do instead.
Schema: specification of Bluezone 3, section 0; rules: its sections 1.6, 2.1 and 4.4.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from bluezone.device.matching import Contacts, Mode, matches
from bluezone.device.sighting import Sighting, Thinning
from bluezone.errors import BluezoneError
from bluezone.protocol import advertisement, hexadecimal, infection, trace
from bluezone.protocol.identifiers import IDENTIFIER_PLACES, SALT, extract, identifier_at, identifiers, key_after
from bluezone.protocol.window import DAY_MS, Day, Window, WindowsError, day_of, day_start_ms, index_at, same, start_ms

Item = Mapping[str, Any]

FORMAT = "bluezone-3-vectors/1"
LATEST_MS = infection.LATEST_S * 1000
"""The clock for matching vectors; they name none."""

_DESCRIPTIONS = ("format", "about")


class VectorsError(BluezoneError, ValueError):
    """The file is no vector file of Bluezone 3."""

    code = "vectors_malformed"


@dataclass(frozen=True, slots=True)
class Section:
    """How one section of a vector file fared: *failures* names the place of each failed item and why."""

    name: str
    passed: int
    failures: tuple[str, ...]


def check(document: object) -> list[Section]:
    """Return the outcome of each section of *document*, the parsed vector file, in its order.

    An item that cannot be read and a section this version does not know count as failed: nothing unchecked passes.

    Raises:
        VectorsError: *document* is no vector file of the known format.
    """
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise VectorsError(f'vectors: expected a JSON object whose "format" is "{FORMAT}"')
    return [_section(name, value) for name, value in document.items() if name not in _DESCRIPTIONS]


def _section(name: str, value: object) -> Section:
    if name in _CONSTANTS:
        return Section(name, *((1, ()) if value == _CONSTANTS[name] else (0, ("differs from this implementation",))))
    if name not in _CHECKS or not isinstance(value, list):
        return Section(name, 0, ("a section that this version does not know",))
    failures = [f"item {place}: {why}" for place, item in enumerate(value) if (why := _failure(_CHECKS[name], item))]
    return Section(name, len(value) - len(failures), tuple(failures))


def _failure(check_item: Callable[[Item], bool], item: Item) -> str:
    try:
        return "" if check_item(item) else "the answer differs"
    except (BluezoneError, LookupError, TypeError, ValueError, AttributeError) as error:
        return f"{type(error).__name__}: {error}"


def _keys(item: Item) -> bool:
    base, base_day = hexadecimal.decode(item["base_id"]), day_of(item["created_ms"])
    keys = [key_after(base, days) for days in range(len(item["daily_keys"]))]
    return (
        day_start_ms(base_day) == item["base_day_ms"]
        and [hexadecimal.encode(key) for key in keys] == [key.upper() for key in item["daily_keys"]]
        and all(_ids_of_a_day(base, base_day, ids) for ids in item["ids"])
    )


def _ids_of_a_day(base: bytes, base_day: Day, ids: Item) -> bool:
    found = identifiers(key_after(base, ids["day"]), ids["max"])
    day = Day(base_day + ids["day"])
    return (
        sha256(b"".join(found)).hexdigest() == ids["all_sha256"].lower()
        and all(found[int(place)] == hexadecimal.decode(text) for place, text in ids["at"].items())
        and all(start_ms(day, Window(int(place)), ids["max"]) == at for place, at in ids["starts_ms"].items())
    )


def _match(item: Item) -> bool:
    rows = [row for row in item["rows"] if row["contact"] is not None]
    contacts = Contacts.of(Sighting(hexadecimal.decode(row["contact"]), row["time"], row["rssi"]) for row in rows)
    reading = infection.decode_leniently(item["f0"])
    found = next(matches(reading.infections, contacts, now_ms=LATEST_MS, mode=Mode.COMPATIBILITY), None)
    if not isinstance(item["result"], bool):
        return found is None
    traced = [] if found is None else [hexadecimal.encode(found.infection.daily_key)]
    return (found is not None, traced) == (item["result"], [key.upper() for key in item["traced"]])


def _day_start(item: Item) -> bool:
    return bool(day_start_ms(day_of(item["t_ms"])) == item["day_start_ms"])


def _id_extract(item: Item) -> bool:
    return extract(hexadecimal.decode(item["sub_key"])) == hexadecimal.decode(item["id"])


def _hex(item: Item) -> bool:
    """Genuine hex reads as the original reads it; what it took for garbage bytes, or fell over, is refused."""
    try:
        return bool(hexadecimal.encode(hexadecimal.decode(item["text"])) == item["bytes"])
    except hexadecimal.HexError:
        return any(letter not in "0123456789abcdefABCDEF" for letter in item["text"]) or len(item["text"]) % 2 == 1


def _current_id(item: Item) -> bool:
    return _id_at(item, item["clock_ms"], item["max"]) == hexadecimal.decode(item["id"])


def _id_at(item: Item, clock_ms: int, windows: int) -> bytes:
    return identifier_at(hexadecimal.decode(item["base_id"]), day_of(item["created_ms"]), clock_ms, windows)


def _current_id_quirks(item: Item) -> bool:
    """The first answer is the original's; later ones, where it kept a stale list or threw, are of the right day."""
    base, base_day = hexadecimal.decode(item["base_id"]), day_of(item["created_ms"])
    sequence = item.get("max_sequence") or [item["max"]] * len(item["clocks_ms"])
    for place, (clock_ms, windows, theirs) in enumerate(zip(item["clocks_ms"], sequence, item["ids"], strict=True)):
        if theirs is None:
            try:
                _id_at(item, clock_ms, windows)
            except WindowsError:
                continue
            return False
        ours = _id_at(item, clock_ms, windows)
        days = max(0, day_of(clock_ms) - base_day)
        if ours != identifiers(key_after(base, days), windows)[index_at(clock_ms, windows)]:
            return False
        if place == 0 and not theirs.startswith("throws:") and ours != hexadecimal.decode(theirs):
            return False
    return True


def _mac_cache_id_changed(item: Item) -> bool:
    """As the original within one day; of another day an address is always stale, which it overlooked."""
    one, other = item["t1_ms"], item["t2_ms"]
    expected = item["changed"] or day_of(one) != day_of(other)
    return same(one, other, item["max"]) != expected


def _dedup(item: Item) -> bool:
    thinning = Thinning()
    kept = [thinning.keeps(hexadecimal.decode(seen["contact"]), seen["time_ms"]) for seen in item["seen"]]
    return bool(kept == item["stored"])


def _info_f(item: Item) -> bool:
    info = trace.info_f(hexadecimal.decode(item["base_id"]), item["created_ms"], item["clock_ms"], item["days"])
    return info == trace.InfoF(
        base_id=hexadecimal.decode(item["info"]["base_id"]),
        base_day_s=item["info"]["time"],
        daily_key=hexadecimal.decode(item["info"]["daily_key"]),
        start_s=item["info"]["time_start"],
    )


def _export(item: Item) -> bool:
    rows = [
        trace.Row(_bytes_or_none(row["own"]), _bytes_or_none(row["contact"]), row["rssi"], row["time"])
        for row in item["rows"]
    ]
    return bool(trace.encode(rows, item["clock_ms"], item["days"]) == item["text"])


def _bytes_or_none(text: str | None) -> bytes | None:
    return None if text is None else hexadecimal.decode(text)


def _advertisement(item: Item) -> bool:
    """Equal but for the flags, which each vendor sets, and read back to the identifier."""
    identifier, packet = hexadecimal.decode(item["id"]), hexadecimal.decode(item["ad_structures"])
    heard = advertisement.decode(packet)
    flags = advertisement.FLAGS_BYTES
    return (
        advertisement.encode(identifier)[flags:] == packet[flags:]
        and heard is not None
        and heard.identifier == identifier
    )


def _observed(item: Item) -> bool:
    day = day_of(item["time_ms"])
    place = index_at(item["time_ms"], item["max"])
    found = identifiers(hexadecimal.decode(item["daily_key"]), item["max"])[place]
    return (day * DAY_MS, place, found) == (item["day_ms"], item["index"], hexadecimal.decode(item["id"]))


_CONSTANTS: dict[str, object] = {"salt_ascii": SALT.decode(), "id_byte_indexes": list(IDENTIFIER_PLACES)}

_CHECKS: dict[str, Callable[[Item], bool]] = {
    "keys": _keys,
    "match": _match,
    "day_start": _day_start,
    "id_extract": _id_extract,
    "hex": _hex,
    "current_id": _current_id,
    "current_id_quirks": _current_id_quirks,
    "mac_cache_id_changed": _mac_cache_id_changed,
    "dedup": _dedup,
    "info_f": _info_f,
    "export": _export,
    "advertisement_derived": _advertisement,
    "observed_in_the_field": _observed,
}
