"""Infections and sightings in all the arrangements that a matcher could get wrong, by hypothesis."""

from dataclasses import dataclass
from hashlib import sha256

from hypothesis import strategies as st

from bluezone.device.matching import Mode
from bluezone.device.sighting import RSSI_UNKNOWN_DBM, Sighting
from bluezone.protocol.identifiers import identifiers, key_after
from bluezone.protocol.infection import Infection
from bluezone.protocol.window import DAY_MS, DAY_S

FIRST_DAY_S = 18_480 * DAY_S
KEYS = [sha256(bytes([number])).digest() for number in range(3)]
STRANGERS = [bytes(12), b"\xff" * 12, *(bytes(11 - place) + b"\x01" + bytes(place) for place in range(12))]

WINDOWS = st.one_of(st.sampled_from([1, 2, 7, 96, 97, 144, 1_440, 1_441]), st.integers(1, 500))
HOSTILE_WINDOWS = st.sampled_from([1_000_000, 43_200_001, 86_399_999, 86_400_000])
STARTS_S = st.sampled_from([0, 0, 0, DAY_S, -DAY_S, -30 * DAY_S, -366 * DAY_S, -367 * DAY_S, 1, 900, -900])
MODES = st.sampled_from(list(Mode))


@dataclass(frozen=True)
class Arrangement:
    """What to match with what."""

    infections: list[Infection]
    sightings: list[Sighting]
    mode: Mode
    now_ms: int


@st.composite
def infections(draw: st.DrawFn) -> Infection:
    """An infection that begins about the first day and ends up to five days later, or before, or in 2106."""
    start_s = FIRST_DAY_S + draw(STARTS_S)
    end_s = draw(st.one_of(st.integers(-10, 5 * DAY_S).map(lambda s: FIRST_DAY_S + s), st.just(2**32 - 1)))
    return Infection(draw(st.sampled_from(KEYS)), start_s, end_s, draw(st.one_of(WINDOWS, WINDOWS, HOSTILE_WINDOWS)))


@st.composite
def sightings_of(draw: st.DrawFn, infection: Infection) -> Sighting:
    """A sighting of one of the infection's identifiers about the bounds of its window, or anywhere."""
    length_ms = DAY_MS // infection.windows
    day_ms = draw(st.sampled_from([DAY_MS, infection.windows * length_ms]))
    first = max(0, FIRST_DAY_S - infection.start_s) // DAY_S
    day = first + draw(st.integers(0, 4))
    window = draw(st.integers(0, min(infection.windows, 200) - 1))
    offset_ms = draw(
        st.one_of(
            st.sampled_from([-1, 0, 1, length_ms - 1, length_ms, length_ms + 1, 2 * length_ms, 2 * length_ms + 1]),
            st.integers(-DAY_MS, DAY_MS),
        )
    )
    heard_ms = max(0, infection.start_s * 1000 + day * day_ms + window * length_ms + offset_ms)
    name = identifiers(key_after(infection.daily_key, day), window + 1)[window]
    return Sighting(name, heard_ms, draw(st.sampled_from([-60, RSSI_UNKNOWN_DBM])))


STRANGE_SIGHTINGS = st.builds(
    Sighting,
    st.sampled_from(STRANGERS),
    st.one_of(st.sampled_from([0, 2**70]), st.integers(FIRST_DAY_S * 1000, FIRST_DAY_S * 1000 + 5 * DAY_MS)),
    st.just(-60),
)


@st.composite
def arrangements(draw: st.DrawFn) -> Arrangement:
    """Up to six infections and up to a dozen sightings, most of them of one of the infections."""
    published = draw(st.lists(infections(), max_size=6))
    heard = draw(st.lists(STRANGE_SIGHTINGS, max_size=3))
    if published:
        heard += draw(st.lists(st.sampled_from(published).flatmap(sightings_of), max_size=12))
    clocks = st.one_of(
        st.integers(-DAY_S, 6 * DAY_S).map(lambda s: (FIRST_DAY_S + s) * 1000), st.sampled_from([-1, 2**70])
    )
    return Arrangement(published, draw(st.permutations(heard)), draw(MODES), draw(clocks))
