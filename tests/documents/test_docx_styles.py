"""Styles of a letter in Word: one a part, in Vietnamese, as the profile of layout rules has them."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from types import MappingProxyType

import docx as python_docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Mm, Pt
from lxml import etree

from bluezone.documents import docx, docx_styles
from bluezone.letters.layout import ND30, Element
from bluezone.letters.letter import Letter
from bluezone.letters.sheet import lay_out
from tests.documents.schema_order import disorder

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STYLES = python_docx.Document(BytesIO(docx.write(lay_out(Letter())))).styles


@pytest.mark.parametrize("element", [element for element in Element if element is not Element.WATERMARK])
def test_every_part_of_a_letter_has_its_style(element: Element) -> None:
    key, name = docx_styles.NAMES[element]
    wanted = ND30.styles[element]

    found = STYLES[name]

    assert found.style_id == key
    assert found.font.size == Pt(wanted.size_pt)
    assert bool(found.font.bold) == wanted.is_bold
    assert bool(found.font.italic) == wanted.is_italic
    assert found.paragraph_format.first_line_indent == (Mm(wanted.first_line_mm) if wanted.first_line_mm else None)
    assert found.quick_style


def test_names_can_be_told_apart_and_hold_nothing_that_word_reads_as_an_alias() -> None:
    keys, names = zip(*docx_styles.NAMES.values(), strict=True)

    assert len(set(keys)) == len(keys)
    assert len({name.lower() for name in names}) == len(names)
    assert not [name for name in names if "," in name or ";" in name]
    assert all(key.isascii() and key.isalnum() for key in keys)


def test_the_guide_for_offices_names_every_style() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "howto" / "edit-a-letter-in-word.md").read_text(encoding="utf-8")
    made = [style.name for style in STYLES if style.type != WD_STYLE_TYPE.CHARACTER and not style.builtin]

    assert len(made) >= len(docx_styles.NAMES)
    assert [name for name in made if name not in guide and name != "Khoảng ngăn"] == []


def test_room_for_the_signature_is_the_space_above_the_name() -> None:
    before = STYLES["Họ tên người ký"].paragraph_format.space_before

    assert before is not None
    assert before.mm == pytest.approx(ND30.signing_room_mm, abs=0.1)


def test_every_kind_of_letter_is_in_the_font_of_the_decree_and_in_vietnamese() -> None:
    root = etree.fromstring(docx_styles.of(ND30))

    fonts = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")
    language = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")

    assert fonts is not None
    assert {name: fonts.get(f"{W}{name}") for name in ("ascii", "hAnsi", "eastAsia", "cs")} == dict.fromkeys(
        ("ascii", "hAnsi", "eastAsia", "cs"), "Times New Roman"
    )
    assert language is not None
    assert language.get(f"{W}val") == "vi-VN"


def test_nothing_is_left_that_word_would_call_damage() -> None:
    root = etree.fromstring(docx_styles.of(ND30))

    assert list(disorder(root)) == []
    assert not [key for key in root.attrib if "Ignorable" in str(key)]


def test_styles_follow_their_profile_and_not_its_name() -> None:
    larger = replace(ND30.styles[Element.RECIPIENT], size_pt=13)
    other = replace(ND30, styles=MappingProxyType({**ND30.styles, Element.RECIPIENT: larger}))

    assert docx_styles.of(other) != docx_styles.of(ND30)
    assert docx_styles.of(other) == docx_styles.of(other)
