"""Other systems for tests: tokens in any role, and calls that bear them."""

from typing import Any

from django.test import Client

from bluezone.rollout.rights import Role
from bluezone.server.units import tokens
from tests.server.rollout.province import Province

BASE = "/api/rollout/v1"


class System:
    """Another system with a token of its own."""

    def __init__(self, token: str) -> None:
        self.token = token
        self._client = Client()

    def get(self, path: str, **headers: str) -> Any:
        """Return the answer to a call; *path* begins behind BASE."""
        return self._client.get(f"{BASE}/{path}", headers=self._headers(headers))

    def post(self, path: str, body: Any, **headers: str) -> Any:
        """Return the answer to a call with *body* as JSON, or as it is where it is text."""
        kind = "application/json"
        return self._client.post(f"{BASE}/{path}", body, content_type=kind, headers=self._headers(headers))

    def _headers(self, more: dict[str, str]) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}", "Accept-Language": "en", **more}


def system(province: Province, role: Role, unit: str = "sct") -> System:
    """Return a system that acts in *role* at *unit*."""
    by = province.acting(Role.ADMINISTRATOR, unit)
    return System(tokens.issue(unit, f"system {role}", role, 400, by=by, now=province.now).text)


def at(unit: str, call: str) -> str:
    """Return the path of a call about *unit* in the campaign."""
    return f"campaigns/bluezone-2020/units/{unit}/{call}"
