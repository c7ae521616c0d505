"""Both languages are complete, and nothing is said that is not in the catalogue."""

import re
import string
from pathlib import Path

import pytest

from bluezone.phone.face.texts import TEXTS, Text, say

FACE = Path(__file__).parents[3] / "src" / "bluezone" / "phone" / "face"
SOURCES = "".join(
    path.read_text(encoding="utf-8")
    for path in sorted([*FACE.glob("*.py"), *FACE.glob("templates/*.html")])
    if path.name != "texts.py"
)
MADE_UP = ("error.", "day.", "month.", "tab.", "upload.", "settings.vi", "settings.en", "alert.rule_", "alert.profile_")
"""Families whose keys are put together from a value."""


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", TEXTS)
def test_both_languages_say_it_with_the_same_values(key: str) -> None:
    text = TEXTS[key]

    assert text.vi.strip() == text.vi != ""
    assert text.en.strip() == text.en != ""
    assert fields(text.vi) == fields(text.en)


@pytest.mark.parametrize("key", TEXTS)
def test_no_text_is_left_over(key: str) -> None:
    assert f'"{key}"' in SOURCES or key.startswith(MADE_UP)


def test_every_text_a_page_asks_for_exists() -> None:
    asked = set(re.findall(r'(?:\bt|say)\(\s*"([a-z_]+\.[a-z_0-9]+)"', SOURCES))
    asked |= set(
        re.findall(r'"((?:near|history|alert|alerts|code|preview|settings|delete|trust)\.[a-z_0-9]+)"', SOURCES)
    )

    assert len(asked) > 80
    assert {key for key in asked if not key.endswith(".html")} <= set(TEXTS)


def test_vietnamese_is_written_with_its_marks() -> None:
    """Longer texts without a single mark were typed on the wrong keyboard."""
    marks = re.compile("[àáạảãâầấậẩẫăằắặẳẵèéẹẻẽêềếệểễìíịỉĩòóọỏõôồốộổỗơờớợởỡùúụủũưừứựửữỳýỵỷỹđ]")
    words = {key: re.sub(r"{\w+}", "", text.vi) for key, text in TEXTS.items()}

    bare = [key for key, said in words.items() if len(said) > 25 and not marks.search(said)]

    assert bare == []


def test_the_same_word_is_not_left_untranslated() -> None:
    same = {key for key, text in TEXTS.items() if text.vi == text.en}

    assert same <= {"app.name", "settings.vi", "settings.en", "settings.bluetooth", "time.on"}


def test_values_are_put_in_their_places() -> None:
    assert say("vi", "near.count_many", count=3) == "3 điện thoại ở gần"
    assert say("en", "near.count_many", count=3) == "3 phones are near"
    assert isinstance(TEXTS["app.name"], Text)
