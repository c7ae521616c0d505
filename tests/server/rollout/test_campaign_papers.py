"""The paper that a campaign was made for."""

import pytest
from django.test import Client

from bluezone.rollout.rights import Role
from bluezone.server.accounts.models import AuditEntry
from bluezone.server.rollout import campaign_papers
from bluezone.server.rollout.models import Campaign, Incoming, Series
from bluezone.server.units.actor import RightMissingError
from tests.server.rollout import province as provinces
from tests.server.rollout.campaign_posted import posted
from tests.server.rollout.province import THURSDAY, Province


def directive(campaign: Campaign | None = None, unit: str = "qt") -> Incoming:
    series = Series.objects.create(unit_id=unit, year=2020, direction=Series.Direction.INCOMING)
    return Incoming.objects.create(
        unit_id=unit,
        series=series,
        number=1,
        arrived_on=THURSDAY.date(),
        issuer="Bộ Thông tin và Truyền thông",
        number_symbol="2841/BTTTT-THH",
        kind="Công văn",
        abstract="đẩy mạnh triển khai",
        campaign=campaign,
        made_at=THURSDAY,
    )


def test_a_campaign_made_of_a_paper_shows_it_in_its_form_and_takes_it(province: Province) -> None:
    paper, client = directive(), Client()
    client.force_login(province.user(Role.DRAFTER, "qt"))
    address = f"/rollout/new/?paper={paper.pk}"
    assert 'value="2841/BTTTT-THH"' in client.get(address).content.decode()

    client.post(address, posted(code="of-paper"))

    paper.refresh_from_db()
    assert paper.campaign == Campaign.objects.get(code="of-paper")
    assert AuditEntry.objects.filter(action="paper_changed").count() == 1


def test_a_paper_that_belongs_to_a_campaign_keeps_it(province: Province) -> None:
    other = Campaign.objects.create(
        code="other", owner_id="qt", scope_id="qt", tree_day=provinces.FROM, made_at=THURSDAY
    )
    paper = directive(province.campaign)

    campaign_papers.belongs(paper, other, by=province.acting(Role.DRAFTER, "qt"), now=THURSDAY)

    paper.refresh_from_db()
    assert paper.campaign == province.campaign


def test_a_paper_that_one_may_not_see_is_not_there(province: Province) -> None:
    paper = directive()
    by = province.acting(Role.DRAFTER, "sct")

    assert campaign_papers.find(str(paper.pk), by=by, now=THURSDAY) is None
    for number in ("", "x", "9" * 30):
        assert campaign_papers.find(number, by=province.acting(Role.DRAFTER, "qt"), now=THURSDAY) is None
    with pytest.raises(RightMissingError):
        campaign_papers.belongs(paper, province.campaign, by=by, now=THURSDAY)
