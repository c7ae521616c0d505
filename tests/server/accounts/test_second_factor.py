"""The second factor: set up, asked for, replaced by recovery codes, taken off."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connections
from pytest_django.fixtures import Settings

from bluezone.server.accounts import attempts, passwords, second_factor
from bluezone.server.accounts.models import AuditEntry, RecoveryCode, Role, SecondFactor, User
from bluezone.server.accounts.permissions import PermissionRefusedError
from bluezone.server.accounts.second_factor import SecondFactorError, SecondFactorRefusedError
from bluezone.server.accounts.services import make_user
from tests.server.accounts.entering import app_code, enrol
from tests.server.scene import PASSWORD, SUNDAY, HandClock


def last_action() -> str:
    return AuditEntry.objects.latest("number").action


def accepts(user: User, typed: str) -> bool:
    try:
        second_factor.accept(user, typed, now=SUNDAY)
    except SecondFactorRefusedError:
        return False
    return True


def test_nothing_depends_on_the_app_before_its_first_code(officer: User) -> None:
    second_factor.begin(officer, now=SUNDAY)

    assert not second_factor.is_on(officer)
    assert second_factor.enrolment(officer)
    with pytest.raises(SecondFactorRefusedError):
        second_factor.confirm(officer, "000000x", this_key=None, now=SUNDAY)
    assert not second_factor.is_on(officer)


def test_the_first_code_turns_it_on_and_brings_ten_recovery_codes(officer: User) -> None:
    second_factor.begin(officer, now=SUNDAY)

    codes = second_factor.confirm(officer, app_code(officer), this_key=None, now=SUNDAY)

    assert second_factor.is_on(officer)
    assert (len(set(codes)), second_factor.n_codes_left(officer)) == (10, 10)
    assert second_factor.enrolment(officer) is None
    assert last_action() == "second_factor_set"


def test_neither_key_nor_codes_lie_in_the_database(officer: User) -> None:
    second_factor.begin(officer, now=SUNDAY)
    key = second_factor._unsealed(SecondFactor.objects.get())
    codes = second_factor.confirm(officer, app_code(officer), this_key=None, now=SUNDAY)

    stored = bytes(SecondFactor.objects.get().sealed) + b"".join(
        bytes(row.hashed) for row in RecoveryCode.objects.all()
    )

    assert key
    assert key not in stored
    assert not any(code.encode() in stored or code.replace("-", "").encode() in stored for code in codes)


def test_beginning_again_makes_another_key_but_not_once_it_is_on(officer: User) -> None:
    second_factor.begin(officer, now=SUNDAY)
    first = second_factor.enrolment(officer)
    second_factor.begin(officer, now=SUNDAY)
    assert second_factor.enrolment(officer) != first

    second_factor.confirm(officer, app_code(officer), this_key=None, now=SUNDAY)

    with pytest.raises(SecondFactorError):
        second_factor.begin(officer, now=SUNDAY)
    with pytest.raises(SecondFactorError):
        second_factor.confirm(officer, app_code(officer), this_key=None, now=SUNDAY)


def test_a_key_begun_again_in_another_window_is_not_confirmed_by_the_first(
    officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    second_factor.begin(officer, now=SUNDAY)
    taken = second_factor._take_app_code

    def begin_again_after(*args: Any) -> None:
        taken(*args)
        second_factor.begin(officer, now=SUNDAY)

    monkeypatch.setattr(second_factor, "_take_app_code", begin_again_after)
    with pytest.raises(SecondFactorError):
        second_factor.confirm(officer, app_code(officer), this_key=None, now=SUNDAY)

    assert not second_factor.is_on(officer)


def test_confirming_what_was_never_begun_is_refused(officer: User) -> None:
    with pytest.raises(SecondFactorError):
        second_factor.confirm(officer, "000000", this_key=None, now=SUNDAY)


def test_a_code_is_taken_once(officer: User) -> None:
    enrol(officer)
    code = app_code(officer)

    assert accepts(officer, code)
    assert not accepts(officer, code)
    assert last_action() == "second_factor_refused"


def test_the_code_that_confirmed_the_app_does_not_sign_in_too(officer: User) -> None:
    second_factor.begin(officer, now=SUNDAY)
    code = app_code(officer)
    second_factor.confirm(officer, code, this_key=None, now=SUNDAY)

    assert not accepts(officer, code)


def test_an_app_may_be_half_a_minute_late_and_not_two(officer: User) -> None:
    enrol(officer)

    assert not accepts(officer, app_code(officer, late_steps=4))
    assert accepts(officer, app_code(officer, late_steps=1))


def test_a_drills_clock_does_not_matter_to_the_app(officer: User, hand_clock: HandClock) -> None:
    enrol(officer)
    hand_clock.move(days=400)

    assert accepts(officer, app_code(officer))


def test_a_recovery_code_works_once_however_it_is_typed_and_only_for_its_owner(
    officer: User, administrator: User
) -> None:
    codes = enrol(officer)
    enrol(administrator)

    assert not accepts(administrator, codes[0])
    assert accepts(officer, codes[0].lower().replace("-", " "))
    assert last_action() == "recovery_code_used"
    assert not accepts(officer, codes[0])
    assert accepts(officer, codes[1])
    assert second_factor.n_codes_left(officer) == 8


def test_after_ten_wrong_codes_an_hour_not_even_the_right_one_is_taken(officer: User) -> None:
    codes = enrol(officer)
    for number in range(attempts.SECOND_FACTOR.most):
        assert not accepts(officer, "00000x" if number % 2 else "ZZZZ-ZZZZ-ZZZZ-ZZZZ")

    with pytest.raises(attempts.TooManyAttemptsError):
        second_factor.accept(officer, app_code(officer), now=SUNDAY)
    with pytest.raises(attempts.TooManyAttemptsError):
        second_factor.accept(officer, codes[0], now=SUNDAY)


def test_new_recovery_codes_end_the_old_ones_and_ask_for_the_password(officer: User) -> None:
    old = enrol(officer)

    with pytest.raises(passwords.PasswordWrongError):
        second_factor.renew_codes(officer, "something else", now=SUNDAY)
    new = second_factor.renew_codes(officer, PASSWORD, now=SUNDAY)

    assert not accepts(officer, old[0])
    assert accepts(officer, new[0])


def test_its_owner_removes_it_with_the_password_unless_the_site_requires_one(officer: User, settings: Settings) -> None:
    enrol(officer)
    settings.BLUEZONE_SECOND_FACTOR = "required"
    with pytest.raises(SecondFactorError):
        second_factor.remove(officer, PASSWORD, now=SUNDAY)
    settings.BLUEZONE_SECOND_FACTOR = "offered"

    with pytest.raises(passwords.PasswordWrongError):
        second_factor.remove(officer, "something else", now=SUNDAY)
    second_factor.remove(officer, PASSWORD, now=SUNDAY)

    assert not second_factor.is_on(officer)
    assert not RecoveryCode.objects.exists()
    with pytest.raises(SecondFactorError):
        second_factor.remove(officer, PASSWORD, now=SUNDAY)


def test_only_an_administrator_takes_it_off_somebody_else(officer: User, administrator: User) -> None:
    enrol(officer)
    other = make_user("hoa", PASSWORD, Role.OFFICER, now=SUNDAY)

    with pytest.raises(PermissionRefusedError):
        second_factor.reset(officer, by=other, now=SUNDAY)
    second_factor.reset(officer, by=administrator, now=SUNDAY)

    assert not second_factor.is_on(officer)
    assert last_action() == "second_factor_reset"


def test_under_another_secret_key_no_code_fits_and_an_administrator_helps(officer: User, settings: Settings) -> None:
    enrol(officer)
    code = app_code(officer)
    settings.SECRET_KEY = "another secret for tests that is long enough for everybody"

    assert not accepts(officer, code)
    second_factor.reset(officer, by=None, now=SUNDAY)

    assert not second_factor.is_on(officer)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_send_one_code_at_once_only_one_gets_in() -> None:
    user = make_user("lan", PASSWORD, Role.OFFICER, now=SUNDAY)
    recovery = enrol(user)[0]

    def send(typed: str) -> bool:
        try:
            return accepts(user, typed)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(send, [app_code(user)] * 4)).count(True) == 1
        assert list(pool.map(send, [recovery] * 4)).count(True) == 1
