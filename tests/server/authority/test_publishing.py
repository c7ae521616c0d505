"""Batches and keys: one chain whatever happens, keys that follow each other, and deletion that deletes."""

import io
import threading
import uuid
from datetime import date, datetime, timedelta

import pytest
from django.conf import settings
from django.db import connection, connections

from bluezone.authority import signing
from bluezone.authority.publication import HandIn
from bluezone.protocol import batch, keyring
from bluezone.protocol.infection import Infection
from bluezone.server.accounts import audit
from bluezone.server.accounts.models import Attempt, AuditEntry, Role, User
from bluezone.server.accounts.permissions import PermissionRefusedError
from bluezone.server.authority import custody, publishing, services
from bluezone.server.authority.models import Batch, Case, Chain, Code, HandedIn, Keyring, SigningKey
from tests.server.scene import SUNDAY, HandClock

START_S = 1_596_672_000


def wait_for_publication(*names: int) -> list[Infection]:
    made = [Infection(bytes([name]) * 32, START_S, int(SUNDAY.timestamp())) for name in names]
    for infection in made:
        HandedIn.objects.create(
            daily_key=infection.daily_key, start_s=infection.start_s, end_s=infection.end_s, windows=infection.windows
        )
    return made


def read_chain(now: datetime) -> list[list[Infection]]:
    """Read all batches as a phone does that trusts the keyring; raises where the chain is broken."""
    ring = keyring.decode(publishing.keyring_now().text, root=publishing.root_public_key())
    position, found = batch.Position(), []
    for row in Batch.objects.order_by("number"):
        data = bytes(row.data)
        header, position = batch.verify(
            io.BytesIO(data),
            keys=ring.trusted(row.until_s),
            authority=ring.authority,
            after=position,
            now_ms=int(now.timestamp()) * 1_000,
        )
        assert (header.number, header.count, len(data)) == (row.number, row.n_infections, row.size_bytes)
        assert batch.digest(data) == bytes(row.sha256)
        found.append(list(batch.infections(io.BytesIO(data))))
    return found


def test_what_waited_is_published_once_and_then_forgotten(keys: None) -> None:
    handed = wait_for_publication(2, 1)

    (made,) = publishing.publish(by=None, now=SUNDAY)

    assert read_chain(SUNDAY) == [batch.in_order(handed)]
    assert (made.number, made.n_infections) == (1, 2)
    assert not HandedIn.objects.exists()
    assert AuditEntry.objects.filter(action="batch_published", subject="batch 1").count() == 1


def test_with_nothing_waiting_nothing_is_published_unless_it_is_forced(keys: None) -> None:
    assert publishing.publish(by=None, now=SUNDAY) == []
    assert [made.n_infections for made in publishing.publish(by=None, now=SUNDAY, is_forced=True)] == [0]
    assert read_chain(SUNDAY) == [[]]


def test_each_batch_follows_the_one_before(keys: None, hand_clock: HandClock) -> None:
    for name in range(4):
        wait_for_publication(name)
        publishing.publish(by=None, now=hand_clock.move(hours=1))

    assert [len(found) for found in read_chain(hand_clock.at)] == [1, 1, 1, 1]
    times = list(Batch.objects.order_by("number").values_list("from_s", "until_s"))
    assert [later[0] for later in times[1:]] == [earlier[1] for earlier in times[:-1]]


def test_a_clock_set_back_does_not_break_the_chain(keys: None) -> None:
    wait_for_publication(1)
    publishing.publish(by=None, now=SUNDAY)
    wait_for_publication(2)

    publishing.publish(by=None, now=SUNDAY - timedelta(minutes=30))

    assert len(read_chain(SUNDAY)) == 2


