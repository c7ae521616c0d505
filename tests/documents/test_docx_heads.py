"""Heads and feet in Word: numbers from the second page, the mark of a draft, the address on the first page only."""

from lxml import etree

from bluezone.documents import docx
from bluezone.letters.sheet import lay_out
from tests.documents.word_letters import W, letter, opened, report, trees


def test_pages_are_numbered_from_the_second_of_the_letter_and_of_each_annex() -> None:
    found = opened(docx.write(lay_out(report())))

    for section in found.sections:
        assert section.different_first_page_header_footer
        assert "PAGE" in etree.tostring(section.header._element).decode()
        assert "PAGE" not in etree.tostring(section.first_page_header._element).decode()
    starts = trees(docx.write(lay_out(report())))["word/document.xml"].iter(f"{W}pgNumType")
    assert [start.get(f"{W}start") for start in starts] == ["1", "1", "1"]


def test_the_address_stands_at_the_foot_of_the_first_page_only() -> None:
    main, *annexes = opened(docx.write(lay_out(report()))).sections

    assert [p.text for p in main.first_page_footer.paragraphs] == ["Số 04 Trần Hưng Đạo, Đông Hà"]
    assert [p.text for annex in annexes for p in annex.first_page_footer.paragraphs] == ["", ""]
    assert not any(p.text for p in main.footer.paragraphs)


def test_a_draft_is_marked_until_it_is_issued_and_the_mark_is_no_text() -> None:
    draft = trees(docx.write(lay_out(letter(is_draft=True))))
    issued = trees(docx.write(lay_out(letter(is_draft=False))))

    for name in ("word/header1.xml", "word/header2.xml"):
        assert b"textpath" in etree.tostring(draft[name])
        assert b"textpath" not in etree.tostring(issued[name])
        assert "DỰ THẢO" not in "".join(str(text) for text in draft[name].itertext())
