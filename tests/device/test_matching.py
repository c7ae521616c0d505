"""Matching: against a plain re-creation of the published app's walk, and where our own rule differs from it."""

import json
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.device import matching
from bluezone.device.matching import Contacts, Engine, Match, Mode, matches
from bluezone.device.matching_loader import KernelMissingError, Loader
from bluezone.device.sighting import Sighting
from bluezone.protocol import infection as infection_text
from bluezone.protocol.identifiers import identifiers, key_after
from bluezone.protocol.infection import LATEST_S, Infection
from bluezone.protocol.window import DAY_MS, DAY_S, day_of

if TYPE_CHECKING:
    from bluezone.device.kernel.bulk import Bulk

VECTORS = Path(__file__).parents[3] / "shared" / "spec" / "bluezone-3-vectors.json"
KEY = bytes(range(32))
DAY_S_0 = 18_480 * DAY_S
NOW_MS = (DAY_S_0 + 20 * DAY_S) * 1000


def infection(days: int = 3, windows: int = 96, start_s: int = DAY_S_0, key: bytes = KEY) -> Infection:
    return Infection(key, start_s, start_s + days * DAY_S, windows)


def heard(day: int, window: int, after_ms: int, windows: int = 96) -> Sighting:
    """A sighting of the identifier of *window* of *day*, *after_ms* after that window began."""
    identifier = identifiers(key_after(KEY, day), windows)[window]
    return Sighting(identifier, DAY_S_0 * 1000 + day * DAY_MS + window * (DAY_MS // windows) + after_ms, -60)


def as_the_original(found: Infection, sightings: list[Sighting]) -> list[tuple[bytes, int]]:
    """Identifier and time of every row the published app's walk would hit, by section 4.2 of the specification."""
    hits, t, i, key = [], found.start_s * 1000, 0, found.daily_key
    chained, delta = key + b"bluzonesubkey", 86_400_000 // found.windows
    while t <= found.end_s * 1000:
        chained = sha256(chained).digest()
        name = bytes(chained[place] for place in (0, 4, 8, 12, 16, 18, 20, 22, 24, 26, 28, 30))
        hits += [(name, row.time_ms) for row in sightings if row.identifier == name and t <= row.time_ms <= t + delta]
        t, i = t + delta, i + 1
        if i == found.windows:
            key = sha256(key).digest()
            chained, i = key + b"bluzonesubkey", 0
    return hits


@st.composite
def rows(draw: st.DrawFn, windows: int) -> list[Sighting]:
    """Sightings of the infection's identifiers, at or around the windows in which they were on the air."""
    lengths = DAY_MS // windows
    offsets = st.one_of(
        st.sampled_from([-1, 0, 1, lengths - 1, lengths, lengths + 1, 2 * lengths, 2 * lengths + 1]),
        st.integers(-lengths, 3 * lengths),
    )
    places = st.tuples(st.integers(0, 4), st.integers(0, windows - 1), offsets)
    return [heard(*place, windows=windows) for place in draw(st.lists(places, max_size=12))]


@given(
    data=st.data(),
    windows=st.sampled_from([1, 2, 7, 24, 96, 144]),
    start=st.sampled_from([0, 1, 900, -900]),
    end=st.integers(-10, 4 * DAY_S),
)
def test_compatibility_hits_what_the_published_app_hits(
    data: st.DataObject, windows: int, start: int, end: int
) -> None:
    sightings = data.draw(rows(windows))
    published = Infection(KEY, DAY_S_0 + start, DAY_S_0 + end, windows)

    found = matches([published], Contacts.of(sightings), now_ms=NOW_MS, mode=Mode.COMPATIBILITY)

    ours = [(match.sightings[0].identifier, row.time_ms) for match in found for row in match.sightings]
    assert sorted(ours) == sorted(as_the_original(published, sightings))


def test_infections_are_answered_in_their_order_and_windows_in_theirs() -> None:
    other = bytes(32)
    contacts = Contacts.of(
        [heard(1, 5, 10), heard(0, 90, 0), Sighting(identifiers(other)[3], DAY_S_0 * 1000 + 3 * 900_000, -70)]
    )

    found = list(matches([infection(key=other), infection()], contacts, now_ms=NOW_MS))

    assert [(match.infection.daily_key, match.day - 18_480, match.window) for match in found] == [
        (other, 0, 3),
        (KEY, 0, 90),
        (KEY, 1, 5),
    ]


@pytest.mark.parametrize(("late_ms", "counts"), [(900_000, True), (1_800_000, True), (1_800_001, False), (-1, False)])
def test_our_rule_allows_an_identifier_one_window_of_lag(late_ms: int, counts: bool) -> None:
    contacts = Contacts.of([heard(0, 40, late_ms)])

    assert bool(list(matches([infection()], contacts, now_ms=NOW_MS))) is counts


def test_the_lag_crosses_midnight() -> None:
    contacts = Contacts.of([heard(0, 95, 1_700_000)])

    assert [match.window for match in matches([infection()], contacts, now_ms=NOW_MS)] == [95]


def test_our_rule_takes_nothing_after_the_end_since_anybody_can_broadcast_it_by_then() -> None:
    end_s = DAY_S_0 + 12 * 3600 + 60
    contacts = Contacts.of([heard(0, 48, 60_000), heard(0, 48, 60_001)])

    (match,) = matches([Infection(KEY, DAY_S_0, end_s)], contacts, now_ms=NOW_MS)

    assert [sighting.time_ms - end_s * 1000 for sighting in match.sightings] == [0]


def test_an_end_beyond_the_clock_is_cut_to_one_window_after_it() -> None:
    now_ms = DAY_S_0 * 1000 + 10 * 900_000
    contacts = Contacts.of([heard(0, 10, 0), heard(0, 11, 0), heard(0, 12, 0)])

    found = matches([Infection(KEY, DAY_S_0, LATEST_S)], contacts, now_ms=now_ms)

    assert [match.window for match in found] == [10, 11]


@pytest.mark.parametrize(
    "faulty",
    [
        Infection(KEY, DAY_S_0 + 900, DAY_S_0 + DAY_S),
        Infection(KEY, DAY_S_0, DAY_S_0 + DAY_S, DAY_MS),
        Infection(KEY, 0, LATEST_S),
    ],
    ids=["starts inside a day", "windows of a millisecond", "a chain of fifty years"],
)
def test_our_rule_leaves_out_what_no_honest_phone_publishes(faulty: Infection) -> None:
    windows = identifiers(KEY, 20)
    contacts = Contacts.of([Sighting(name, faulty.start_s * 1000 + 1, -60) for name in windows])
    if faulty.start_s == 0:
        contacts = Contacts.of([heard(0, 0, 0)])

    assert not list(matches([faulty], contacts, now_ms=NOW_MS))


@pytest.fixture
def expanded(monkeypatch: pytest.MonkeyPatch) -> list[tuple[bytes, int]]:
    """Key and number of identifiers of every day that is expanded."""
    days = []

    def noted(key: bytes, windows: int = 96) -> list[bytes]:
        days.append((key, windows))
        return identifiers(key, windows)

    monkeypatch.setattr("bluezone.device.matching_walk.identifiers", noted)
    return days


def test_a_walk_without_end_stops_at_its_budget(
    monkeypatch: pytest.MonkeyPatch, expanded: list[tuple[bytes, int]]
) -> None:
    monkeypatch.setattr("bluezone.device.matching_course.MOST_IDENTIFIERS", 1_000)
    contacts = Contacts.of([heard(day, 95, 0) for day in range(14)])

    found = list(matches([infection(days=14)], contacts, now_ms=NOW_MS, mode=Mode.COMPATIBILITY))

    assert (sum(windows for _, windows in expanded), len(found)) == (960, 10)


def test_only_days_on_which_something_was_heard_are_expanded_and_only_as_far(expanded: list[tuple[bytes, int]]) -> None:
    list(matches([infection(days=14)], Contacts.of([heard(5, 3, 0)]), now_ms=NOW_MS))

    assert expanded == [(key_after(KEY, 5), 4)]


def test_no_contacts_means_no_matches() -> None:
    assert not list(matches([infection()], Contacts.of([]), now_ms=NOW_MS))


def test_contacts_come_in_any_order() -> None:
    late, early = heard(2, 7, 500), heard(2, 7, 100)

    (match,) = matches([infection()], Contacts.of([late, early]), now_ms=NOW_MS)

    assert match.sightings == (early, late)
    assert match.day == day_of(early.time_ms)


def test_a_match_tells_rows_window_and_the_key_of_the_day() -> None:
    contacts = Contacts.of([Sighting(bytes(12), DAY_S_0 * 1000, -60), heard(2, 7, 500), heard(2, 7, 100)])

    (match,) = matches([infection()], contacts, now_ms=NOW_MS)

    assert (match.rows, match.window, match.day_key) == ((2, 1), 7, key_after(KEY, 2))
    assert match.day_key.hex() not in repr(match)


@pytest.mark.parametrize("mode", list(Mode))
def test_both_engines_answer_alike_on_every_published_vector(mode: Mode) -> None:
    vectors: dict[str, Any] = json.loads(VECTORS.read_text())
    n_matches = 0
    for item in vectors["match"]:
        published = infection_text.decode_leniently(item["f0"]).infections
        rows = [row for row in item["rows"] if row["contact"] is not None]
        sightings = [Sighting(bytes.fromhex(row["contact"]), row["time"], row["rssi"]) for row in rows]
        answers = [
            list(matches(published, Contacts.of(sightings), now_ms=NOW_MS, mode=mode, engine=engine))
            for engine in (Engine.PLAIN, Engine.KERNEL)
        ]
        assert answers[0] == answers[1]
        n_matches += len(answers[0])

    assert n_matches > 0


class Fake:
    """A kernel that answers nothing but notes what it is given."""

    given: list[Infection]

    def __init__(self, contacts: Contacts, mode: Mode, now_ms: int) -> None:
        pass

    def hits(self, infections: Iterable[Infection], threads: int, told: Callable[[int], None]) -> Iterator[Any]:
        Fake.given = list(infections)
        told(len(Fake.given))
        return iter(())


def automatic(contacts: Contacts, loader: Loader, told: list[int] | None = None) -> list[Match]:
    """What AUTOMATIC answers for two hundred times the same infection."""
    progress = (told if told is not None else []).append
    return list(matches([infection()] * 200, contacts, now_ms=NOW_MS, loader=loader, progress=progress))


def test_a_loaded_kernel_takes_over_when_the_job_proves_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching, "CHANGE_AFTER", 96 * 10)
    loader = Loader(lambda: cast("type[Bulk]", Fake))
    told: list[int] = []
    loader.load()

    found = automatic(Contacts.of([heard(0, 95, 0)]), loader, told)

    assert len(found) == 10
    assert len(Fake.given) == 190
    assert told == [200]


def test_the_kernel_is_loaded_only_for_what_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []

    def source() -> "type[Bulk]":
        asked.append(True)
        raise ImportError("not here")

    small, large = Contacts.of([heard(0, 0, 0)]), Contacts.of([heard(0, 95, 0)])
    monkeypatch.setattr(matching, "LOAD_AFTER", 96 * 100)
    loader = Loader(source)

    assert len(automatic(small, loader)) == 200
    assert not asked
    assert len(automatic(large, loader)) == 200  # the walk goes on where there is no kernel
    with pytest.raises(KernelMissingError):
        loader.load()
    assert asked == [True]


def test_the_plain_engine_tells_its_progress() -> None:
    told: list[int] = []

    list(
        matches(
            [infection()] * 150, Contacts.of([heard(0, 0, 0)]), now_ms=NOW_MS, engine=Engine.PLAIN, progress=told.append
        )
    )

    assert told == [64, 128, 150]
