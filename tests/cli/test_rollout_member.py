"""One member on the command line: added, changed, moved, taken off, put back, judged, given a link."""

import pytest

from tests.cli.rollout_desk import Desk
from tests.cli.rollout_story import CODE, HERE, THURSDAY

pytestmark = pytest.mark.process

AT = ("--at", THURSDAY)


@pytest.fixture
def lan(story: Desk) -> str:
    """Return the number of a member of the story's site, on which lan helps."""
    story.bluezone("accounts", "add", "lan")
    story.done("grant", "lan", "--role", "drafter", "--unit", "sct", *AT)
    phone = ("--phone", "0912 345 678", "--system", "android", "--version", "5.1")
    return story.done("member", "add", "Nguyễn Văn An", "--campaign", CODE, "--unit", "vp", *phone, *AT)


def test_a_member_is_added_once_changed_and_moved(story: Desk, lan: str) -> None:
    double = story.run(
        "member", "add", "Trần Thị Bình", "--campaign", CODE, "--unit", "vp", "--phone", "0912345678", *AT
    )
    assert "[member_refused]" in double.err

    story.done("member", "change", lan, *HERE, "--position", "chuyên viên", "--to", "ttkc", *AT)
    (row,) = story.run("member", "list", *HERE, "--words", "van an", "--json", *AT).json
    assert (row["unit"], row["position"], row["phone"]) == ("ttkc", "chuyên viên", "0912345678")
    assert (row["system"], row["phone_verdict"]) == ("android", "likely_incompatible")
    assert story.run("member", "change", lan, *HERE).code == 2


def test_a_member_is_taken_off_and_put_back(story: Desk, lan: str) -> None:
    story.done("member", "remove", lan, *HERE, *AT)
    assert story.run("member", "list", *HERE, "--json", *AT).json == []
    assert [str(row["id"]) for row in story.run("member", "list", *HERE, "--gone", "--json", *AT).json] == [lan]

    story.done("member", "remove", lan, *HERE, "--back", *AT)
    assert len(story.run("member", "list", *HERE, "--state", "open", "--json", *AT).json) == 1
    assert "[member_unknown]" in story.run("member", "remove", "999", *HERE, *AT).err


def test_a_person_judges_a_phone_and_gives_a_link_and_the_site_does_not(story: Desk, lan: str) -> None:
    for name, more in (("judge", ("--can",)), ("link", ())):
        assert story.run("member", name, lan, *HERE, *more, *AT).code == 1
        assert story.run("member", name, lan, *HERE, *more, "--as", "lan", *AT).code == 0

    assert story.run("member", "list", *HERE, "--json", *AT).json[0]["phone_verdict"] == "compatible"


def test_a_number_on_two_rosters_is_shown_with_the_other_unit(story: Desk, lan: str) -> None:
    other = ("--campaign", CODE, "--unit", "ttkc", "--phone", "0912345678")
    second = story.done("member", "add", "Trần Thị Bình", *other, *AT)

    found = story.run("member", "doubles", *HERE, "--json", *AT).json
    assert {str(row["id"]): row["elsewhere"] for row in found} == {
        lan: ["Trung tâm Khuyến công"],
        second: ["Văn phòng Sở"],
    }
    assert "Văn phòng Sở" in story.done("member", "doubles", *HERE, *AT)
