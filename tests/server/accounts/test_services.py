"""Making users."""

import pytest

from bluezone.server.accounts import services
from bluezone.server.accounts.models import AuditEntry, Role, User
from tests.server.scene import PASSWORD, SUNDAY

pytestmark = pytest.mark.django_db


def make(username: str = "lan", password: str = PASSWORD) -> User:
    return services.make_user(username, password, Role.OFFICER, now=SUNDAY)


def test_a_user_is_stored_with_a_hash_and_written_down() -> None:
    made = make("  Lan.Nguyen ")

    assert (made.username, made.role) == ("lan.nguyen", "officer")
    assert PASSWORD not in made.password
    assert AuditEntry.objects.get().action == "user_made"


@pytest.mark.parametrize("username", ["", "x", "Nguyễn Lan", "lan nguyen", "-lan", "a" * 61, "lan\n"])
def test_a_name_that_cannot_be_typed_everywhere_is_refused(username: str) -> None:
    with pytest.raises(services.UserRefusedError):
        make(username) if username != "lan\n" else make("lan\nx")

    assert not User.objects.exists()


@pytest.mark.parametrize("password", ["q7-x", "password1234", "lan-lan-lan-lan"])
def test_a_password_that_is_easy_to_guess_is_refused_and_not_repeated(password: str) -> None:
    with pytest.raises(services.PasswordWeakError) as caught:
        make("lan-lan-lan", password)

    assert password not in str(caught.value)
    assert not User.objects.exists()


def test_a_name_is_given_once_whatever_its_capitals() -> None:
    make("lan")

    with pytest.raises(services.UsernameTakenError):
        make("LAN")
    assert User.objects.count() == 1
