"""The sentences of a summary."""

from dataclasses import replace

from bluezone.rollout import aggregate, summary
from bluezone.rollout.aggregate import Table
from bluezone.rollout.figures import Figures
from bluezone.rollout.report import OFFICIAL_LETTER
from tests.rollout.receiving import OFFICE, PERIOD, SCT, UPWARD, judged, sent, seventeen, table
from tests.rollout.story import CAMPAIGN

MAIN = "registered_phones"


def said(of: Table) -> str:
    """Return the text of the summary of *of*, a paragraph a line."""
    letter = summary.draft(of, CAMPAIGN, OFFICE, UPWARD, PERIOD, kind=OFFICIAL_LETTER)
    return "\n".join(block.text for block in letter.body)


def test_who_is_late_or_missing_is_named() -> None:
    text = said(table(seventeen()))

    assert "02 cơ quan, đơn vị gửi muộn (gồm: Sở Nội vụ; Sở Tư pháp)" in text
    assert "03 cơ quan, đơn vị chưa gửi báo cáo (gồm: Ban Dân tộc; " in text


def test_more_than_can_be_named_stand_in_the_annex_only() -> None:
    text = said(table([sent(SCT)]))

    assert "19 cơ quan, đơn vị chưa gửi báo cáo (có tên tại Phụ lục kèm theo)" in text
    assert "Ban Dân tộc" not in text


def test_who_waits_to_be_confirmed_is_neither_missing_nor_counted() -> None:
    text = said(table([sent(0), sent(1, is_confirmed=False)]))

    assert "01 cơ quan, đơn vị đã gửi, đang chờ xác nhận số liệu (gồm: Sở Nội vụ)" in text
    assert "Số liệu này là của 01 trong tổng số 20" in text


def test_all_or_open_reasons_are_said_as_they_are() -> None:
    assert "Không còn trường hợp chưa cài đặt." in said(table([sent(0, Figures(MAIN, 20, 20))]))
    assert "Còn 02 máy điện thoại chưa cài đặt." in said(table([sent(0, Figures(MAIN, 20, 18))]))


def test_a_complete_sum_says_nothing_of_its_completeness() -> None:
    assert "Số liệu này là của" not in said(table(sent(number) for number in range(20)))


def test_what_fell_or_stayed_is_said_so() -> None:
    def since(installed: int) -> str:
        return said(table([sent(SCT)], before={f"u{SCT}": Figures(MAIN, 43, installed)}))

    assert "giảm 02 trường hợp." in since(43)
    assert "không thay đổi." in since(41)


def test_the_ends_of_each_kind_are_named_with_their_rates() -> None:
    verdicts = [
        replace(each, expected=replace(each.expected, kind="office" if number < 3 else "department"))
        for number, each in enumerate(judged(seventeen()))
    ]

    text = said(aggregate.table(verdicts, CAMPAIGN))

    assert "thuộc loại văn phòng" not in text
    assert "Trong các đơn vị thuộc loại sở, tỷ lệ cài đặt cao nhất: Sở Xây dựng (100%)" in text
    assert "thấp nhất: Sở Kế hoạch và Đầu tư (87,0%)" in text
