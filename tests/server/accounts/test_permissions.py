"""Permissions: the role decides, and a closed account has none."""

import pytest

from bluezone.server.accounts.models import Role, User
from bluezone.server.accounts.permissions import PermissionRefusedError, require


def test_one_of_the_roles_is_enough(officer: User, administrator: User) -> None:
    require(officer, Role.OFFICER)
    require(administrator, Role.OFFICER, Role.ADMINISTRATOR)
    with pytest.raises(PermissionRefusedError) as caught:
        require(administrator, Role.OFFICER)

    assert (caught.value.code, caught.value.status) == ("permission_refused", 403)


def test_a_closed_account_may_do_nothing(officer: User) -> None:
    officer.is_active = False

    with pytest.raises(PermissionRefusedError):
        require(officer, Role.OFFICER)
