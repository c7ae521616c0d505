"""Escapes of Excel."""

import pytest

from bluezone.documents import sheet_escapes


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("An_x000D_\nBa", "An\r\nBa"),
        ("_x0041_", "A"),
        ("_x005F_x0041_", "_x0041_"),
        ("_x005f_x0041_x005F_x0042_", "_x0041_x0042_"),
        ("_X0041_ _x41_ x0041_ _x00g1_", "_X0041_ _x41_ x0041_ _x00g1_"),
        ("_xD83D__xDE00_", "\U0001f600"),
        ("_xD83D_", "\ufffd"),
        ("a_x0000_b_xFFFF_", "ab"),
    ],
)
def test_escapes_are_undone(text: str, wanted: str) -> None:
    assert sheet_escapes.undone(text) == wanted


def test_signs_that_nobody_sees_are_left_out() -> None:
    assert sheet_escapes.seen("a\0b\x1f\tc\r\n\ufffe") == "ab\tc\r\n"


@pytest.mark.parametrize("text", ["", "a\rb", "_", "_x41_", "<t>", "a<r>", "<b>_x</b>"])
def test_texts_that_the_writer_writes_rightly_stay_as_they_are(text: str) -> None:
    assert sheet_escapes.written(text) == text


def test_tricky_texts_are_markup_without_an_underscore() -> None:
    assert sheet_escapes.written("<r>&_x0041_\r") == (
        '<r><t xml:space="preserve">&lt;r&gt;&amp;&#95;x005F&#95;x0041&#95;&#95;x000D&#95;</t></r>'
    )
