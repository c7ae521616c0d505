"""Markup of Word in pieces: lengths, marks of XML, children in order."""

import pytest
from lxml import etree

from bluezone.documents import docx_markup
from bluezone.documents.docx_markup import Frame, Place
from bluezone.letters.layout import Align, Margins
from tests.documents.schema_order import disorder

EVERYTHING = Place(
    keeps_next=True,
    before_pt=6,
    after_pt=0,
    left_mm=25.4,
    right_mm=12.7,
    first_mm=-12.7,
    align=Align.JUSTIFY,
    frame=Frame("C00000", 4),
    section="<w:sectPr/>",
)


def tree(markup: str) -> etree._Element:
    return etree.fromstring(f"<w:body {docx_markup.NAMESPACES}>{markup}</w:body>")


def attributes(root: etree._Element, name: str) -> dict[str, str]:
    found = next(root.iter(f"{{*}}{name}"))
    return {etree.QName(str(key)).localname: str(value) for key, value in found.attrib.items()}


def test_a_paragraph_that_departs_in_everything_keeps_the_order_of_the_schema() -> None:
    root = tree(docx_markup.paragraph("NoiDung", docx_markup.text("x", 12, "C00000"), EVERYTHING))

    assert list(disorder(root)) == []
    assert attributes(root, "spacing") == {"before": "120", "after": "0"}
    assert attributes(root, "ind") == {"left": "1440", "right": "720", "hanging": "720"}
    assert attributes(root, "jc") == {"val": "both"}
    assert attributes(root, "sz") == {"val": "24"}


def test_a_first_line_may_stand_in_or_hang() -> None:
    assert attributes(tree(docx_markup.paragraph("x", "", Place(first_mm=12.7))), "ind") == {"firstLine": "720"}
    assert attributes(tree(docx_markup.paragraph("x", "", Place(first_mm=0))), "ind") == {"firstLine": "0"}


@pytest.mark.parametrize("words", ["&", "<b>", "]]>", "&amp;", 'a "b"', " a  b ", "Ủy ban"])
def test_text_comes_back_as_it_went_in(words: str) -> None:
    assert "".join(map(str, tree(docx_markup.text(words)).itertext())) == words


def test_tabs_and_line_ends_become_words_own() -> None:
    root = tree(docx_markup.text("a\tb\nc"))

    assert [etree.QName(child).localname for child in root[0]] == ["t", "tab", "t", "br", "t"]


def test_no_text_is_no_run() -> None:
    assert docx_markup.text("") == ""


def test_a_table_has_the_widths_of_its_columns() -> None:
    row = docx_markup.row(
        [docx_markup.cell(docx_markup.paragraph("x", ""), mm, is_centred=True) for mm in (25.4, 50.8)]
    )

    root = tree(docx_markup.table("BangSoLieu", (25.4, 50.8), [row]))

    assert list(disorder(root)) == []
    assert attributes(root, "tblW") == {"w": "4320", "type": "dxa"}
    assert [column.attrib.values() for column in root.iter("{*}gridCol")] == [["1440"], ["2880"]]


def test_a_page_that_lies_across_swaps_its_sides_and_keeps_its_margins() -> None:
    markup = docx_markup.section("", (210, 297), Margins(20, 20, 30, 15), 7, is_landscape=True)

    root = tree(markup)

    assert list(disorder(root)) == []
    assert attributes(root, "pgSz") == {"w": "16838", "h": "11906", "orient": "landscape"}
    assert attributes(root, "pgMar") == {
        "top": "1134",
        "right": "850",
        "bottom": "1134",
        "left": "1701",
        "header": "397",
        "footer": "1134",
        "gutter": "0",
    }


def test_a_form_fills_rows_as_if_each_cell_were_made_for_itself() -> None:
    places = [Place(align=Align.CENTER), docx_markup.PLAIN]
    form = docx_markup.row_form("OBang", (20, 30), places, 12)

    filled = form.row(["41/43", ""])

    assert filled == docx_markup.row(
        docx_markup.cell(docx_markup.paragraph("OBang", docx_markup.text(words, 12), place), width, is_centred=True)
        for words, place, width in zip(["41/43", ""], places, (20, 30), strict=True)
    )
