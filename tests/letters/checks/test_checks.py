"""Checks as a whole: the seed letter's slips are all found, a letter of ours has none, nobody laughs at the rest."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bluezone.letters import schema, sheet, wording
from bluezone.letters.checks import MOST_OF_A_CODE, Direction, Severity, check, text_of
from bluezone.letters.letter import Counts, Letter, Reason
from bluezone.letters.reading.finding import Span
from tests.letters.checks.checked import TEXT, codes, findings
from tests.letters.office import COUNTS, ROWS, facts, letter
from tests.letters.shared_letters import NAMES, SEED, truth_of
from tests.letters.shared_letters import text_of as shared_text

SLIPS_OF_THE_SEED = {
    "title_missing": None,
    "motto_missing": None,
    "issuer_missing": None,
    "number_blank": "Số: 1169 /SCT-VP",
    "abstract_full_stop": None,
    "citation_date_missing": "references[2].date",
    "spelling_word": "Vius",
    "spelling_organ": "ở",
    "spelling_capital": "Sở thông tin và Truyền thông",
    "archive_colon": "- Lưu VT, VP.",
}


def test_every_slip_of_the_seed_letter_is_found_at_its_place_and_nothing_else() -> None:
    text = shared_text(SEED)

    found = check(schema.decode(truth_of(SEED)), direction=Direction.INCOMING, text=text)

    where = {f.code: text[f.where.start : f.where.end] if isinstance(f.where, Span) else f.where for f in found}
    assert set(where) == {*SLIPS_OF_THE_SEED, "spelling_abbreviation"}
    assert all(where[code] == place for code, place in SLIPS_OF_THE_SEED.items() if place)
    short = {text[f.where.start : f.where.end] for f in found if isinstance(f.where, Span) and f.code.endswith("ation")}
    assert short == {"BCD", "CBCCV"}


def test_what_would_be_impossible_in_an_outgoing_letter_is_a_warning_in_an_incoming_one() -> None:
    incoming = check(schema.decode(truth_of(SEED)), direction=Direction.INCOMING, text=shared_text(SEED))
    outgoing = check(schema.decode(truth_of(SEED)), direction=Direction.OUTGOING, text=shared_text(SEED))

    assert {finding.severity for finding in incoming} == {Severity.WARNING}
    assert {f.code for f in outgoing if f.severity is Severity.ERROR} >= set(SLIPS_OF_THE_SEED) - {
        "spelling_word",
        "spelling_capital",
    }


FOUND_IN_OTHERS = {
    "bnv-3722-2020": [],
    "dak-nong-bqlkcn-2020": [],
    "hue-ubnd-7414-2020": ["rate_kinds_differ", "spelling_capital"],
    "hue-ubnd-7937-2020": ["rate_kinds_differ", "spelling_word"],
    "hung-yen-van-giang-2020": ["citation_date_missing", "spelling_word"],
    "khanh-hoa-ldld-2020": ["cutoff_missing"],
    "lang-son-skhdt-2021": ["spelling_word", "spelling_word"],
    "mau-bao-cao-nhanh-bluezone": ["form_blank", "motto_dash", "title_wrong"],
    "phu-tho-thanh-ba-2020": [],
    "quang-nam-duy-xuyen-2020": [],
    "vpcp-1126-2020": ["addressee_marks", "spelling_capital"],
}


@pytest.mark.parametrize("name", [name for name in NAMES if name != SEED])
def test_in_real_documents_only_what_is_wrong_is_found(name: str) -> None:
    found = codes(schema.decode(truth_of(name)), text=shared_text(name), incoming=True)

    assert [code for code in found if code != "not_a_letter"] == FOUND_IN_OTHERS[name]


@pytest.mark.parametrize(
    "ours",
    [
        letter(),
        letter(facts(counts=replace(COUNTS, by_unit=ROWS))),
        letter(type="Báo cáo", symbol="BC-SCT", body=wording.report(facts(difficulties=(), proposals=("Không",)))),
        letter(number="3", addressees=("Sở Thông tin và Truyền thông", "UBND tỉnh")),
        letter(urgency="HỎA TỐC", secrecy="MẬT"),
    ],
    ids=["letter", "with an annex", "report", "two addressees", "stamped"],
)
def test_a_letter_of_ours_has_nothing_wrong_going_out_or_coming_in(ours: Letter) -> None:
    assert findings(ours) == ()
    assert codes(ours, text=text_of(sheet.lay_out(ours)), incoming=True) == []


@given(st.integers(0, 5000), st.lists(st.integers(1, 300), max_size=4), st.sampled_from([1, 2]))
@settings(max_examples=30, deadline=None)
def test_whatever_the_figures_a_letter_in_our_words_has_nothing_wrong(
    installed: int, missing: list[int], places: int
) -> None:
    reasons = tuple(
        Reason(code, count)
        for code, count in zip(("no_smartphone", "refused", "on_leave", "os_too_old"), missing, strict=False)
    )
    counts = replace(COUNTS, installed=installed + 1, total=installed + 1 + sum(missing), not_installed=reasons)

    assert findings(letter(facts(counts=counts, places=places))) == ()


def test_a_draft_has_one_hint_that_it_is_one() -> None:
    found = findings(letter(is_draft=True, number=None, date=None))

    assert [(finding.code, finding.severity) for finding in found] == [("draft_mark", Severity.HINT)]


def test_an_incoming_letter_may_be_checked_by_its_value_alone() -> None:
    assert check(letter(), direction=Direction.INCOMING) == ()
    assert [f.code for f in check(letter(number=None), direction=Direction.INCOMING)] == ["number_missing"]


def test_findings_are_ordered_by_gravity_and_have_both_languages_and_a_place() -> None:
    found = findings(letter(number=None, parent_org=None), text=TEXT.replace("(b/c)", "(b/c) 3 máy"))

    ranks = [list(Severity).index(finding.severity) for finding in found]
    assert ranks == sorted(ranks)
    assert len(found) >= 3
    assert all(finding.vi and finding.en and finding.rule for finding in found)


def test_a_code_is_not_repeated_more_often_than_a_clerk_would_read() -> None:
    found = findings(text=TEXT + "\n41,5 % của 3 máy" * 100, incoming=True)

    assert sum(finding.code == "count_zero" for finding in found) == MOST_OF_A_CODE


def test_a_notice_is_checked_for_its_content_only() -> None:
    found = codes(letter(counts=Counts(41, 43)), text="Sở cài đặt 41/43 máy, đạt 96%, ngày 9/8/2020.", incoming=True)

    assert found == ["figure_contradicts", "not_a_letter"]


def test_an_outgoing_letter_older_than_the_rules_is_told() -> None:
    assert "layout_unknown" in codes(letter(date=date(2019, 8, 10)))


@given(st.text(max_size=200))
@settings(deadline=None)
def test_any_text_may_come_in(text: str) -> None:
    for finding in check(Letter(), direction=Direction.INCOMING, text=text):
        assert finding.vi


@pytest.mark.parametrize(
    "text",
    ["1" * 20_000, "111." * 3_000, "1a" * 5_000, "A" * 20_000, "Số" + " " * 20_000, "\n-" * 5_000, "x y\n" * 5_000],
    ids=["digits", "groups", "mixed", "capitals", "blanks", "dashes", "lines"],
)
def test_text_that_is_no_text_is_looked_through_all_the_same(text: str) -> None:
    around = f"Số: 1/A\nKính gửi: B\n{text}\nNơi nhận:\n{text}"

    assert check(letter(), direction=Direction.INCOMING, text=around)
