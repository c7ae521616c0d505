"""As whom a command acts."""

import pytest

from bluezone.rollout.rights import Role
from bluezone.server.accounts.services import UserUnknownError
from bluezone.server.rollout_programs import acting
from bluezone.server.units.actor import SITE
from tests.server.rollout.province import Province


def test_without_a_name_the_site_acts(province: Province) -> None:
    assert acting.of(None, province.now) is SITE


def test_a_person_acts_with_what_the_person_holds(province: Province) -> None:
    user = province.user(Role.HELPER)

    assert [grant.role for grant in acting.of(user.username, province.now).grants] == [Role.HELPER]
    with pytest.raises(UserUnknownError):
        acting.of("nobody", province.now)
