"""What has a number stands in the register; what has none is on its way."""

from dataclasses import replace
from datetime import date

import pytest

from bluezone.rollout.rights import Role
from bluezone.server.rollout import drafting_steps, numbering, outgoing_register
from bluezone.server.rollout.models import Outgoing
from bluezone.server.rollout.outgoing_register import Entry, Search
from bluezone.server.units.actor import SITE, RightMissingError
from tests.server.rollout import papers
from tests.server.rollout.province import THURSDAY, Province


def test_the_newest_number_comes_first(province: Province) -> None:
    first, second = papers.issued(province), papers.numbered(province)

    assert list(outgoing_register.search("sct", Search())) == [second, first]


def test_what_is_nearest_to_its_number_comes_first(province: Province) -> None:
    begun, approved, checked = papers.draft(province), papers.approved(province), papers.draft(province)
    drafting_steps.check(checked, by=SITE, now=THURSDAY)
    papers.numbered(province)

    assert [row.pk for row in outgoing_register.on_the_way("sct")] == [approved.pk, checked.pk, begun.pk]


ENTRY = Entry(5, "VT", date(2020, 8, 6), "Lan", "gửi trực tiếp")


def test_the_registry_writes_beside_a_document_and_changes_nothing_in_it(province: Province) -> None:
    row = papers.issued(province)

    outgoing_register.change(row, ENTRY, by=province.acting(Role.CLERK), now=THURSDAY)

    changed = Outgoing.objects.get()
    assert (changed.copies, changed.kept_by, changed.signed_for, changed.note) == (5, "VT", "Lan", "gửi trực tiếp")
    assert (changed.letter, changed.steps, changed.number_symbol) == (row.letter, row.steps, row.number_symbol)


def test_only_the_registry_writes_and_only_beside_what_has_a_number(province: Province) -> None:
    row = papers.issued(province)

    with pytest.raises(RightMissingError):
        outgoing_register.change(row, ENTRY, by=province.acting(Role.SIGNER), now=THURSDAY)
    with pytest.raises(outgoing_register.NotNumberedError):
        outgoing_register.change(papers.draft(province), ENTRY, by=province.acting(Role.CLERK), now=THURSDAY)
    ahead = replace(ENTRY, handed_on=date(2020, 8, 7))
    with pytest.raises(numbering.DayAheadError):
        outgoing_register.change(row, ahead, by=province.acting(Role.CLERK), now=THURSDAY)


@pytest.mark.parametrize("words", ["cai dat", "TRIỂN KHAI bluezone", "ubnd tinh"])
def test_a_search_needs_no_marks(province: Province, words: str) -> None:
    found = papers.issued(province)
    papers.issued(province, letter=papers.letter(abstract="kiểm tra chợ", recipients=()))

    assert list(outgoing_register.search("sct", Search(words))) == [found]


def test_a_document_is_found_by_its_number(province: Province) -> None:
    papers.issued(province)
    found = papers.issued(province)

    assert list(outgoing_register.search("sct", Search("02/SCT"))) == [found]


def test_another_office_and_another_year_have_their_own(province: Province) -> None:
    row = papers.issued(province)

    assert not outgoing_register.search("stttt", Search()).exists()
    assert not outgoing_register.search("sct", Search(year=2019)).exists()
    assert list(outgoing_register.search("sct", Search(year=2020))) == [row]
    assert Outgoing.objects.get() == row
