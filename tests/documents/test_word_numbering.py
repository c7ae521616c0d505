"""Automatic numbers: what Word would show before a paragraph stands before its text."""

import pytest

from bluezone.documents import docx_text, word_numbering
from tests.documents.word_files import docx, paragraph, part


def level(place: int, format: str, text: str, more: str = "") -> str:
    inner = f'<w:start w:val="1"/><w:numFmt w:val="{format}"/>{more}<w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{place}">{inner}</w:lvl>'


def numbering(*levels: str, more: str = "") -> str:
    return part(
        "numbering",
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}',
    )


def item(text: str, place: int = 0, key: int = 1, more: str = "") -> str:
    return paragraph(text, properties=f'{more}<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{key}"/></w:numPr>')


OUTLINE = numbering(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2."), level(2, "lowerLetter", "%3)"))


def lines(body: str, **parts: str) -> list[str]:
    return docx_text.text(docx(body, **parts)).text.split("\n")


def test_levels_count_for_themselves_and_begin_again_below_a_new_one() -> None:
    body = (
        item("A") + item("B", 1) + item("C", 2) + item("D", 2) + item("E", 1) + item("F", 2) + item("G") + item("H", 1)
    )

    found = lines(body, numbering=OUTLINE)

    assert found == ["I. A", "I.1. B", "a) C", "b) D", "I.2. E", "a) F", "II. G", "II.1. H"]


@pytest.mark.parametrize(
    ("sign", "shown"), [("-", "-"), ("+", "+"), ("–", "–"), ("\uf0b7", "-"), ("o", "-"), ("", "-"), ("-+", "-")]
)
def test_a_bullet_is_the_dash_that_offices_write(sign: str, shown: str) -> None:
    assert lines(item("Như trên;"), numbering=numbering(level(0, "bullet", sign))) == [f"{shown} Như trên;"]


def test_a_paragraph_can_leave_the_list_of_its_style() -> None:
    styles = part(
        "styles",
        '<w:style w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="MucCon"><w:basedOn w:val="Muc"/></w:style>',
    )
    body = (
        paragraph("A", properties='<w:pStyle w:val="MucCon"/>')
        + item("B", key=0, more='<w:pStyle w:val="MucCon"/>')
        + paragraph("C", properties='<w:pStyle w:val="Muc"/>')
    )

    assert lines(body, numbering=numbering(level(0, "decimal", "%1.")), styles=styles) == ["1. A", "B", "2. C"]


def test_a_style_stands_on_the_level_that_names_it() -> None:
    styles = part(
        "styles", '<w:style w:styleId="Diem"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    levels = numbering(level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)", '<w:pStyle w:val="Diem"/>'))

    assert lines(paragraph("A", properties='<w:pStyle w:val="Diem"/>'), numbering=levels, styles=styles) == ["a) A"]


def test_styles_that_stand_on_each_other_end() -> None:
    styles = part(
        "styles",
        '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>',
    )

    assert lines(paragraph("x", properties='<w:pStyle w:val="A"/>'), styles=styles) == ["x"]


def test_a_list_may_begin_elsewhere_and_go_on_from_there() -> None:
    override = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = item("A") + item("B", key=2) + item("C", key=2) + item("D")

    found = lines(body, numbering=numbering(level(0, "decimal", "%1."), more=override))

    assert found == ["1. A", "5. B", "6. C", "7. D"]


def test_no_blank_is_put_where_word_puts_none() -> None:
    bare = numbering(level(0, "decimal", "Điều %1:", '<w:suff w:val="nothing"/>'))

    assert lines(item(" Phạm vi"), numbering=bare) == ["Điều 1: Phạm vi"]


def test_a_list_that_is_not_there_numbers_nothing() -> None:
    assert lines(item("A", key=7), numbering=OUTLINE) == ["A"]
    assert lines(item("A")) == ["A"]


@pytest.mark.parametrize(
    ("value", "format", "shown"),
    [
        (1, "lowerLetter", "a"),
        (26, "lowerLetter", "z"),
        (27, "upperLetter", "AA"),
        (2**31, "lowerLetter", "2147483648"),
        (4, "lowerRoman", "iv"),
        (1994, "upperRoman", "MCMXCIV"),
        (2**31, "upperRoman", "2147483648"),
        (0, "upperRoman", "0"),
        (7, "decimalZero", "07"),
        (12, "decimalZero", "12"),
        (3, "none", ""),
        (3, "chineseCounting", "3"),
    ],
)
def test_numbers_are_shown_as_their_format_says_and_never_endlessly(value: int, format: str, shown: str) -> None:
    assert word_numbering.shown(value, format) == shown


def test_an_endless_label_is_cut() -> None:
    endless = numbering(level(0, "decimal", "%1" * 100_000))

    (line,) = lines(item("A"), numbering=endless)

    assert len(line) <= word_numbering.LONGEST_LABEL + 2
