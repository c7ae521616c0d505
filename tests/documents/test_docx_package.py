"""The package around a letter: whole, the same each time, and silent about who made it."""

import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest

from bluezone.documents import docx
from bluezone.documents.errors import DocumentError
from bluezone.letters.letter import Letter
from bluezone.letters.sheet import lay_out
from tests.documents.word_letters import letter, opened, report, trees


@pytest.mark.parametrize("made", [letter(), report(), Letter()], ids=["letter", "report", "empty"])
def test_the_same_letter_gives_the_same_bytes(made: Letter) -> None:
    first, second = docx.write(lay_out(made)), docx.write(lay_out(made))

    assert first == second
    with zipfile.ZipFile(BytesIO(first)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("made", [letter(), report(), Letter()], ids=["letter", "report", "empty"])
def test_every_part_has_its_type_and_every_relation_its_part(made: Letter) -> None:
    parts = trees(docx.write(lay_out(made)))

    typed = {entry.get("PartName") for entry in parts["[Content_Types].xml"] if entry.get("PartName")}
    related = {f"word/{entry.get('Target')}" for entry in parts["word/_rels/document.xml.rels"]}
    named = {key: entry.get("Id") for entry in parts["word/_rels/document.xml.rels"] for key in [entry.get("Target")]}
    used = {
        value for element in parts["word/document.xml"].iter() for key, value in element.attrib.items() if "}id" in key
    }

    assert {f"/{name}" for name in parts if not name.endswith(".rels")} - typed == {"/[Content_Types].xml"}
    assert related <= set(parts)
    assert used <= set(named.values())
    assert not [name for name in parts if "vba" in name.lower()]


def test_the_file_names_the_letter_and_the_office_and_nobody_else() -> None:
    properties = opened(docx.write(lay_out(letter()))).core_properties

    assert "1169/SCT-VP" in properties.title
    assert properties.author == "Sở Công Thương"
    assert properties.language == "vi-VN"
    assert properties.created is not None
    assert properties.created.date() == date(2020, 8, 10)
    assert not properties.last_modified_by


def test_a_control_character_is_refused_by_its_number() -> None:
    with pytest.raises(DocumentError, match=r"U\+0007"):
        docx.write(replace(lay_out(letter()), address_line="Đông Hà\x07"))
    with pytest.raises(DocumentError, match=r"U\+D800"):
        docx.write(replace(lay_out(letter()), document_title="nửa \ud800 chữ"))
