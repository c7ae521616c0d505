"""When something is due, as the words give it."""

from datetime import date

import pytest

from bluezone.letters.letter import Letter
from bluezone.letters.reading import due_times
from bluezone.letters.reading.page import prepare

LETTER = Letter(date=date(2020, 8, 10), is_draft=False)


@pytest.mark.parametrize(("text", "written", "iso"), [
    ("trước 16h30 ngày 12/8/2020", "trước 16h30 ngày 12/8/2020", "2020-08-12T16:30:00+07:00"),
    ("chậm nhất là 15h00 thứ Tư, ngày 12/8", "chậm nhất là 15h00 thứ Tư, ngày 12/8", "2020-08-12T15:00:00+07:00"),
    ("không muộn hơn ngày 12/8/2020", "không muộn hơn ngày 12/8/2020", "2020-08-12"),
    ("trước 16h thứ Sáu hằng tuần", "trước 16h thứ Sáu hằng tuần", None),
    ("lúc 16 giờ hằng ngày", "lúc 16 giờ hằng ngày", None),
    ("trong vòng 03 ngày làm việc", "trong vòng 03 ngày làm việc", None),
    ("trước 17h00 cùng ngày", "trước 17h00 cùng ngày", None),
])  # fmt: skip
def test_a_time_phrase_and_its_moment(text: str, written: str, iso: str | None) -> None:
    page = prepare(f"Gửi báo cáo {text}.")
    (found,) = due_times.time_phrases(page)
    moment = due_times.by(page, LETTER, found)

    assert (moment.as_written, moment.iso) == (written, iso)


@pytest.mark.parametrize("text", ["từ ngày 12/8/2020", "sau 16h30 ngày 12/8/2020", "hằng tuần", "vào buổi sáng"])
def test_other_times_are_not_due(text: str) -> None:
    assert due_times.time_phrases(prepare(f"Gửi báo cáo {text}.")) == []
