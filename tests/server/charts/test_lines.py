"""Texts broken into lines."""

from hypothesis import given
from hypothesis import strategies as st

from bluezone.server.charts import lines


@given(st.text(max_size=200), st.floats(2, 60))
def test_no_line_is_too_wide_and_nothing_is_lost_without_a_sign(text: str, wide_em: float) -> None:
    found = lines.broken(text, wide_em, wide_em + 3)

    assert len(found) <= 2
    assert all(lines.width_em(line) <= wide for line, wide in zip(found, (wide_em, wide_em + 3), strict=False))
    if not "".join(found).endswith(lines.CUT):
        assert "".join("".join(found).split()) == "".join(text.split())


def test_words_stay_whole_where_they_can() -> None:
    assert lines.broken("Trung tâm Y tế huyện Hướng Hoá", 13, 13) == ("Trung tâm Y tế huyện", "Hướng Hoá")


def test_what_does_not_fit_says_so() -> None:
    first, second = lines.broken("Ủy ban nhân dân " * 12, 12, 12)

    assert first == "Ủy ban nhân dân Ủy"
    assert second.endswith(lines.CUT)


def test_a_text_without_spaces_is_broken_where_the_line_ends() -> None:
    assert all(len(line) > 10 for line in lines.broken("nghiêng" * 30, 12, 12))


def test_accents_of_either_spelling_take_no_place_of_their_own() -> None:
    assert lines.width_em("Hướng") == lines.width_em("Hu\u031bo\u031b\u0301ng") == lines.width_em("Huong")
