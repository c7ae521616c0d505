"""A saved web page gives what a browser would show."""

import pytest

from bluezone.documents import web_page


def test_scripts_styles_and_the_title_are_not_text() -> None:
    page = (
        "<html><head><title>T</title><style>p{}</style></head><body><script>'<p>x</p>'</script><p>Số: 12/SCT</p></body>"
    )

    assert web_page.read(page.encode())[0] == "Số: 12/SCT"


def test_a_paragraph_is_one_line_however_its_source_is_wrapped() -> None:
    assert web_page.read(b"<p>Thu\n   tu\n<b>ong</b> Ch\xc3\xadnh ph\xe1\xbb\xa7<br>xem x\xc3\xa9t</p>")[0] == (
        "Thu tu ong Chính phủ\nxem xét"
    )


def test_a_row_of_a_table_is_a_line_with_tabs_also_where_cells_hold_paragraphs() -> None:
    page = "<table><tr><td><p>Văn</p><p>phòng</p></td><td></td><td>12</td></tr><tr><td>Tổng</td><td>1</td></tr></table>"

    assert web_page.read(page.encode())[0] == "Văn phòng\t\t12\nTổng\t1"


def test_entities_are_letters() -> None:
    assert web_page.read(b"<p>S&#7889; &amp; k&yacute;&nbsp;hi&#x1EC7;u</p>")[0] == "Số & ký hiệu"


@pytest.mark.parametrize("page", ["<p>a<script>never closed", "<table><td>a", "</p></script>a", "<p><![CDATA[x]]>a"])
def test_broken_markup_is_read_as_far_as_it_goes(page: str) -> None:
    assert web_page.read(page.encode())[0] in {"a", ""}


def test_a_page_of_nothing_but_tags_takes_no_longer_than_its_length() -> None:
    text, _ = web_page.read(b"<td>" * 200_000)

    assert text.strip() == ""
