"""One member for commands: what is not said stays."""

from bluezone.rollout.rights import Role
from bluezone.server.rollout.models import Member
from bluezone.server.rollout_programs import members
from bluezone.server.units.actor import SITE
from tests.server.rollout.province import Province

SAID = {"name": "Nguyễn Văn An", "phone": "0912345678", "birth": "02/01/1980", "system": "android", "version": "5.1"}


def test_what_is_not_said_stays(province: Province) -> None:
    at, now = province.at("vp"), province.now
    number = members.add(at, SAID, by=SITE, now=now)
    before = Member.objects.get(pk=number)
    members.change(at, number, {"position": "chuyên viên"}, by=SITE, now=now)
    after = Member.objects.get(pk=number)

    assert after.position == "chuyên viên"
    for name in ("name", "phone", "birth", "system", "version", "participant_id"):
        assert getattr(after, name) == getattr(before, name)


def test_a_person_decides_about_a_phone(province: Province) -> None:
    at, now = province.at("vp"), province.now
    number = members.add(at, SAID, by=SITE, now=now)
    assert members.listed(at, "", "", by=SITE, now=now)[0]["phone_verdict"] == "likely_incompatible"

    members.judge(at, number, may_run=True, by=province.acting(Role.HELPER), now=now)
    assert members.listed(at, "", "", by=SITE, now=now)[0]["phone_verdict"] == "compatible"
    assert members.link(at, number, by=province.acting(Role.HELPER), now=now).startswith("/")
