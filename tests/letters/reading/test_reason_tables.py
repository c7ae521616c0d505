"""Tables of reasons, a row for each."""

from bluezone.letters.reading import reason_tables
from bluezone.letters.reading.tokens import Text

TABLE = """Lý do của 03 trường hợp chưa cài đặt:
STT\tNguyên nhân\tSố lượng
1\tMáy cấu hình thấp\t02
2\tChờ cấp lại thư công vụ\t1
\tTổng cộng\t3
"""


def test_each_row_gives_its_reason_with_the_words_of_its_cell() -> None:
    table = reason_tables.find(Text(TABLE))

    assert table is not None
    assert [(reason.code, reason.count, reason.as_written, reason.count_as_written) for reason in table.reasons] == [
        ("incompatible_device", 2, "Máy cấu hình thấp", "02"),
        ("other", 1, "Chờ cấp lại thư công vụ", "1"),
    ]


def test_a_table_of_reasons_for_something_else_gives_none() -> None:
    table = "Các hồ sơ bị trả lại:\nSTT\tLý do\tSố lượng\n1\tThiếu chữ ký\t2\n2\tSai mẫu\t1\n"

    assert reason_tables.find(Text(table)) is None


def test_a_table_of_units_gives_none() -> None:
    table = "Các đơn vị chưa cài đặt xong:\nSTT\tĐơn vị\tSố lượng\n1\tVăn phòng\t2\n2\tThanh tra\t1\n"

    assert reason_tables.find(Text(table)) is None
