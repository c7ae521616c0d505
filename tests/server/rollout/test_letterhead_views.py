"""Pages of how an office stands on paper and where its numbers stand."""

import pytest
from django.test import Client
from django.urls import reverse

from bluezone.rollout.rights import Role
from bluezone.server.rollout import letterheads, numbering
from bluezone.server.rollout.models import Letterhead, Series
from tests.server.rollout import papers
from tests.server.rollout.province import THURSDAY, Province
from tests.server.rollout.test_letterheads import TEXT

HEAD, NUMBERS = reverse("letterhead", args=("sct",)), reverse("paper-numbers", args=("sct",))
TYPED = {name: getattr(TEXT, name) for name in letterheads.Text.__dataclass_fields__}


@pytest.fixture
def clerk(province: Province, client: Client) -> Client:
    client.force_login(province.user(Role.CLERK))
    client.cookies["django_language"] = "en"
    return client


def test_a_letterhead_starts_from_the_tree_and_is_changed(clerk: Client) -> None:
    assert clerk.get(HEAD).context["form"]["organ"].value() == "Sở Công Thương"

    assert clerk.post(HEAD, {**TYPED, "own_series": "BC"}).status_code == 302

    assert letterheads.text("sct", THURSDAY).own_series == "BC"
    assert clerk.get(HEAD).context["form"]["signer_name"].value() == "Trần Văn Bình"


@pytest.mark.parametrize("wrong", [{"abbreviation": "S CT"}, {"organ": ""}, {"signer_authority": "TM. SỞ"}])
def test_a_letterhead_that_cannot_be_loses_nothing_that_was_typed(clerk: Client, wrong: dict[str, str]) -> None:
    answer = clerk.post(HEAD, {**TYPED, **wrong})

    assert answer.status_code == 400
    assert "UBND tỉnh (b/c)" in answer.content.decode()
    assert not Letterhead.objects.exists()


def test_the_numbers_of_a_paper_book_go_on_here_once(province: Province, clerk: Client) -> None:
    said = {"direction": "out", "series": "", "last": "1.157"}

    assert clerk.post(NUMBERS, said).status_code == 302
    again = clerk.post(NUMBERS, said)

    assert again.status_code == 400
    assert again.context["form"].errors["last"]
    assert papers.numbered(province).number_symbol == "1158/SCT-VP"
    assert [row.last for row in clerk.get(NUMBERS).context["series"]] == [1158]


@pytest.mark.parametrize("last", ["0", "x", "", "9999999"])
def test_what_is_no_number_of_a_book_starts_nothing(clerk: Client, last: str) -> None:
    answer = clerk.post(NUMBERS, {"direction": "in", "series": "", "last": last})

    assert answer.status_code == 400
    assert not Series.objects.filter(last__gt=0).exists()


def test_only_the_registry_sees_them(province: Province, client: Client) -> None:
    client.force_login(province.user(Role.SIGNER))

    assert client.get(HEAD).status_code == client.get(NUMBERS).status_code == 403
    assert client.post(NUMBERS, {"direction": "out", "last": "5"}).status_code == 403
    assert not Series.objects.filter(direction=numbering.Direction.OUTGOING).exists()
