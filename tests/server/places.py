"""What the words in braces of docs/reference/addresses.md stand for in tests: one thing of each kind, made for them."""

from collections.abc import Callable, Mapping
from datetime import date

from bluezone.rollout.rights import Role
from bluezone.server.accounts.models import User
from bluezone.server.authority import services
from tests.server.rollout.province import Province
from tests.server.scene import SUNDAY


def case(province: Province, officer: User) -> str:
    """Return the number of a case."""
    return str(services.confirm_case(date(2020, 8, 9), None, by=officer, now=SUNDAY).pk)


MAKERS: Mapping[str, Callable[[Province, User], str]] = {
    "case": case,
    "campaign": lambda province, officer: province.campaign.code,
    "unit": lambda province, officer: "sct",
    "user": lambda province, officer: str(province.user(Role.VIEWER, "sct").pk),
}
"""Word to a maker of what it stands for; a maker may use a province with a running campaign and a health officer."""
