"""The notation of the grammar: every form of it, what it captures, what it forgives."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.letters.reading.phrases import Found, Grammar, may_slip_into
from bluezone.letters.reading.terminals import TERMINALS
from bluezone.letters.reading.tokens import Text

GRAMMAR = Grammar(TERMINALS)
GRAMMAR.rule("until", "(đến | tới) [hết]")
GRAMMAR.rule("cutoff", "(tính | kể) <until> ngày <day>")


def find(phrase: str, text: str) -> Found | None:
    return next(GRAMMAR.phrase(phrase).search(Text(text)), None)


def found_text(phrase: str, text: str) -> str | None:
    tokens = Text(text)
    found = next(GRAMMAR.phrase(phrase).search(tokens), None)
    return tokens.slice(found.first, found.last) if found else None


@pytest.mark.parametrize(("phrase", "text", "expected"), [
    ("thực hiện", "Sở đã Thực hiện tốt", "Thực hiện"),
    ("thực hiện", "THỰC HIỆN", "THỰC HIỆN"),
    ("hòa bình", "tỉnh Hoà Bình", "Hoà Bình"),
    ("lúc 8 h 00", "lúc 8h00", "lúc 8h00"),
    ("kính gửi :", "Kính gửi: Sở", "Kính gửi:"),
    ('"', "gọi là “Bluezone”", "“"),
    ("a - b", "A – B", "A – B"),
    ("[số] 12", "văn bản số 12", "số 12"),
    ("[số] 12", "văn bản 12", "12"),
    ("đến (nay | hết)", "từ đó đến hết", "đến hết"),
    ("(đến | đến hết) ngày", "đến hết ngày", "đến hết ngày"),
    ("số ~ ngày", "số 12 của Sở Y tế ngày mai", "số 12 của Sở Y tế ngày"),
    ("^ nơi nhận", "x nơi nhận\nNơi nhận", "Nơi nhận"),
    (r"\( <number> \)", "máy (43)", "(43)"),
    (r"a \| b", "a | b", "a | b"),
    ("((một | hai) [ba]) bốn", "hai ba bốn", "hai ba bốn"),
])  # fmt: skip
def test_what_a_phrase_finds(phrase: str, text: str, expected: str) -> None:
    assert found_text(phrase, text) == expected


@pytest.mark.parametrize(("phrase", "text"), [
    ("thực hiện", "thực thi"), ("số", "sở"), ("số", "sổ"), ("tại", "tải"), ("từ", "tự"), ("12", "120"), ("đến", "đi"),
    ("^ nơi nhận", "x nơi nhận y"), ("số ~ ngày", "số 12. Ngày mai"), ("số ~ ngày", "số " + "a " * 13 + "ngày"),
    ("số ~ ngày", "số ngày"), ("a , b", "a b"), ("thực hiện", ""), ("thực hiện", "thực"),
])  # fmt: skip
def test_what_it_does_not_find(phrase: str, text: str) -> None:
    assert find(phrase, text) is None


@pytest.mark.parametrize(("text", "slips"), [
    ("thương mại", 0), ("thuong mại", 1), ("thưởng mại", 1), ("thuơng mai", 2), ("thươgn mại", 2), ("thơng mại", 2),
    ("thươn mai", 3),
])  # fmt: skip
def test_slips_are_forgiven_and_counted(text: str, slips: int) -> None:
    found = find("thương mại", text + " được đặt ở")

    assert found is not None
    assert found.slips == slips


def test_a_text_without_any_diacritics_has_no_slips_for_them() -> None:
    found = find("thương mại", "thuong mai duoc dat o")

    assert found is not None
    assert found.slips == 0


def test_more_than_three_slips_are_another_phrase() -> None:
    assert find("thương mại điện tử", "thươgn mai dien tử") is None


def values(phrase: str, text: str) -> dict[str, Any]:
    found = find(phrase, text)
    assert found is not None
    return {capture.name: capture.value for capture in found.captures}


def test_holes_capture_what_their_rule_says() -> None:
    captured = values("<cutoff> , có <total=number> máy", "Tính đến hết ngày 9/8/2020, có 43 máy")

    assert captured["total"].count == 43
    assert captured["cutoff"]["day"].month == 8
    assert captured["cutoff"]["until"] == "đến hết"


def test_captures_know_where_they_stand_and_holes_left_out_are_none() -> None:
    text = Text("đã có 43 máy")
    found = next(GRAMMAR.phrase("[tính <day>] có <number>").search(text))
    capture = found.capture("number")

    assert capture is not None
    assert text.slice(capture.first, capture.last) == "43"
    assert found["number"].count == 43
    assert found["day"] is None
    assert found.capture("day") is None


def test_the_first_phrase_of_a_rule_that_fits_is_taken() -> None:
    grammar = Grammar()
    rule = grammar.rule("which", "một hai ba", "một hai", "một")

    assert [rule.at(Text(text), 0).last for text in ("một hai ba", "một hai", "một")] == [3, 2, 1]  # type: ignore[union-attr]  # all fit


def test_matches_do_not_overlap_and_keep_their_order() -> None:
    text = Text("một một một hai một")

    found = list(GRAMMAR.phrase("một [một]").search(text))

    assert [(match.first, match.last) for match in found] == [(0, 2), (2, 3), (4, 5)]


def test_a_search_stays_between_its_bounds() -> None:
    text = Text("một một một")

    assert [match.first for match in GRAMMAR.phrase("một").search(text, 1, 2)] == [1]


@pytest.mark.parametrize("broken", ["(một", "một)", "[một", "một]", "<nirgends>", "()", "một | ", "a | | b", "[]"])
def test_a_broken_notation_is_refused_when_the_rule_is_stated(broken: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        GRAMMAR.phrase(broken)


def test_a_rule_may_not_be_used_before_it_is_stated() -> None:
    grammar = Grammar()

    with pytest.raises(ValueError, match="no rule is called 'later'"):
        grammar.rule("now", "<later>")


def test_a_grammar_takes_over_the_rules_of_another_without_changing_it() -> None:
    grammar = Grammar(GRAMMAR)
    grammar.rule("mine", "<cutoff>")

    assert grammar.phrase("<mine>").at(Text("tính đến ngày 9/8"), 0) is not None
    with pytest.raises(ValueError, match="mine"):
        GRAMMAR.phrase("<mine>")


def test_openings_say_with_which_words_a_phrase_may_start() -> None:
    assert GRAMMAR.phrase("(tính | kể) đến").openings == frozenset({"tinh", "ke"})
    assert GRAMMAR.phrase("[hết] ngày").openings == frozenset({"het", "ngay"})
    assert GRAMMAR.phrase("~ ngày").openings is None
    assert GRAMMAR.phrase("[hết]").openings is None


def test_a_slip_for_an_opening_may_start_it_too() -> None:
    assert may_slip_into(frozenset({"thuong"}), "thuogn")
    assert not may_slip_into(frozenset({"thuong"}), "khuyen")


@given(
    st.lists(st.sampled_from(["tính", "kể", "đến", "tới", "hết", "ngày", "9/8/2020", ",", "máy", "tinh"]), max_size=12)
)
def test_searching_finds_what_matching_at_every_token_finds(soup: list[str]) -> None:
    text, rule = Text(" ".join(soup)), GRAMMAR.phrase("<cutoff>")

    found = [match.first for match in rule.search(text)]
    matching = [at for at in range(len(text)) if next(iter(rule.matcher(text, at)), None) is not None]

    assert found == matching