def test_a_fault_in_the_middle_publishes_nothing_and_loses_nothing(keys: None, monkeypatch: pytest.MonkeyPatch) -> None:
    handed = wait_for_publication(1, 2)
    with monkeypatch.context() as broken:
        broken.setattr(audit, "record", lambda *_, **__: 1 // 0)  # the last step before the commit
        with pytest.raises(ZeroDivisionError):
            publishing.publish(by=None, now=SUNDAY)
    assert (Batch.objects.count(), HandedIn.objects.count()) == (0, 2)

    publishing.publish(by=None, now=SUNDAY)

    assert read_chain(SUNDAY) == [batch.in_order(handed)]


@pytest.mark.django_db(transaction=True)
def test_publishers_at_the_same_time_make_one_chain_with_every_infection_once(keys: None) -> None:
    wait_for_publication(*range(40))
    start = threading.Barrier(4)
    faults: list[BaseException] = []

    def run(place: int) -> None:
        try:
            start.wait()
            for turn in range(5):
                wait_for_publication(100 + 10 * place + turn)
                publishing.publish(by=None, now=SUNDAY + timedelta(seconds=turn))
        except BaseException as fault:  # noqa: BLE001 - a thread's fault must reach the test
            faults.append(fault)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    publishing.publish(by=None, now=SUNDAY + timedelta(minutes=1))

    assert faults == []
    published = [infection for found in read_chain(SUNDAY + timedelta(hours=1)) for infection in found]
    assert len(published) == len(set(published)) == 40 + 4 * 5


def test_only_staff_publishes_and_only_an_administrator_rotates(keys: None, officer: User, administrator: User) -> None:
    stranger = User(username="x", role="", made_at=SUNDAY)

    publishing.publish(by=officer, now=SUNDAY)
    publishing.publish(by=administrator, now=SUNDAY)
    publishing.rotate(by=administrator, now=SUNDAY)
    with pytest.raises(PermissionRefusedError):
        publishing.rotate(by=officer, now=SUNDAY)
    with pytest.raises(PermissionRefusedError):
        publishing.publish(by=stranger, now=SUNDAY)


def test_keys_are_made_once(keys: None) -> None:
    before = publishing.keyring_now()

    publishing.ensure_keys(SUNDAY)

    assert publishing.keyring_now().serial == before.serial == 1
    assert len(keyring.decode(before.text, root=publishing.root_public_key()).trusted(int(SUNDAY.timestamp()))) == 1


def test_private_keys_are_files_that_only_the_owner_reads_and_stand_in_no_table(keys: None) -> None:
    files = sorted(custody.folder().iterdir())

    assert [path.name.split("-")[0] for path in files] == ["root.pem", "signing"]
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    private = custody.signing_key(bytes(SigningKey.objects.get().public_key)).private_bytes_raw()
    assert private not in bytes(SigningKey.objects.get().public_key)
    assert private.hex().upper() not in Keyring.objects.get().text.upper()


def test_after_a_rotation_the_old_key_signs_for_an_hour_and_then_the_new_one(
    keys: None, administrator: User, hand_clock: HandClock
) -> None:
    old = bytes(SigningKey.objects.get().public_key)
    new = bytes(publishing.rotate(by=administrator, now=hand_clock.at).public_key)
    signers: list[bytes] = []

    for _ in range(3):
        wait_for_publication(len(signers))
        (made,) = publishing.publish(by=None, now=hand_clock.at)
        signers.append(batch.read_header(io.BytesIO(bytes(made.data))).key_id)
        hand_clock.move(minutes=45)

    assert signers == [_id(old), _id(old), _id(new)]
    assert len(read_chain(hand_clock.at)) == 3
    assert publishing.keyring_now().serial == 2


def test_a_key_that_may_be_stolen_is_replaced_at_once(keys: None, administrator: User) -> None:
    new = publishing.rotate(by=administrator, now=SUNDAY, at_once=True)

    (made,) = publishing.publish(by=None, now=SUNDAY + timedelta(seconds=1), is_forced=True)

    assert batch.read_header(io.BytesIO(bytes(made.data))).key_id == _id(bytes(new.public_key))
    assert len(read_chain(SUNDAY + timedelta(seconds=1))) == 1


def _id(public_key: bytes) -> bytes:
    return batch.key_id(custody.signing_key(public_key).public_key())


def test_a_signing_key_that_ends_soon_is_renewed_by_itself(keys: None) -> None:
    eleven_months_later = SUNDAY + timedelta(seconds=signing.KEY_LIFE_S - signing.RENEW_BEFORE_S + 1)

    publishing.ensure_keys(eleven_months_later)

    assert SigningKey.objects.count() == 2


def test_a_lost_root_key_is_reported_and_not_replaced(keys: None) -> None:
    (custody.folder() / "root.pem").unlink()

    with pytest.raises(custody.RootKeyError):
        publishing.rotate(by=None, now=SUNDAY)

    assert not (custody.folder() / "root.pem").exists()
    assert Keyring.objects.count() == 1


def test_a_root_key_of_another_authority_is_not_used(keys: None) -> None:
    root = custody.folder() / "root.pem"
    root.unlink()
    custody.root(trusted=None)

    with pytest.raises(custody.RootKeyError):
        publishing.rotate(by=None, now=SUNDAY)


def test_a_lost_signing_key_stops_publication_and_loses_nothing(keys: None) -> None:
    wait_for_publication(1)
    for path in custody.folder().glob("signing-*"):
        path.unlink()

    with pytest.raises(signing.SigningKeyMissingError):
        publishing.publish(by=None, now=SUNDAY)
    publishing.rotate(by=None, now=SUNDAY, at_once=True)
    publishing.publish(by=None, now=SUNDAY + timedelta(seconds=1))

    assert [len(found) for found in read_chain(SUNDAY + timedelta(minutes=1))] == [1]


def test_a_key_file_left_over_from_a_crash_is_swept_and_the_others_stay(
    keys: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(keyring, "encode", lambda *_, **__: 1 // 0)
        with pytest.raises(ZeroDivisionError):
            publishing.rotate(by=None, now=SUNDAY)
    assert len(list(custody.folder().glob("signing-*"))) == 2

    publishing.sweep(SUNDAY)

    assert len(list(custody.folder().glob("signing-*"))) == 1
    publishing.publish(by=None, now=SUNDAY, is_forced=True)


def test_the_sweep_deletes_what_is_older_than_the_retention(keys: None, officer: User, hand_clock: HandClock) -> None:
    made = services.confirm_case(date(2020, 8, 9), None, by=officer, now=SUNDAY)
    code = services.issue_code(made.pk, uuid.uuid4(), by=officer, now=SUNDAY).code
    wait_for_publication(1)
    publishing.publish(by=None, now=SUNDAY)
    with pytest.raises(Exception, match="no such code"):
        services.check_code("0000-0000", address="192.0.2.1", now=SUNDAY)

    publishing.sweep(SUNDAY + timedelta(days=14))
    assert (Batch.objects.count(), Case.objects.count(), Code.objects.count()) == (1, 1, 1)
    publishing.sweep(SUNDAY + timedelta(days=14, seconds=1))

    assert (Batch.objects.count(), Case.objects.count(), Code.objects.count()) == (0, 0, 0)
    assert (Attempt.objects.count(), Chain.objects.get().last_number) == (0, 1)
    assert code


def test_the_chain_goes_on_after_all_batches_were_deleted(keys: None) -> None:
    publishing.publish(by=None, now=SUNDAY, is_forced=True)
    digest = bytes(Batch.objects.get().sha256)
    later = SUNDAY + timedelta(days=30)
    publishing.sweep(later)

    (made,) = publishing.publish(by=None, now=later, is_forced=True)

    header = batch.read_header(io.BytesIO(bytes(made.data)))
    assert (header.number, header.previous) == (2, digest)


def test_when_a_code_has_ended_nothing_links_it_to_what_was_handed_in(keys: None, officer: User) -> None:
    made = services.confirm_case(date(2020, 8, 9), None, by=officer, now=SUNDAY)
    code = services.issue_code(made.pk, uuid.uuid4(), by=officer, now=SUNDAY).code
    handed = HandIn(b"k" * 32, 1_596_758_400, int(SUNDAY.timestamp()), 96)
    services.hand_in(code, handed, address="192.0.2.1", now=SUNDAY)
    publishing.publish(by=None, now=SUNDAY)

    publishing.sweep(SUNDAY + timedelta(hours=24))

    row = Code.objects.get()
    assert (row.is_spent, row.fingerprint, row.receipt) == (True, None, None)


@pytest.mark.django_db(transaction=True)
def test_a_published_key_stands_in_the_database_only_within_its_batch(keys: None) -> None:
    wait_for_publication(7)
    publishing.publish(by=None, now=SUNDAY)
    Batch.objects.all().delete()
    publishing.forget_deleted_bytes()

    assert not HandedIn.objects.exists()
    if connection.vendor == "sqlite":
        name = str(settings.DATABASES["default"]["TEST"]["NAME"])
        for suffix in ("", "-wal"):
            with open(name + suffix, "rb") as file:  # noqa: PTH123 - the name is Django's text
                assert bytes([7]) * 32 not in file.read()


def test_roles_are_those_the_permissions_speak_of() -> None:
    assert set(Role.values) == {"officer", "administrator", "staff"}
