"""How tests sign in and use an authenticator app."""

from django.http import HttpResponse
from django.test import Client

from bluezone import clock
from bluezone.server.accounts import one_time, second_factor
from bluezone.server.accounts.models import SecondFactor, User
from tests.server.scene import PASSWORD, SUNDAY


def sign_in(client: Client, username: str = "lan", password: str = PASSWORD, next_: str = "") -> HttpResponse:
    """Post the first form of signing in."""
    answer = client.post("/sign-in/", {"username": username, "password": password, "next": next_})
    assert isinstance(answer, HttpResponse)
    return answer


def app_code(user: User, late_steps: int = 0) -> str:
    """Return what the app of *user* shows now, or showed *late_steps* of 30 seconds ago."""
    key = second_factor._unsealed(SecondFactor.objects.get(user=user))
    assert key
    return one_time.app_code(key, clock.system() // 1_000 - late_steps * one_time.STEP_S)


def enrol(user: User) -> list[str]:
    """Give *user* an app and return the recovery codes; the code that confirmed it can be taken again."""
    second_factor.begin(user, now=SUNDAY)
    codes = second_factor.confirm(user, app_code(user), this_key=None, now=SUNDAY)
    SecondFactor.objects.update(last_step=-1)  # or a test would wait 30 seconds for the next code
    return codes
