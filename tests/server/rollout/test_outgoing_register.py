"""What has a number stands in the register; what has none is on its way."""

import pytest

from bluezone.server.rollout import drafting_steps, outgoing_register
from bluezone.server.rollout.models import Outgoing
from bluezone.server.rollout.outgoing_register import Search
from bluezone.server.units.actor import SITE
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
