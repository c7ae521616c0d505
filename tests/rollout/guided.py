"""Guidance for tests: the app of the story as an office would have it, one at every bound, and any at all."""

import string
from collections.abc import Iterator
from datetime import date
from typing import Any

from hypothesis import strategies as st

from bluezone.rollout import guidance, guidance_default
from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.guidance import Guidance, HelpDesk, Installation, Question, plain
from bluezone.rollout.handset import System
from bluezone.rollout.requirement import BLUETOOTH_LE, Requirement, SystemNeed
from tests.rollout.story import CAMPAIGN

DAY = date(2020, 8, 10)
LARGEST_PAGE_BYTES = 50_000
"""What the public page may be with everything it loads, for slow old phones."""

ANDROID = SystemNeed(System.ANDROID, (6, 0), "https://play.google.com/store/apps/details?id=vn.example.bluezone")
IOS = SystemNeed(System.IOS, (10, 3), "https://apps.apple.com/vn/app/bluezone/id1508062685")
REQUIREMENT = Requirement("app-1", date(2020, 8, 1), (ANDROID, IOS), (BLUETOOTH_LE,))
DESK = HelpDesk(
    organ=Bilingual("Sở Công Thương tỉnh Quảng Trị", "Department of Industry and Trade of Quảng Trị"),
    place=Bilingual("Quảng Trị", "Quảng Trị"),
    address=Bilingual("Số 98 đường Lê Lợi, thành phố Đông Hà", "98 Lê Lợi Street, Đông Hà"),
    phone="0233 3852 529",
    hours=Bilingual("7h30-11h30 và 13h30-17h00, thứ Hai đến thứ Sáu", "7:30-11:30 and 13:30-17:00, Monday to Friday"),
)


def made(**changes: Any) -> Guidance:
    """Return the guidance of the story, with *changes*."""
    found = guidance_default.default(CAMPAIGN, REQUIREMENT, DESK, DAY)
    values = {name: getattr(found, name) for name in Guidance.__dataclass_fields__}
    return Guidance(**{**values, **changes})


# --- as long as can be -----------------------------------------------------------------------------------------------

_FILL = "Nguyễn Đường phường xưởng nghiêng Ặẵỹ thường "


def filled(length: int, mark: str = "") -> str:
    """Return a text of exactly *length* signs that begins with *mark*, of wide Vietnamese words."""
    text = (f"{mark} " + _FILL * (length // len(_FILL) + 1))[:length].strip()
    return text + "x" * (length - len(text))


def full(length: int, mark: str = "") -> Bilingual:
    return Bilingual(filled(length, mark), filled(length, f"E{mark}"))


def longest() -> Guidance:
    """Return guidance at every bound: the most of everything, each as long as may be."""

    def installation(system: System) -> Installation:
        store = f"https://store.example/?id={f'{system.value}.'.ljust(80, 'x')}&"
        steps = tuple(full(guidance.LONGEST_STEP, f"{system.value}{n}") for n in range(guidance.MOST_STEPS))
        name = filled(guidance.LONGEST_STORE_NAME, f"name-{system.value}")
        return Installation(
            system,
            store.ljust(guidance.LONGEST_STORE, "y"),
            steps,
            name,
            filled(guidance.LONGEST_STORE_NAME, f"by-{system.value}"),
        )

    return Guidance(
        desk=HelpDesk(
            full(guidance.LONGEST_ORGAN, "organ"),
            full(guidance.LONGEST_PLACE, "place"),
            full(guidance.LONGEST_ADDRESS, "address"),
            "+84 (0233) 3852 529 - 3852 530",
            full(guidance.LONGEST_HOURS, "hours"),
        ),
        app=full(guidance.LONGEST_APP, "app"),
        does=tuple(full(guidance.LONGEST_PARAGRAPH, f"does{n}") for n in range(guidance.MOST_PARAGRAPHS)),
        needs=tuple(full(guidance.LONGEST_NEED, f"needs{n}") for n in range(guidance.MOST_NEEDS)),
        installations=tuple(map(installation, (System.ANDROID, System.IOS, System.HARMONY))),
        poster_steps=tuple(full(guidance.LONGEST_POSTER_STEP, f"poster{n}") for n in range(guidance.POSTER_STEPS)),
        questions=tuple(
            Question(full(guidance.LONGEST_QUESTION, f"asked{n}"), full(guidance.LONGEST_ANSWER, f"answered{n}"))
            for n in range(guidance.MOST_QUESTIONS)
        ),
        changed=DAY,
        valid_until=date(2020, 12, 31),
    )


def texts_of(values: object, language: str) -> Iterator[str]:
    """Yield every text of encoded guidance in *language*."""
    if isinstance(values, dict) and set(values) == {"vi", "en"}:
        yield values[language]
    elif isinstance(values, dict):
        for value in values.values():
            yield from texts_of(value, language)
    elif isinstance(values, list):
        for value in values:
            yield from texts_of(value, language)


# --- any at all ------------------------------------------------------------------------------------------------------


def texts(longest: int, shortest: int = 1) -> st.SearchStrategy[str]:
    return st.text(max_size=longest).map(plain).filter(lambda text: shortest <= len(text) <= longest)


def both(longest: int, shortest: int = 1) -> st.SearchStrategy[Bilingual]:
    return st.builds(Bilingual, texts(longest, shortest), texts(longest, 0)).filter(lambda said: said.vi or not said.en)


def several(longest: int, most: int, fewest: int = 1) -> st.SearchStrategy[tuple[Bilingual, ...]]:
    return st.lists(both(longest), min_size=fewest, max_size=most).map(tuple)


_STORES = st.text(string.ascii_letters + string.digits + "/?=&.-_", max_size=60).map(lambda end: f"https://a.vn/{end}")


def _installations() -> st.SearchStrategy[tuple[Installation, ...]]:
    one = st.builds(
        Installation,
        st.sampled_from(System),
        _STORES,
        several(guidance.LONGEST_STEP, guidance.MOST_STEPS),
        texts(guidance.LONGEST_STORE_NAME, 0),
        texts(guidance.LONGEST_STORE_NAME, 0),
    )
    return st.lists(one, min_size=1, max_size=guidance.MOST_SYSTEMS, unique_by=lambda each: each.system).map(tuple)


def any_guidance() -> st.SearchStrategy[Guidance]:
    """Return a strategy of guidance that keeps every bound."""
    desks = st.builds(
        HelpDesk,
        both(guidance.LONGEST_ORGAN),
        both(guidance.LONGEST_PLACE),
        both(guidance.LONGEST_ADDRESS),
        st.sampled_from(["", "1022", "0233 3852 529", "+84 (233) 3852-529"]),
        both(guidance.LONGEST_HOURS, 0),
    )
    questions = st.builds(Question, both(guidance.LONGEST_QUESTION), both(guidance.LONGEST_ANSWER))
    return st.builds(
        Guidance,
        desks,
        both(guidance.LONGEST_APP),
        several(guidance.LONGEST_PARAGRAPH, guidance.MOST_PARAGRAPHS),
        several(guidance.LONGEST_NEED, guidance.MOST_NEEDS),
        _installations(),
        several(guidance.LONGEST_POSTER_STEP, guidance.POSTER_STEPS, guidance.POSTER_STEPS),
        st.lists(questions, max_size=guidance.MOST_QUESTIONS).map(tuple),
        st.just(DAY),
        st.none() | st.dates(min_value=DAY),
    )
