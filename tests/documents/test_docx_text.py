"""DOCX to text: a whole file, with its headers, notes and whatever else a clerk's inbox holds."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bluezone.documents import docx_text
from bluezone.documents.errors import DocumentError
from bluezone.documents.word_lines import TableKind
from tests.documents.libreoffice import DOCX, converted
from tests.documents.word_files import RELATIONS, ROOT_RELATIONS, R, docx, paragraph, part, run, table, zipped
from tests.letters import shared_letters

LETTERHEAD = table(["UBND TỈNH\nSỞ CÔNG THƯƠNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"])
FIRST_PAGE_HEADER = (
    '<w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:headerReference w:type="first" r:id="header2"/>'
    '<w:footerReference w:type="first" r:id="footer1"/><w:titlePg/></w:sectPr>'
)


def test_a_letterhead_in_the_first_header_comes_first() -> None:
    found = docx_text.text(
        docx(
            table(["1", "2"], ["3", "4"]) + FIRST_PAGE_HEADER,
            header1=part("hdr", paragraph("2")),
            header2=part("hdr", LETTERHEAD),
            footer1=part("ftr", paragraph("Địa chỉ: 01 Hùng Vương")),
        )
    )

    assert found.text == (
        "UBND TỈNH\nSỞ CÔNG THƯƠNG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n1\t2\n3\t4\n\nĐịa chỉ: 01 Hùng Vương"
    )
    assert [found.text[span.start : span.end][-3:] for span in found.tables] == ["NAM", "3\t4"]


def test_a_header_beside_a_letterhead_in_the_body_is_left_out() -> None:
    found = docx_text.text(
        docx(
            LETTERHEAD + paragraph("Kính gửi") + FIRST_PAGE_HEADER.replace("<w:titlePg/>", ""),
            header1=part("hdr", LETTERHEAD),
            header2=part("hdr", paragraph("DỰ THẢO")),
            footer1=part("ftr", paragraph("Trang 1")),
        )
    )

    assert found.text == "UBND TỈNH\nSỞ CÔNG THƯƠNG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKính gửi"


def test_footnotes_stand_at_the_end_in_the_order_of_the_text() -> None:
    notes = "".join(
        f'<w:footnote w:id="{key}"{kind}>{paragraph(text)}</w:footnote>'
        for key, kind, text in [(-1, ' w:type="separator"', "—"), (1, "", "hai"), (2, "", "một"), (3, "", "thừa")]
    )
    first, second = (f'<w:r><w:footnoteReference w:id="{key}"/></w:r>' for key in (2, 1))
    body = f"<w:p>{run('a')}{first}{run('b')}{second}</w:p>"

    assert docx_text.text(docx(body, footnotes=part("footnotes", notes))).text == "ab\n\nmột\n\nhai"


def test_a_letter_with_macros_is_read_and_says_so() -> None:
    macros = zipped(
        {
            "_rels/.rels": ROOT_RELATIONS,
            "word/document.xml": part("document", f"<w:body>{paragraph('Kính gửi')}</w:body>"),
            "word/vbaProject.bin": b"Sub AutoOpen()",
        }
    )

    found = docx_text.text(macros)

    assert found.text == "Kính gửi"
    assert [note.code for note in found.notes] == ["macros"]


def test_a_letter_that_is_only_a_picture_says_so() -> None:
    picture = "<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>"

    assert [note.code for note in docx_text.text(docx(picture)).notes] == ["picture_only"]
    assert docx_text.text(docx(picture + paragraph("Kính gửi"))).notes == ()


def test_the_pages_of_a_scan_in_a_letter_without_text_are_handed_on_in_order() -> None:
    def picture(key: str) -> str:
        return f'<w:p><w:r><w:drawing><a:blip r:embed="{key}"/></w:drawing></w:r></w:p>'

    def scanned(body: str) -> bytes:
        relations = "".join(
            f'<Relationship Id="{key}" Type="{R}/image" Target="media/{key}"/>' for key in ("p1", "p2", "emf", "gone")
        )
        return zipped(
            {
                "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
                "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{relations}</Relationships>',
                "word/media/p1": b"\xff\xd8\xff1",
                "word/media/p2": b"\x89PNG\r\n\x1a\n2",
                "word/media/emf": b"\x01\x00\x00\x00",
            }
        )

    pages = picture("p2") + picture("emf") + picture("p1") + picture("gone") + picture("p2")

    assert docx_text.text(scanned(pages)).pictures == (b"\x89PNG\r\n\x1a\n2", b"\xff\xd8\xff1")
    assert docx_text.text(scanned(pages + paragraph("Kính gửi"))).pictures == ()


def test_what_is_embedded_or_inserted_is_named_and_not_opened() -> None:
    body = '<w:p><w:r><w:object><w:OLEObject/></w:object></w:r></w:p><w:altChunk r:id="x"/>'

    assert [note.code for note in docx_text.text(docx(body)).notes] == ["object", "altChunk"]


@pytest.mark.parametrize("body", ["", "<w:p/>", "<w:tbl/>", "<w:tbl><w:tr/></w:tbl>", "<w:sectPr/>"])
def test_an_empty_letter_has_an_empty_text(body: str) -> None:
    assert docx_text.text(docx(body)).text == ""


def test_strict_files_are_read_like_others() -> None:
    def strict(xml: str) -> str:
        return xml.replace("http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/")

    data = zipped(
        {
            "_rels/.rels": ROOT_RELATIONS.replace(
                "http://schemas.openxmlformats.org/officeDocument/2006", "http://purl.oclc.org/ooxml/officeDocument"
            ),
            "word/document.xml": strict(part("document", f"<w:body>{table(['a', 'b'], ['c', 'd'])}</w:body>")),
        }
    )

    assert docx_text.text(data).text == "a\tb\nc\td"


def test_five_hundred_pages_are_read() -> None:
    page = paragraph("Sở Công Thương báo cáo kết quả triển khai cài đặt ứng dụng. " * 6) * 8
    last = paragraph("Nơi nhận:")

    found = docx_text.text(docx(page * 500 + last))

    assert found.text.count("\n") == 4_000
    assert found.text.endswith("Nơi nhận:")


WEB_PAGE = """<html><head><meta charset="utf-8"></head><body>
<table><tr><td>UBND TỈNH<br><b>SỞ CÔNG THƯƠNG</b></td><td><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b></td></tr>
<tr><td>Số: 1169/SCT-VP</td><td><i>Quảng Trị, ngày 10 tháng 8 năm 2020</i></td></tr></table>
<p>Kính gửi: Sở Y tế &amp; các   đơn vị</p>
<ol><li>Một</li><li>Hai<ol type="a"><li>Ba</li></ol></li></ol><ul><li>Bốn</li></ul>
<table border="1"><tr><th>STT</th><th colspan="2">Đơn vị</th></tr><tr><td>1</td><td>Văn<br>phòng</td><td>41/43</td></tr>
<tr><td rowspan="2">2</td><td>Thanh tra</td><td>5</td></tr><tr><td>Trung tâm</td><td>6</td></tr></table>
<table><tr><td><i>Nơi nhận:</i><br>- Lưu: VT.</td><td>KT. GIÁM ĐỐC<br><br>Nguyễn Hữu Hưng</td></tr></table>
</body></html>"""


def test_a_letter_that_libreoffice_made_of_a_web_page_is_read(tmp_path: Path) -> None:
    page = tmp_path / "letter.html"
    page.write_text(WEB_PAGE, encoding="utf-8")
    (made,) = converted(tmp_path, DOCX, [page])

    found = docx_text.text(made.read_bytes())

    assert [line for line in found.text.split("\n") if line] == [
        "UBND TỈNH",
        "SỞ CÔNG THƯƠNG",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 1169/SCT-VP",
        "Quảng Trị, ngày 10 tháng 8 năm 2020",
        "Kính gửi: Sở Y tế & các đơn vị",
        "1. Một",
        "2. Hai",
        "a. Ba",
        "- Bốn",
        "STT\tĐơn vị\t",
        "1\tVăn phòng\t41/43",
        "2\tThanh tra\t5",
        "\tTrung tâm\t6",
        "Nơi nhận:",
        "- Lưu: VT.",
        "KT. GIÁM ĐỐC",
        "Nguyễn Hữu Hưng",
    ]
    assert [span.kind for span in found.tables] == [TableKind.LETTERHEAD, TableKind.DATA, TableKind.CLOSING]


def test_a_letter_with_all_that_libreoffice_can_do_is_read_as_it_shows_it(tmp_path: Path) -> None:
    (made,) = converted(tmp_path, DOCX, [Path(__file__).with_name("everything.fodt")])

    found = docx_text.text(made.read_bytes())

    assert [line for line in found.text.split("\n") if line] == [
        "UBND TỈNH",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Kính gửi: Sở Y tế",
        "HỎA TỐC",
        "Đã cài 41/43 máy đạt 95,3%  ; SỞ CÔNG THƯƠNG",
        "dòng hai\tcột",
        "I. Một",
        "1. Mục",
        "a) Điểm",
        "b) Điểm",
        "II. Hai",
        "- gạch",
        "+ cộng",
        "trong mục",
        "STT\tChưa cài\t",
        "\ta\tb",
        "1\t02\t",
        "Phụ lục",
        "Không kể hợp đồng",
    ]
    assert found.text[found.page_starts[1] :].strip().startswith("Phụ lục")
    assert [note.code for note in found.notes] == ["changes"]


def test_real_letters_that_libreoffice_made_of_their_text_are_read_line_by_line(tmp_path: Path) -> None:
    texts = sorted(shared_letters.FOLDER.glob("*.txt"))
    made = converted(tmp_path, DOCX, texts, reader="Text (encoded):UTF8")

    for text, file in zip(texts, made, strict=True):
        found = docx_text.text(file.read_bytes()).text
        written = unicodedata.normalize("NFC", text.read_text(encoding="utf-8"))

        assert _lines(found) == _lines(written), text.name


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


_TAGS = (
    "w:p w:r w:t w:tbl w:tr w:tc w:pPr w:rPr w:tcPr w:trPr w:sdt w:sdtContent w:sdtPr w:ins w:del w:moveTo w:hyperlink "
    "w:fldChar w:br w:tab w:sym w:drawing w:pict w:txbxContent mc:AlternateContent mc:Choice mc:Fallback w:sectPr "
    "w:type w:numPr w:numId w:ilvl w:gridSpan w:vMerge w:gridBefore w:vanish w:caps w:pStyle w:rStyle w:rFonts "
    "w:titlePg w:headerReference w:footnoteReference w:altChunk w:pageBreakBefore a:blip m:oMath m:t "
    "w:instrText w:cellDel"
)
_VALUES = (
    "",
    "0",
    "1",
    "-1",
    "99999999999",
    "begin",
    "separate",
    "end",
    "restart",
    "page",
    "first",
    "default",
    "F0B7",
    "x",
)
_trees = st.recursive(
    st.sampled_from(["41/43", "Nơi nhận:", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", " ", ""]),
    lambda inner: st.builds(
        lambda tag, value, children: (
            f'<{tag} w:val="{value}" w:fldCharType="{value}" w:char="{value}" '
            f'w:type="{value}" r:id="{value}" w:ascii=".VnTime">{"".join(children)}</{tag}>'
        ),
        st.sampled_from(_TAGS.split()),
        st.sampled_from(_VALUES),
        st.lists(inner, max_size=4),
    ),
    max_leaves=60,
)


@settings(max_examples=100, deadline=None)
@given(st.lists(_trees, min_size=1, max_size=4))
def test_elements_anywhere_are_read_or_passed_over(bodies: list[str]) -> None:
    found = docx_text.text(
        docx("".join(bodies), styles=part("styles", "".join(bodies)), header1=part("hdr", bodies[0]))
    )

    assert all(0 <= span.start <= span.end <= len(found.text) for span in found.tables)
    assert all(0 <= start <= len(found.text) for start in found.page_starts)


@given(place=st.integers(0, 10_000), bytes_=st.binary(min_size=1, max_size=4))
def test_damage_is_refused_in_a_sentence_or_read(place: int, bytes_: bytes) -> None:
    whole = docx(LETTERHEAD + paragraph("Kính gửi: Sở Thông tin và Truyền thông"))
    place %= len(whole)

    try:
        sentence = docx_text.text(whole[:place] + bytes_ + whole[place + len(bytes_) :]).text
    except DocumentError as refusal:
        sentence = refusal.sentence

    assert len(sentence) < 1_000
