"""Cases, codes and hand-ins: what is stored, what is refused, what is written down."""

import threading
import uuid
from datetime import date, datetime, timedelta

import pytest
from django.db import connections

from bluezone.authority import case as cases
from bluezone.authority import code as codes
from bluezone.authority import publication
from bluezone.authority.publication import HandIn
from bluezone.protocol.window import Day
from bluezone.server.accounts import attempts
from bluezone.server.accounts.models import Attempt, AuditEntry, User
from bluezone.server.accounts.permissions import PermissionRefusedError
from bluezone.server.authority import services
from bluezone.server.authority.models import Case, Code, HandedIn
from tests.server.scene import SUNDAY

FIRST_DAY_S = 1_596_672_000  # 6 August 2020, two days before the onset below
ADDRESS = "192.0.2.1"


def confirmed(officer: User, now: datetime = SUNDAY, reference: str = "QT-17") -> Case:
    return services.confirm_case(date(2020, 8, 9), date(2020, 8, 8), reference, by=officer, now=now)


def issued(officer: User, now: datetime = SUNDAY) -> str:
    return services.issue_code(confirmed(officer, now).pk, uuid.uuid4(), by=officer, now=now).code


def handed_in(key: bytes = b"k" * 32, start_s: int = FIRST_DAY_S, end_s: int | None = None) -> HandIn:
    return HandIn(key, start_s, end_s or int(SUNDAY.timestamp()), 96)


def test_a_confirmed_case_keeps_its_days_and_is_written_down(officer: User) -> None:
    made = confirmed(officer)

    assert (made.test_date, made.onset_date, made.reference) == (date(2020, 8, 9), date(2020, 8, 8), "QT-17")
    entry = AuditEntry.objects.get(action="case_confirmed")
    assert (entry.actor, entry.subject, entry.at) == (officer, f"case {made.pk}", SUNDAY)


def test_today_is_the_day_in_vietnam(officer: User) -> None:
    late_on_sunday_utc = datetime.fromisoformat("2020-08-09T18:00:00+00:00")  # Monday, 01:00 in Vietnam

    made = services.confirm_case(date(2020, 8, 10), None, by=officer, now=late_on_sunday_utc)

    assert made.test_date == date(2020, 8, 10)


def test_a_case_that_cannot_be_is_not_stored(officer: User) -> None:
    with pytest.raises(cases.CaseFromTheFutureError):
        services.confirm_case(date(2020, 8, 10), None, by=officer, now=SUNDAY)

    assert not Case.objects.exists()


def test_an_administrator_sees_and_makes_no_cases(officer: User, administrator: User) -> None:
    made = confirmed(officer)

    with pytest.raises(PermissionRefusedError):
        services.confirm_case(date(2020, 8, 9), None, by=administrator, now=SUNDAY)
    with pytest.raises(PermissionRefusedError):
        services.list_cases(by=administrator, now=SUNDAY)
    with pytest.raises(PermissionRefusedError):
        services.read_case(made.pk, by=administrator, now=SUNDAY)
    with pytest.raises(PermissionRefusedError):
        services.issue_code(made.pk, uuid.uuid4(), by=administrator, now=SUNDAY)


def test_an_officer_whose_account_was_closed_is_refused(officer: User) -> None:
    officer.is_active = False

    with pytest.raises(PermissionRefusedError):
        confirmed(officer)


def test_every_reading_of_cases_is_written_down(officer: User) -> None:
    made = confirmed(officer)

    services.list_cases(by=officer, now=SUNDAY)
    services.read_case(made.pk, by=officer, now=SUNDAY)

    actions = list(AuditEntry.objects.values_list("action", "subject"))
    assert actions[-2:] == [("cases_read", ""), ("case_read", f"case {made.pk}")]


def test_a_case_that_is_not_there_is_said_to_be_unknown(officer: User) -> None:
    with pytest.raises(services.CaseUnknownError):
        services.read_case(99, by=officer, now=SUNDAY)


def test_the_code_itself_is_stored_nowhere(officer: User) -> None:
    code = issued(officer)

    row = Code.objects.get()
    assert code.encode() not in bytes(row.keyed_hash)
    assert code not in str(row.__dict__)
    assert not [entry for entry in AuditEntry.objects.all() if code in entry.subject]


def test_a_code_ends_after_twenty_four_hours(officer: User) -> None:
    code = issued(officer)

    services.check_code(code, address=ADDRESS, now=SUNDAY + timedelta(hours=24, seconds=-1))
    with pytest.raises(codes.CodeExpiredError):
        services.check_code(code, address=ADDRESS, now=SUNDAY + timedelta(hours=24))


def test_a_new_code_ends_the_open_one_of_the_same_case(officer: User) -> None:
    made = confirmed(officer)
    first = services.issue_code(made.pk, uuid.uuid4(), by=officer, now=SUNDAY).code

    second = services.issue_code(made.pk, uuid.uuid4(), by=officer, now=SUNDAY + timedelta(minutes=5)).code

    later = SUNDAY + timedelta(minutes=6)
    with pytest.raises(codes.CodeExpiredError):
        services.check_code(first, address=ADDRESS, now=later)
    assert services.check_code(second, address=ADDRESS, now=later).first_day_s == FIRST_DAY_S


