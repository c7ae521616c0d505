"""The registers for commands: what a file says, corrected by what is said."""

import pytest

from bluezone.rollout.rights import Role
from bluezone.server.rollout.models import File
from bluezone.server.rollout_programs import papers as programs
from bluezone.server.units.actor import SITE, RightMissingError
from tests.server.rollout import papers
from tests.server.rollout.province import CODE, Province


def test_what_is_said_goes_before_what_is_read(province: Province) -> None:
    data = papers.LETTER_TEXT.encode()
    made = programs.take_in("sct", data, "a.txt", {"abstract": "khác"}, CODE, by=SITE, now=province.now)

    assert (made.number_symbol, made.abstract, made.file_name) == ("563/STTTT-CNTT", "khác", "a.txt")
    assert made.campaign == province.campaign


def test_a_file_of_who_may_not_register_is_not_kept(province: Province) -> None:
    with pytest.raises(RightMissingError):
        programs.take_in("sct", b"x", "a.txt", {}, None, by=province.acting(Role.VIEWER), now=province.now)
    assert not File.objects.exists()


def test_what_nobody_says_is_named(province: Province) -> None:
    with pytest.raises(programs.EntryIncompleteError, match="kind, abstract"):
        programs.take_in("sct", None, "", {"issuer": "UBND tỉnh"}, None, by=SITE, now=province.now)


@pytest.mark.parametrize("which", ["in", "out", "tracking"])
def test_each_book_is_written(province: Province, which: str) -> None:
    papers.incoming(province)

    assert programs.book("sct", which, 2020, "xlsx", by=SITE, now=province.now).startswith(b"PK")
