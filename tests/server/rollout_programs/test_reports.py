"""Letters for commands and calls."""

import pytest

from bluezone.rollout.rights import Role
from bluezone.server.rollout.drafts import OutgoingUnknownError
from bluezone.server.rollout.letterheads import LetterheadError
from bluezone.server.rollout.reporting import Wish
from bluezone.server.rollout_programs import reports
from bluezone.server.units.actor import SITE
from tests.server.rollout import papers
from tests.server.rollout.province import Province


def test_a_report_goes_from_draft_to_issued_and_is_replaced(province: Province) -> None:
    papers.frozen(province)
    now = province.now
    made = reports.draft(province.at("sct"), None, Wish(), by=SITE, now=now)
    reports.set_letterhead("sct", {"signer_name": "Trần Văn Bình", "signer_title": "GIÁM ĐỐC"}, by=SITE, now=now)

    with pytest.raises(ValueError, match=r"\w"):
        reports.step(made.pk, "issue", by=SITE, now=now)
    reports.step(made.pk, "check", by=SITE, now=now)
    back = reports.step(made.pk, "send-back", note="Sai.", by=SITE, now=now)
    assert back.stage == "draft"


def test_every_act_is_one_that_the_command_offers() -> None:
    assert set(reports.ACTS) == {"check", "approve", "number", "issue", "send-back", "withdraw", "replace"}


def test_a_paper_of_another_office_is_as_unknown_as_none(province: Province) -> None:
    made = papers.draft(province)
    stranger = province.acting(Role.DRAFTER, "stttt")

    for number in (made.pk, made.pk + 99):
        with pytest.raises(OutgoingUnknownError):
            reports.found(number, by=stranger, now=province.now)
    assert reports.found(made.pk, by=province.acting(Role.CHECKER), now=province.now).pk == made.pk


@pytest.mark.parametrize("told", [[], {"signer": "An"}, {"organ": 7}])
def test_what_is_no_letterhead_is_refused(province: Province, told: object) -> None:
    with pytest.raises(LetterheadError):
        reports.set_letterhead("sct", told, by=SITE, now=province.now)
