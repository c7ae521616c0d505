"""Two columns are believed where both sides have text, or where the words say that it is a head or a foot."""

from bluezone.letters.reading.printed import spots
from bluezone.letters.reading.printed_bands import band_at, column_lines
from bluezone.letters.reading.printed_rows import rows
from tests.letters.reading.printed_pages import page

SIZE = 12.0


def test_a_wide_blank_in_one_line_of_text_makes_no_columns() -> None:
    found = rows(
        spots(page((80, 100, "Tổng số máy:"), (300, 100, "43 máy"), (80, 115, "Đã cài 41 máy trong số đó và hai")))
    )

    assert band_at(found, 0, 0, SIZE) is None


def test_names_beside_figures_are_no_columns_because_a_figure_belongs_to_its_name() -> None:
    found = rows(spots(page(*((x, y, t) for y in (100, 115, 130) for x, t in ((80, "Văn phòng"), (300, "12"))))))

    assert band_at(found, 0, 0, SIZE) is None


def test_a_foot_takes_the_signer_far_below_but_no_line_of_the_text_above() -> None:
    found = rows(
        spots(
            page(
                (80, 85, "Trên đây là báo cáo./."),
                (80, 100, "Nơi nhận:"),
                (350, 100, "GIÁM ĐỐC"),
                (80, 115, "- Lưu: VT."),
                (340, 190, "Lê Thị Lan"),
            )
        )
    )

    band = band_at(found, 1, 0, SIZE)

    assert band is not None
    assert (band.first, band.last) == (1, 4)
    assert [row.text for row in band.right] == ["GIÁM ĐỐC", "Lê Thị Lan"]


def test_the_last_word_of_a_title_alone_on_its_line_is_put_back() -> None:
    found = rows(
        spots(
            page(
                (80, 100, "Nơi nhận:"),
                (350, 100, "TUQ. HIỆU TRƯỞNG"),
                (80, 115, "- Lưu: VT."),
                (320, 115, "TRƯỞNG PHÒNG CÔNG TÁC SINH"),
                (370, 130, "VIÊN"),
                (350, 190, "Trần Lưu Phúc Hậu"),
            )
        )
    )
    band = band_at(found, 0, 0, SIZE)
    assert band is not None

    lines = [" ".join(row.text for row in line) for line in column_lines(band)]

    assert lines[2:] == ["TUQ. HIỆU TRƯỞNG", "TRƯỞNG PHÒNG CÔNG TÁC SINH VIÊN", "Trần Lưu Phúc Hậu"]


def test_a_stamp_of_urgency_below_the_abstract_is_not_part_of_it() -> None:
    found = rows(
        spots(
            page(
                (90, 100, "SỞ Y TẾ"),
                (300, 100, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
                (80, 115, "Số: 12/SYT-NV"),
                (330, 115, "Độc lập - Tự do - Hạnh phúc"),
                (70, 130, "V/v cài đặt ứng dụng"),
                (85, 145, "Bluezone"),
                (85, 163, "HỎA TỐC"),
            )
        )
    )
    band = band_at(found, 0, 0, SIZE)
    assert band is not None

    lines = [" ".join(row.text for row in line) for line in column_lines(band)]

    assert lines[2:4] == ["V/v cài đặt ứng dụng Bluezone", "HỎA TỐC"]
