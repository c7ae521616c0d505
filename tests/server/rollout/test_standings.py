"""Old standings are kept when members change."""

from datetime import timedelta

from bluezone.server.rollout import standings
from bluezone.server.rollout.models import Member, PastStanding
from tests.server.rollout.province import THURSDAY, Province


def test_a_change_keeps_what_stood_before_with_its_time(province: Province) -> None:
    member = province.member("An", "vp")
    later = THURSDAY + timedelta(hours=2)

    before = standings.past(member, later)
    member.is_installed, member.is_settled, member.state, member.at = True, True, "installed", later
    member.participant = province.at("cd")
    standings.keep([before], [member])

    old, new = PastStanding.objects.get(), Member.objects.get()
    assert (old.at, old.until, old.is_installed, old.participant.unit_id) == (THURSDAY, later, False, "vp")
    assert (new.at, new.is_installed, new.participant.unit_id) == (later, True, "cd")