def test_a_form_sent_twice_issues_one_code_and_leaves_it_valid(officer: User) -> None:
    made, form_id = confirmed(officer), uuid.uuid4()
    code = services.issue_code(made.pk, form_id, by=officer, now=SUNDAY).code

    with pytest.raises(services.CodeShownError):
        services.issue_code(made.pk, form_id, by=officer, now=SUNDAY + timedelta(seconds=1))

    assert services.check_code(code, address=ADDRESS, now=SUNDAY + timedelta(seconds=2))


def test_checking_a_code_tells_first_day_and_end_and_spends_nothing(officer: User) -> None:
    code = issued(officer)

    found = [services.check_code(code.lower(), address=ADDRESS, now=SUNDAY) for _ in range(3)]

    assert found[0] == services.Usable(FIRST_DAY_S, int(SUNDAY.timestamp()) + 24 * 3_600)
    assert found[1:] == found[:-1]


def test_a_key_with_a_code_waits_for_publication_and_spends_the_code(officer: User) -> None:
    code = issued(officer)

    receipt = services.hand_in(code, handed_in(), address=ADDRESS, now=SUNDAY)

    assert receipt.is_new
    assert HandedIn.objects.get().infection() == publication.check(
        handed_in(), first_day=Day(FIRST_DAY_S // 86_400), now_ms=int(SUNDAY.timestamp()) * 1_000
    )
    with pytest.raises(codes.CodeSpentError):
        services.check_code(code, address=ADDRESS, now=SUNDAY)


def test_the_same_hand_in_sent_again_gets_the_same_receipt(officer: User) -> None:
    code = issued(officer)
    first = services.hand_in(code, handed_in(), address=ADDRESS, now=SUNDAY)

    again = services.hand_in(code.lower(), handed_in(), address=ADDRESS, now=SUNDAY + timedelta(minutes=1))

    assert (again.number, again.is_new) == (first.number, False)
    assert HandedIn.objects.count() == 1


def test_another_key_with_a_spent_code_is_refused(officer: User) -> None:
    code = issued(officer)
    services.hand_in(code, handed_in(), address=ADDRESS, now=SUNDAY)

    for other in (handed_in(key=b"o" * 32), handed_in(start_s=FIRST_DAY_S + 86_400), handed_in(end_s=FIRST_DAY_S + 9)):
        with pytest.raises(codes.CodeSpentError):
            services.hand_in(code, other, address=ADDRESS, now=SUNDAY)
    assert HandedIn.objects.count() == 1


def test_a_refused_key_does_not_spend_the_code(officer: User) -> None:
    code = issued(officer)

    with pytest.raises(publication.KeyTooOldError):
        services.hand_in(code, handed_in(start_s=FIRST_DAY_S - 86_400), address=ADDRESS, now=SUNDAY)

    assert services.hand_in(code, handed_in(), address=ADDRESS, now=SUNDAY).is_new
    assert not Attempt.objects.exists()


def test_thirty_wrong_codes_an_hour_close_an_address_and_no_other(officer: User) -> None:
    code = issued(officer)
    for _ in range(attempts.CODES.most):
        with pytest.raises(codes.CodeUnknownError):
            services.check_code("0000-0000", address=ADDRESS, now=SUNDAY)

    with pytest.raises(attempts.TooManyAttemptsError) as caught:
        services.check_code(code, address=ADDRESS, now=SUNDAY + timedelta(minutes=20))
    with pytest.raises(attempts.TooManyAttemptsError):
        services.hand_in(code, handed_in(), address=ADDRESS, now=SUNDAY + timedelta(minutes=20))

    assert caught.value.retry_after_s == 40 * 60
    assert services.check_code(code, address="192.0.2.2", now=SUNDAY)
    assert services.check_code(code, address=ADDRESS, now=SUNDAY + timedelta(hours=1))


@pytest.mark.parametrize("typed", ["", "nonsense", "0000-0000", "\x00", "Ω" * 50])
def test_a_wrong_code_leaves_only_a_count_without_the_address(officer: User, typed: str) -> None:
    with pytest.raises(codes.CodeUnknownError):
        services.hand_in(typed, handed_in(), address=ADDRESS, now=SUNDAY)

    row = Attempt.objects.get()
    assert row.n_wrong == 1
    assert ADDRESS.encode() not in bytes(row.caller)
    assert row.until == SUNDAY + timedelta(hours=1)
    assert not HandedIn.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_many_hand_ins_with_one_code_at_once_store_exactly_one(officer: User) -> None:
    code = issued(officer)
    start = threading.Barrier(8)
    outcomes: list[str] = []

    def send(key: bytes) -> None:
        start.wait()
        try:
            receipt = services.hand_in(code, handed_in(key=key), address=ADDRESS, now=SUNDAY)
            outcomes.append(f"new {receipt.number}" if receipt.is_new else f"again {receipt.number}")
        except codes.CodeSpentError:
            outcomes.append("spent")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=send, args=(bytes([place % 4]) * 32,)) for place in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert HandedIn.objects.count() == 1
    assert sorted(outcome.split()[0] for outcome in outcomes) == ["again", "new"] + ["spent"] * 6
