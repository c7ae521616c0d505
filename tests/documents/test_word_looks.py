"""Looks: text is what a reader sees of it, not what lies under the font."""

import pytest

from bluezone.documents import docx_text
from tests.documents.word_files import docx, part, run


def said(*runs: str, style: str = "", **parts: str) -> str:
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return docx_text.text(docx(f"<w:p>{named}{''.join(runs)}</w:p>", **parts)).text


def font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


STYLES = part(
    "styles",
    '<w:style w:type="paragraph" w:default="1" w:styleId="Thuong"><w:rPr/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Hoa"><w:rPr><w:caps/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="HoaCon"><w:basedOn w:val="Hoa"/></w:style>'
    '<w:style w:type="character" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Vong"><w:basedOn w:val="Vong"/></w:style>',
)


def test_capitals_by_look_are_capitals() -> None:
    assert said(run("Sở Công Thương", "<w:caps/>")) == "SỞ CÔNG THƯƠNG"
    assert said(run("Sở "), run("Ở", '<w:caps w:val="0"/>'), style="HoaCon", styles=STYLES) == "SỞ Ở"


def test_text_hidden_by_a_style_goes() -> None:
    assert said(run("a"), run("b", '<w:rStyle w:val="An"/>'), styles=STYLES) == "a"
    assert said(run("b", '<w:rStyle w:val="An"/><w:vanish w:val="false"/>'), styles=STYLES) == "b"


def test_a_style_based_on_itself_ends() -> None:
    assert said(run("a"), style="Vong", styles=STYLES) == "a"


@pytest.mark.parametrize(
    ("name", "stored", "shown"),
    [
        (".VnTime", "Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
        (".VnTimeH", "Céng hoµ x· héi chñ nghÜa ViÖt Nam", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("VNI-Times", "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        (".VnTime", "C\uf0e9ng ho\uf0b5 x\uf0b7 h\uf0e9i", "Cộng hoà xã hội"),
    ],
)
def test_fonts_from_before_unicode_are_read_as_they_look(name: str, stored: str, shown: str) -> None:
    found = docx_text.text(docx(f"<w:p>{run(stored, font(name))}</w:p>"))

    assert found.text == shown
    assert [note.code for note in found.notes] == ["old_fonts"]


def test_unicode_typed_under_the_name_of_an_old_font_stays() -> None:
    words = "Công hòa xã hội chủ nghĩa Việt Nam, tính đến ngày"

    found = docx_text.text(docx(f"<w:p>{run(words, font('.VnTime'))}</w:p>"))

    assert found.text == words
    assert not found.notes


def test_numbers_go_on_as_they_were_when_old_fonts_are_read_anew() -> None:
    numbering = part(
        "numbering",
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    item = f'<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>{run("hoµ x· héi chñ", font(".VnTime"))}</w:p>'

    assert docx_text.text(docx(item * 2, numbering=numbering)).text == "1. hoà xã hội chủ\n2. hoà xã hội chủ"
