"""Which phrase of a table fits at a token."""

from bluezone.letters.reading.phrase_tables import Table, table
from bluezone.letters.reading.tokens import Text

KINDS = Table([("báo cáo", 1), ("báo cáo nhanh", 2), ("(chỉ | công) thị", 3)])


def test_the_longest_phrase_that_fits_is_taken() -> None:
    assert KINDS.longest(Text("Báo cáo nhanh về"), 0) == (3, 2)
    assert KINDS.longest(Text("Báo cáo về"), 0) == (2, 1)


def test_a_phrase_may_open_with_one_of_several_words() -> None:
    assert KINDS.longest(Text("Chỉ thị 15"), 0) == (2, 3)


def test_nothing_fits_elsewhere_or_behind_the_end() -> None:
    assert KINDS.longest(Text("Báo chí"), 0) is None
    assert KINDS.longest(Text("Báo"), 1) is None


def test_a_slip_in_a_short_word_makes_it_another_word() -> None:
    assert table("sở").longest(Text("Số năm nay"), 0) is None


def test_semicolons_separate_the_phrases_of_a_table() -> None:
    assert table("hỏa tốc; thượng khẩn").longest(Text("THƯỢNG KHẨN"), 0) == (2, "thượng khẩn")
