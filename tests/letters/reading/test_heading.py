"""The head of a letter cut into known lines and pieces."""

from bluezone.letters.reading import heading
from bluezone.letters.reading.heading_lines import Mark
from bluezone.letters.reading.page import prepare


def test_the_head_ends_where_the_addressees_begin() -> None:
    page = prepare("SỞ Y TẾ\nSố: 5/SYT-VP\n\nKính gửi: UBND tỉnh\n\nSở Y tế báo cáo.")

    head = heading.read(page)

    assert [line.mark for line in head.known] == [Mark.NUMBER, Mark.DEAR]
    assert [page.text.slice(piece.first, piece.last) for piece in head.pieces] == ["SỞ Y TẾ"]


def test_what_stands_between_known_lines_on_one_line_is_a_piece() -> None:
    page = prepare("HUYỆN EA RÔK Độc lập - Tự do - Hạnh phúc Ea Rôk, ngày 28 tháng 8 năm 2020")

    head = heading.read(page)

    assert [page.text.slice(piece.first, piece.last) for piece in head.pieces] == ["HUYỆN EA RÔK"]
    assert [line.mark for line in head.known] == [Mark.MOTTO, Mark.DATE]


def test_a_text_of_any_length_is_cut_up_to_a_bound() -> None:
    page = prepare("Công văn yêu cầu các sở. " * 2000)

    head = heading.read(page)

    assert all(piece.last <= heading.LONGEST_HEAD for piece in head.pieces)
