"""Which font a letter is set in: the decree's, one of its measure, or the package's; never one without Vietnamese."""

from pathlib import Path

import pytest

from bluezone.documents import fonts
from bluezone.documents.fonts import LIBERATION, NOTO, TIMES, Typeface


def test_this_machine_has_a_font_with_every_vietnamese_letter() -> None:
    face = fonts.typeface()

    assert face.family in {TIMES, LIBERATION, NOTO}
    assert fonts.has_vietnamese(face)


def test_without_any_installed_font_the_package_s_own_is_taken_and_narrowed() -> None:
    face = fonts.chosen({})

    assert face.family == NOTO
    assert face.stretch_percent < 100
    assert fonts.has_vietnamese(face)


def test_a_folder_without_the_font_is_passed_over(tmp_path: Path) -> None:
    assert fonts.chosen({TIMES: [tmp_path], LIBERATION: [tmp_path]}).family == NOTO


def test_a_font_without_vietnamese_letters_is_not_taken_for_its_name() -> None:
    symbols = Typeface("FontAwesome", Path("/nowhere"))

    assert not fonts.has_vietnamese(symbols)


def test_a_family_counts_only_where_all_four_faces_lie_together() -> None:
    found = fonts.complete_folders(
        [
            ("Times New Roman", "normal", 400, "/a/times.ttf"),
            ("Times New Roman", "normal", 700, "/a/timesbd.ttf"),
            ("Times New Roman", "italic", 400, "/a/timesi.ttf"),
            ("Times New Roman", "italic", 700, "/b/timesbi.ttf"),
            *(
                ("Tinos", style, weight, f"/c/{style}{weight}")
                for style in ("normal", "italic")
                for weight in (400, 700)
            ),
        ]
    )

    assert found == {"Tinos": [Path("/c")]}


@pytest.mark.parametrize("family", [LIBERATION, NOTO])
def test_a_substitute_is_told_in_both_languages(family: str) -> None:
    note = Typeface(family, Path("/fonts")).note

    assert note is not None
    assert TIMES in note.vi
    assert TIMES in note.en
    assert family in note.vi
    assert family in note.en


def test_the_decree_s_own_font_needs_no_remark() -> None:
    assert Typeface(TIMES, Path("/fonts")).note is None
