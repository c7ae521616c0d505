"""The columns of the registers, and files of them that run nothing."""

from datetime import date, timedelta

import pytest

from bluezone.documents import sheets
from bluezone.rollout.rights import Role
from bluezone.server.rollout import assigning, register, register_tables
from bluezone.server.rollout.assigning import Order
from bluezone.server.rollout.models import Incoming, Outgoing
from tests.server.rollout import papers
from tests.server.rollout.province import THURSDAY, Province


def names(unit: str) -> str:
    return {"vp": "Văn phòng Sở"}[unit]


def found() -> list[Incoming]:
    return list(register.search("sct", register.Search(), THURSDAY))


def test_the_register_of_what_came_has_its_ten_columns(province: Province) -> None:
    papers.incoming(
        province, handed_to="Văn phòng", handed_on=date(2020, 8, 4), signed_for="Lan", note="bản giấy", urgency="KHẨN"
    )

    book = register_tables.incoming(names)

    assert book.heads("vi") == [
        "Ngày đến",
        "Số đến",
        "Tác giả",
        "Số, ký hiệu",
        "Ngày, tháng văn bản",
        "Tên loại và trích yếu nội dung",
        "Đơn vị hoặc người nhận",
        "Ngày chuyển",
        "Ký nhận",
        "Ghi chú",
    ]
    assert book.rows(found()) == [
        [
            "03/8/2020",
            "01",
            "Sở Thông tin và Truyền thông",
            "563/STTTT-CNTT",
            "02/8/2020",
            "Công văn về việc tăng cường triển khai cài đặt ứng dụng Bluezone",
            "Văn phòng",
            "04/8/2020",
            "Lan",
            "bản giấy",
        ]
    ]


def test_the_tracking_book_names_who_acts_by_when_and_the_number_of_the_answer(province: Province) -> None:
    row = papers.incoming(province)
    order = Order("vp", due=THURSDAY + timedelta(hours=8))
    assigning.assign(row, order, by=province.acting(Role.SIGNER), now=THURSDAY)
    papers.issued(province, answers=[row])

    book = register_tables.tracking(names, "vi")

    assert len(book.heads("en")) == 7
    assert book.rows(found()) == [
        [
            "01",
            "Công văn 563/STTTT-CNTT ngày 02/8/2020 của Sở Thông tin và Truyền thông",
            "Văn phòng Sở",
            "17h00 06/8/2020",
            "Đã trả lời",
            "01/SCT-VP",
            "",
        ]
    ]


def test_an_answer_that_was_withdrawn_answers_nothing(province: Province) -> None:
    row = papers.incoming(province)
    made = papers.issued(province, answers=[row])
    Outgoing.objects.filter(pk=made.pk).update(is_withdrawn=True)
    papers.draft(province, answers=[row])

    assert register_tables.answers(found()[0]) == ""


def test_the_register_of_what_left_says_what_was_withdrawn_and_replaced(province: Province) -> None:
    old = papers.issued(province)
    new = papers.numbered(province, replaces=old)
    Outgoing.objects.filter(pk=old.pk).update(is_withdrawn=True, note="Sai số liệu")
    book = register_tables.outgoing()

    rows = book.rows(Outgoing.objects.order_by("pk"))

    assert len(book.heads("vi")) == 10
    assert rows[0] == [
        "01/SCT-VP",
        "06/8/2020",
        "Công văn về việc triển khai cài đặt ứng dụng Bluezone",
        "Trần Văn Bình",
        "Các phòng, đơn vị thuộc Sở; UBND tỉnh",
        "VT, VP",
        "03",
        "06/8/2020",
        "",
        "Đã thu hồi; Được thay thế bởi 02/SCT-VP; Sai số liệu",
    ]
    assert register_tables.outgoing_note(new) == "Thay thế 01/SCT-VP"


def test_every_state_has_its_words() -> None:
    assert set(register_tables.STATES) == set(Incoming.State)


@pytest.mark.parametrize("ending", list(register_tables.WRITERS))
def test_a_book_comes_back_from_its_file_with_the_name_of_the_office(province: Province, ending: str) -> None:
    papers.incoming(province, abstract="=1+1", issuer="Sở Y tế " * 30)
    book = register_tables.incoming(names)

    data = register_tables.as_file(book, found(), "Sở Công Thương", ending, "vi")

    rows = sheets.read(data).sheets[0].rows
    (head,) = (place for place, row in enumerate(rows) if row[:2] == ("Ngày đến", "Số đến"))
    assert [cell.strip() for cell in rows[head + 1]] == [cell.strip() for cell in book.rows(found())[0]]
    assert ending == "csv" or rows[1][0] == "Sở Công Thương"
