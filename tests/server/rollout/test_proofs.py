"""A phone that registered its number proves the app for whoever has that number."""

from datetime import timedelta

from bluezone.rollout.rights import Role
from bluezone.rollout.status import State
from bluezone.server import phone_hash
from bluezone.server.phones import numbers
from bluezone.server.phones.models import Registered
from bluezone.server.rollout import campaigns, proofs, statuses
from bluezone.server.rollout.models import Member, StatusEntry
from bluezone.server.rollout.statuses import Said
from bluezone.server.units.actor import SITE
from tests.server.rollout.province import THURSDAY, Province

NUMBER = "0912345678"
LATER = THURSDAY + timedelta(hours=1)


def registers(number: str = NUMBER) -> None:
    codes: list[str] = []
    numbers.ask(number, address="10.0.0.1", now=LATER, send=lambda to, text: codes.append(text.split()[-1]))
    numbers.confirm(number, codes[0], address="10.0.0.1", now=LATER)


def member(province: Province, name: str = "An", place: str = "vp", number: str = NUMBER) -> Member:
    return province.member(name, place, phone=number, phone_hash=phone_hash.of(number))


def test_registering_makes_a_verified_install_of_who_has_the_number(province: Province) -> None:
    proved, other = member(province), member(province, "Bình", number="0912345679")

    registers()

    proved.refresh_from_db()
    other.refresh_from_db()
    assert (proved.proof, proved.is_installed, proved.at) == ("verified", True, LATER)
    assert not other.is_installed
    assert province.at("vp").verified == 1


def test_a_roster_that_comes_after_the_registration_is_proved_too(province: Province) -> None:
    registers()
    member(province)

    assert proofs.apply([province.at("vp").pk], LATER) == 1
    assert proofs.apply([province.at("vp").pk], LATER) == 0

    assert Member.objects.get().proof == "verified"


def test_a_tick_of_the_same_becomes_proved_and_one_of_the_contrary_a_conflict_no_more(province: Province) -> None:
    ticked, refused = member(province), member(province, "Bình", number="0912345679")
    helper = province.acting(Role.HELPER, "sct")
    said = [
        Said("1", ticked.pk, State.INSTALLED, THURSDAY),
        Said("2", refused.pk, State.EXEMPT, THURSDAY, reason="refused"),
    ]
    statuses.tick(province.at("sct"), said, by=helper, now=LATER)

    registers()
    registers("0912345679")

    assert {row.proof for row in Member.objects.all()} == {"verified"}
    assert all(row.is_settled and row.is_installed for row in Member.objects.all())


def test_registering_twice_or_in_a_campaign_that_is_over_says_nothing_new(province: Province) -> None:
    member(province)
    registers()
    registers()
    assert StatusEntry.objects.count() == 1

    campaigns.end(province.campaign.code, by=SITE, now=LATER)
    member(province, "Bình", number="0912345679")
    registers("0912345679")
    assert StatusEntry.objects.count() == 1
    assert Registered.objects.count() == 2


def renumber(row: Member, number: str | None) -> None:
    row.refresh_from_db()
    row.phone, row.phone_hash = number or "", phone_hash.of(number) if number else None
    row.save()
    proofs.apply([row.participant_id], LATER)
    row.refresh_from_db()


def test_another_number_loses_the_proof_of_the_old_one(province: Province) -> None:
    row = member(province)
    registers()

    renumber(row, "0912345679")

    assert (row.is_installed, row.proof) == (False, "ticked")
    assert (province.at("vp").verified, province.at("vp").n_open) == (0, 1)


def test_what_was_said_before_the_proof_holds_again(province: Province) -> None:
    row = member(province)
    said = Said("1", row.pk, State.EXEMPT, THURSDAY, reason="other", note="máy của con")
    statuses.tick(province.at("sct"), [said], by=province.acting(Role.HELPER, "sct"), now=LATER)
    registers()

    renumber(row, None)

    assert (row.state, row.reason, row.is_settled) == ("exempt", "other", True)


def test_a_new_number_whose_phone_has_registered_is_proved_at_once_and_the_old_one_when_it_comes_back(
    province: Province,
) -> None:
    row = member(province)
    registers()
    registers("0912345679")

    for number in ("0912345679", NUMBER, NUMBER, "0912345679"):
        renumber(row, number)
        assert (row.proof, row.is_installed) == ("verified", True)

    assert StatusEntry.objects.filter(source="verified").count() == 4


def test_what_a_helper_saw_after_the_proof_stays_whatever_the_number(province: Province) -> None:
    row = member(province)
    registers()
    seen = frozenset(StatusEntry.objects.values_list("pk", flat=True))
    said = Said("1", row.pk, State.OPENED, LATER, seen=seen)
    statuses.tick(province.at("sct"), [said], by=province.acting(Role.HELPER, "sct"), now=LATER)

    renumber(row, "0912345679")

    assert (row.state, row.is_installed) == ("opened", True)
