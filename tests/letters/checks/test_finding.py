"""A finding says what, how grave, and where: in the value or in the text."""

from bluezone.letters.checks import Severity
from bluezone.letters.reading.finding import Span
from tests.letters.checks.checked import TEXT, findings
from tests.letters.office import letter


def test_what_is_wrong_in_the_value_has_a_path_and_what_is_wrong_in_the_text_a_span() -> None:
    (in_value,) = findings(letter(parent_org=None))
    (in_text,) = findings(text=TEXT.replace("1169/SCT", "1169 /SCT"))

    assert in_value.where == "doc.parent_org"
    assert isinstance(in_text.where, Span)
    assert in_text.severity is Severity.ERROR
    assert TEXT[in_text.where.start : in_text.where.end].startswith("Số: 1169")
