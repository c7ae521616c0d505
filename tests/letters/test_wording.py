"""Wording: the facts of the seed letter in our own words, each once, and never a fact that nobody gave."""

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bluezone.letters import wording, written
from bluezone.letters.figures import FiguresError
from bluezone.letters.letter import Block, BlockKind, Counts, Moment, Reason, Reference
from bluezone.letters.wording import Gate, Outreach
from tests.letters.office import COUNTS, DIRECTIVE, ROWS, SCOPE, facts

FACTS_OF_THE_SEED = [
    "Văn bản số 563/STTTT-CNTT ngày 02/8/2020 của Sở Thông tin và Truyền thông về việc triển khai cài đặt",
    "Văn bản số 1158/SCT-QLTM ngày 07/8/2020 của Sở Công Thương",
    "8h00 ngày 09/8/2020",
    "41/43 máy điện thoại",
    SCOPE,
    "đạt 95,3% so với số điện thoại cá nhân đăng ký",
    "02 máy điện thoại chưa cài đặt do cấu hình không phù hợp",
    "rửa tay sát khuẩn, đeo khẩu trang và đo thân nhiệt",
    "gia đình và nhân dân nơi cư trú",
    "cụm công nghiệp, khu kinh tế và chợ",
]


def text(blocks: tuple[Block, ...]) -> str:
    return "\n".join(block.text for block in blocks)


@pytest.mark.parametrize("fact", FACTS_OF_THE_SEED)
def test_letter_and_report_say_each_fact_of_the_seed_once(fact: str) -> None:
    assert text(wording.official_letter(facts())).count(fact) == 1
    assert text(wording.report(facts())).count(fact) == 1


def test_a_letter_ends_with_the_receiver_and_the_end_mark() -> None:
    assert wording.official_letter(facts())[-1].text.endswith("để Sở Thông tin và Truyền thông biết, tổng hợp./.")
    assert text(wording.official_letter(facts())).count("./.") == 1


def test_a_report_has_the_parts_for_which_there_is_something_to_say() -> None:
    parts = [block.text for block in wording.report(facts()) if block.kind is BlockKind.PART]
    assert parts == ["I. KẾT QUẢ ĐẠT ĐƯỢC"]

    whole = wording.report(facts(difficulties=("điện thoại cũ",), proposals=()))
    parts = [block.text for block in whole if block.kind is BlockKind.PART]
    assert parts == ["I. KẾT QUẢ ĐẠT ĐƯỢC", "II. KHÓ KHĂN, VƯỚNG MẮC", "III. KIẾN NGHỊ, ĐỀ XUẤT"]
    assert "Điện thoại cũ.\n" in text(whole)
    assert "III. KIẾN NGHỊ, ĐỀ XUẤT\nKhông có.\n" in text(whole)


def test_headings_are_numbered_without_a_gap() -> None:
    blocks = wording.report(facts(is_told=False, onward=(), outreach=None))

    assert [b.text for b in blocks if b.kind is BlockKind.HEADING] == [
        "1. Kết quả cài đặt",
        "2. Công tác kiểm soát người ra vào và tuyên truyền",
    ]


def test_what_nobody_told_is_not_said() -> None:
    bare = facts(answered=(), onward=(), is_told=False, gate=None, outreach=None)

    said = text(wording.official_letter(bare))

    assert said.startswith("Sở Công Thương báo cáo kết quả triển khai")
    assert len(wording.official_letter(bare)) == 3
    for word in ("Thực hiện", "phổ biến", "quán triệt", "thân nhiệt", "gia đình", "None"):
        assert word not in said


def test_numbers_at_the_gate_and_outside_are_said_where_they_were_counted() -> None:
    said = text(
        wording.official_letter(
            facts(gate=Gate(screened=1412, helped=5), outreach=Outreach(("các chợ",), reached=120, helped=9))
        )
    )

    assert "đo thân nhiệt cho 1.412 lượt người, hỗ trợ cài đặt cho 05 người" in said
    assert "đến các chợ. Đã phổ biến đến 120 lượt người, hỗ trợ cài đặt cho 09 người." in said


