"""The other departments' letters are the same every time and can be read."""

from bluezone.documents import letter_file
from bluezone.world import offices, other_offices


def test_nineteen_departments_report_and_a_reader_finds_their_figures() -> None:
    found = dict(other_offices.letters())

    assert list(found) == [f"so-{number:02}" for number in range(1, 20)]
    read = letter_file.read(found["so-01"], "bao-cao.pdf").letter
    assert read.issuer == offices.OTHERS[0]
    assert read.counts is not None
    assert read.counts.installed is not None
    assert read.number_symbol == "407/CQ01-VP"


def test_letters_pass_every_check_of_what_leaves() -> None:
    from bluezone.letters import checks
    from bluezone.letters.checks import Direction

    for place, name in enumerate(offices.OTHERS, 1):
        letter = other_offices.letter(f"so-{place:02}", name, 20, 24)
        assert [found.code for found in checks.check(letter, direction=Direction.OUTGOING)] == [], name
