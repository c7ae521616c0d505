"""A letter out of the house and back: what was written is what is read, as DOCX, as PDF, and from a scan."""

from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from PIL import Image

from bluezone.documents import letter_file, page_pictures
from bluezone.letters import checks, comparison, schema
from bluezone.letters.checks import Direction
from bluezone.letters.comparison import Difference
from bluezone.letters.letter import Letter
from tests.letters.letter_strategy import letters
from tests.letters.six_letters import six

LEAST_SHARE_OF_A_SCAN = 0.98
SCAN_DPI = 200

many = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def read_back(letter: Letter, name: str) -> Letter:
    return letter_file.read(letter_file.write(letter, name), name).letter


def scanned(letter: Letter) -> bytes:
    """The pages of *letter* as a scanner gives them: a TIFF without any text."""
    first, *rest = page_pictures.pages(letter_file.write(letter, "letter.pdf"), SCAN_DPI)
    file = BytesIO()
    first.save(file, "TIFF", save_all=True, append_images=rest, compression="tiff_lzw", dpi=(SCAN_DPI, SCAN_DPI))
    assert Image.open(BytesIO(file.getvalue())).mode == "L"
    return file.getvalue()


@many
@given(letters())
def test_a_letter_written_as_docx_is_read_back_as_it_was(letter: Letter) -> None:
    assert comparison.differences(letter, read_back(letter, "letter.docx")) == ()


@many
@given(letters())
def test_a_letter_written_as_pdf_is_read_back_as_it_was(letter: Letter) -> None:
    assert comparison.differences(letter, read_back(letter, "letter.pdf")) == ()


@many
@given(letters())
def test_a_letter_goes_through_its_json_unchanged(letter: Letter) -> None:
    assert schema.from_text(schema.to_text(letter)) == letter


@many
@given(letters().filter(lambda letter: not letter.is_draft))
def test_what_leaves_breaks_no_rule_on_the_way_to_the_receiver(letter: Letter) -> None:
    before = checks.check(letter, direction=Direction.OUTGOING)
    file = letter_file.read(letter_file.write(letter, "letter.docx"), "letter.docx")
    after = checks.check(file.letter, direction=Direction.INCOMING, text=file.extract.text)

    assert {finding.code for finding in after} <= {finding.code for finding in before}


@pytest.mark.parametrize("name", ["letter.docx", "letter.pdf"])
def test_the_six_letters_are_read_back_whole(name: str) -> None:
    for letter in six():
        assert comparison.differences(letter, read_back(letter, name)) == (), letter.issuer


def test_of_six_scanned_letters_hardly_a_value_is_lost() -> None:
    n_values, lost = 0, list[Difference]()
    for letter in six():
        read = letter_file.read(scanned(letter), "scan.tif").letter
        n_values += sum(1 for _ in comparison.values(letter))
        lost += comparison.differences(letter, read)

    assert n_values > 200
    assert len(lost) <= n_values * (1 - LEAST_SHARE_OF_A_SCAN), lost