def test_several_reasons_are_listed_and_nobody_left_is_said() -> None:
    several = replace(COUNTS, installed=40, not_installed=(Reason("no_smartphone", 1), Reason("on_leave", 2)))

    said = text(wording.official_letter(facts(counts=several)))

    assert (
        "Còn 03 máy điện thoại chưa cài đặt, trong đó: 01 máy điện thoại do không có điện thoại thông minh; "
        "02 máy điện thoại do nghỉ phép, đi học, ốm hoặc biệt phái." in said
    )
    full = replace(COUNTS, installed=43, not_installed=())
    assert "43/43 máy điện thoại" in text(wording.official_letter(facts(counts=full, places=2)))
    assert "đạt 100% so với" in text(wording.official_letter(facts(counts=full)))
    assert "Không còn trường hợp chưa cài đặt." in text(wording.official_letter(facts(counts=full)))


def test_the_annex_is_named_where_there_is_one() -> None:
    assert "Phụ lục" not in text(wording.official_letter(facts()))
    assert "tại Phụ lục kèm theo." in text(wording.official_letter(facts(counts=replace(COUNTS, by_unit=ROWS))))


@pytest.mark.parametrize("draft", [wording.official_letter, wording.report])
def test_no_letter_is_drafted_on_figures_that_do_not_add_up(draft: Any) -> None:
    with pytest.raises(FiguresError, match="found 40 installed and 2 with a reason of 43"):
        draft(facts(counts=replace(COUNTS, installed=40)))


def test_no_letter_is_drafted_without_the_day_of_its_figures() -> None:
    with pytest.raises(FiguresError, match="found no day"):
        wording.official_letter(facts(cutoff=Moment(None)))


@given(st.integers(0, 10**7), st.integers(0, 10**5), st.integers(0, 2))
@settings(deadline=None)
def test_a_rate_of_a_hundred_is_said_only_when_everybody_has_it(installed: int, missing: int, places: int) -> None:
    counts = Counts(installed + 1, installed + 1 + missing, not_installed=(Reason("other", missing),))

    said = text(wording.official_letter(facts(counts=counts, places=places)))

    assert ("đạt 100%" in said) == (missing == 0)
    assert f"{written.count(installed + 1)}/{written.count(installed + 1 + missing)} máy điện thoại" in said


def test_a_chase_letter_names_those_who_have_not_reported_and_when_they_must() -> None:
    asked = Reference("1061/STTTT-CNTT", date(2020, 8, 10), type="Công văn", abstract="báo cáo kết quả cài đặt")

    blocks = wording.chase(
        "Sở Thông tin và Truyền thông",
        "ứng dụng Bluezone",
        asked,
        ("Sở Nội vụ", "Sở Tài chính"),
        n_reported=35,
        n_asked=37,
        until=Moment(date(2020, 8, 19), time(10)),
    )

    said = text(blocks)
    assert "35/37 cơ quan, đơn vị đã gửi báo cáo (đạt 94,6%)" in said
    assert "còn 02 cơ quan, đơn vị chưa gửi, gồm: Sở Nội vụ; Sở Tài chính." in said
    assert "trước 10h00 ngày 19/8/2020" in said
    assert said.endswith("./.")


def test_a_chase_letter_on_a_list_that_does_not_add_up_is_refused() -> None:
    with pytest.raises(FiguresError, match="found 35 that reported and 1 named, expected 37"):
        wording.chase("Sở", "ứng dụng", DIRECTIVE, ("Sở Y tế",), n_reported=35, n_asked=37, until=Moment(date.max))


def test_a_forwarding_letter_numbers_its_tasks() -> None:
    said = text(
        wording.forwarding(
            "Sở Công Thương",
            "ứng dụng Bluezone",
            DIRECTIVE,
            ("cài đặt cho người lao động;", "Hướng dẫn khách hàng."),
            units="các doanh nghiệp, chợ",
            until=Moment(date(2020, 8, 8)),
        )
    )

    assert "Thực hiện Văn bản số 563/STTTT-CNTT ngày 02/8/2020 của Sở Thông tin và Truyền thông" in said
    assert "\n1. Cài đặt cho người lao động.\n2. Hướng dẫn khách hàng.\n" in said
    assert "gửi về Sở Công Thương trước ngày 08/8/2020 để tổng hợp, báo cáo./." in said


def test_no_word_is_put_before_a_figure_that_would_make_it_a_bound() -> None:
    said = text(wording.official_letter(facts())).lower()

    assert not any(f"{word} 41" in said or f"{word} 95" in said for word in ("trên", "hơn", "gần", "khoảng"))
