"""Accounts: made, changed, closed, opened."""

import pytest
from django.test import Client

from bluezone.server.accounts import services
from bluezone.server.accounts.models import AuditEntry, Role, User
from bluezone.server.accounts.permissions import PermissionRefusedError
from tests.server.accounts.entering import sign_in
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


def test_a_full_name_is_kept_with_single_blanks_and_shown_in_place_of_the_user_name() -> None:
    named = services.make_user("hoa", PASSWORD, Role.STAFF, full_name="  Nguyễn   Thị Hoa ", now=SUNDAY)

    assert named.shown_name == "Nguyễn Thị Hoa"
    assert make().shown_name == "lan"
    for refused in ("N" * 101, "Hoa\u0000"):
        with pytest.raises(services.UserRefusedError):
            services.make_user("nam", PASSWORD, Role.STAFF, full_name=refused, now=SUNDAY)


def test_without_a_password_nobody_can_sign_in_yet() -> None:
    made = services.make_user("hoa", None, Role.STAFF, now=SUNDAY)

    assert not made.has_usable_password()
    assert not made.check_password("")


def test_roles_of_the_site_are_given_by_administrators_only(officer: User, administrator: User) -> None:
    for role in (Role.OFFICER, Role.ADMINISTRATOR):
        with pytest.raises(PermissionRefusedError):
            services.make_user("hoa", PASSWORD, role, now=SUNDAY, by=officer)

    services.make_user("hoa", PASSWORD, Role.STAFF, now=SUNDAY, by=officer)
    services.make_user("nam", PASSWORD, Role.OFFICER, now=SUNDAY, by=administrator)

    assert AuditEntry.objects.latest("number").actor == administrator


def test_closing_an_account_ends_its_sessions_at_the_next_request(
    client: Client, officer: User, administrator: User
) -> None:
    sign_in(client)

    services.close_user(officer, by=administrator, now=SUNDAY)

    assert client.get("/").status_code == 302
    assert sign_in(client).status_code == 403
    services.open_user(officer, by=administrator, now=SUNDAY)
    assert sign_in(client).status_code == 302
    assert [entry.action for entry in AuditEntry.objects.filter(actor=administrator)] == ["user_closed", "user_opened"]


def test_the_last_administrator_stays_one(officer: User, administrator: User) -> None:
    with pytest.raises(services.LastAdministratorError):
        services.close_user(administrator, by=administrator, now=SUNDAY)
    with pytest.raises(services.LastAdministratorError):
        services.close_user(administrator, by=None, now=SUNDAY)
    with pytest.raises(services.LastAdministratorError):
        services.change_user(administrator, full_name="Minh", role=Role.OFFICER, by=administrator, now=SUNDAY)

    services.change_user(officer, full_name="Lan", role=Role.ADMINISTRATOR, by=administrator, now=SUNDAY)
    services.close_user(administrator, by=services.named("lan"), now=SUNDAY)

    assert not services.user(administrator.pk).is_active


def test_an_officer_may_do_none_of_this(officer: User, administrator: User) -> None:
    for call in (services.close_user, services.open_user):
        with pytest.raises(PermissionRefusedError):
            call(administrator, by=officer, now=SUNDAY)
    with pytest.raises(PermissionRefusedError):
        services.change_user(officer, full_name="Lan", role=Role.ADMINISTRATOR, by=officer, now=SUNDAY)


def test_an_unknown_account_is_one_sentence() -> None:
    with pytest.raises(services.UserUnknownError):
        services.user(17)
    with pytest.raises(services.UserUnknownError):
        services.named("nobody")
