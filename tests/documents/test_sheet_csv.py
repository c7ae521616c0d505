"""Tables as text."""

from pathlib import Path

import pytest

from bluezone.documents import sheet_csv
from bluezone.documents.sheet_book import SheetError, SheetTooLargeError, SheetTypeError
from bluezone.rollout import roster, unit_names
from tests.documents.sheet_files import read_and_measured

ROWS = (
    ("STT", "Họ và tên", "Số điện thoại", "Đơn vị"),
    ("1", "Nguyễn Văn An", "0912345678", "Văn phòng"),
    ("2", "Lê Thị Ánh", "0987654321", "Trung tâm Khuyến công"),
)


def rows(data: bytes) -> tuple[tuple[str, ...], ...]:
    return sheet_csv.read(data).sheets[0].rows


@pytest.mark.parametrize("between", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_read_whatever_stands_between_its_cells(between: str, encoding: str) -> None:
    assert rows("\r\n".join(between.join(row) for row in ROWS).encode(encoding)) == ROWS


def test_cells_with_quotes_and_line_breaks_stay_whole() -> None:
    assert rows(b'a;"b;""c""\nd"\n1;2\n') == (("a", 'b;"c"\nd'), ("1", "2"))


def test_old_encodings_reach_the_reader_of_rosters() -> None:
    old = "Hä vµ tªn;§iÖn tho¹i\nNguyÔn V¨n Th\u00adëng;0912345678\nLª ThÞ HuyÒn;0912345679\n".encode("latin-1")
    found = rows(old)
    reading = roster.read(found, unit_names.unit_names([("vp", "Văn phòng")]), (), roster.Upload(own_unit="vp"))

    assert [member.name for member in reading.members] == ["Nguyễn Văn Thưởng", "Lê Thị Huyền"]


def test_a_file_gives_its_name_to_the_sheet() -> None:
    assert [sheet_csv.read(b"a;b", name).sheets[0].name for name in ("ds.csv", "")] == ["ds.csv", "csv"]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"\xff\xfea", SheetError),
        (b"\xef\xbb\xbf\xff", SheetError),
        (b"a;\x01", SheetTypeError),
        (b"a;b\n" * 60_001, SheetTooLargeError),
        (b"a;" + b"x" * 40_000, SheetTooLargeError),
        (b'a;"' + b"x" * 1_000_000, SheetError),
        (b"a" + b";" * 100_001, SheetTooLargeError),
        (b"x" * (sheet_csv.MOST_BYTES + 1), SheetTooLargeError),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(data: bytes, error: type[SheetError]) -> None:
    with pytest.raises(error) as caught:
        sheet_csv.read(data)

    assert caught.value.sentence.endswith(".")


@pytest.mark.parametrize("data", [b";" * 15_000_000 + b"a", b"a;" * 7_000_000, b";\n" * 7_000_000])
def test_a_text_of_nothing_but_cells_takes_no_memory(data: bytes, tmp_path: Path) -> None:
    found, taken_bytes = read_and_measured(data, tmp_path)

    assert found in ("sheet_too_large", "sheet_unusable")
    assert taken_bytes < 160 * 2**20
