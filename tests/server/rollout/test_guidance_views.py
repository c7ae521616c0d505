"""The pages of guidance, for the office and for everybody."""

from typing import Any

import pytest
from django.test import Client

from bluezone.rollout.rights import Role
from bluezone.server.rollout import guiding
from bluezone.server.rollout.guidance_forms import GuidanceForm
from bluezone.server.rollout.models import GuidancePage
from tests.rollout.guided import LARGEST_PAGE_BYTES
from tests.server.rollout.province import CODE, THURSDAY, Province

EDIT = f"/rollout/{CODE}/sct/guidance/"


@pytest.fixture
def drafter(province: Province) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(province.user(Role.DRAFTER))
    return client


def data(province: Province, **other: str) -> dict[str, Any]:
    from bluezone.rollout import guidance_json

    held = guiding.read(province.at("sct"), by=province.acting(Role.DRAFTER), now=THURSDAY)
    form = GuidanceForm(guidance_json.encode(held.guidance))
    return {**{name: form[name].value() or "" for name in form.fields}, "do": "publish", **other}


def publish(drafter: Client, province: Province) -> str:
    assert drafter.post(EDIT, data(province)).status_code == 302
    return GuidancePage.objects.get().slug


def test_an_office_opens_its_page_and_everybody_sees_it_in_both_languages(drafter: Client, province: Province) -> None:
    slug = publish(drafter, province)

    for address, language in ((f"/guide/{slug}/", "vi"), (f"/guide/{slug}/vi/", "vi"), (f"/guide/{slug}/en/", "en")):
        answer = Client().get(address)
        page = answer.content.decode()
        assert answer.status_code == 200
        assert f'<html lang="{language}"' in page
        assert "Set-Cookie" not in answer.headers
        assert len(answer.content) < LARGEST_PAGE_BYTES
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


def test_other_sites_may_show_the_short_page_and_no_other(drafter: Client, province: Province) -> None:
    slug = publish(drafter, province)

    answer = Client().get(f"/guide/{slug}/vi/frame/")

    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer.headers
    assert Client().get(f"/guide/{slug}/").headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("paper", ["leaflet", "poster"])
def test_papers_are_pdf(drafter: Client, province: Province, paper: str) -> None:
    slug = publish(drafter, province)

    answer = Client().get(f"/guide/{slug}/vi/{paper}.pdf")

    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")


def test_a_page_that_is_closed_is_gone(drafter: Client, province: Province) -> None:
    slug = publish(drafter, province)

    drafter.post(EDIT, data(province, do="save"))

    for end in ("", "vi/", "vi/frame/", "vi/leaflet.pdf"):
        assert Client().get(f"/guide/{slug}/{end}").status_code == 404


def test_a_text_that_is_too_long_is_shown_with_what_was_typed(drafter: Client, province: Province) -> None:
    answer = drafter.post(EDIT, data(province, **{"does.0.vi": "x" * 400}))

    page = answer.content.decode()
    assert answer.status_code == 400
    assert "x" * 400 in page
    assert "expected at most 300" in page
    assert not GuidancePage.objects.exists()


def test_the_office_gets_what_it_copies_into_its_own_site(drafter: Client, province: Province) -> None:
    slug = publish(drafter, province)

    page = drafter.get(EDIT).content.decode()

    assert f"/guide/{slug}/vi/frame/" in page
    assert "&lt;iframe" in page
