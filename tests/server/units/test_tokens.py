"""Other systems act by tokens, in one role at one unit."""

from datetime import timedelta

import pytest
from django.test import RequestFactory

from bluezone.rollout.rights import Action, Role
from bluezone.server.accounts.attempts import TooManyAttemptsError
from bluezone.server.units import actor, tokens
from bluezone.server.units.actor import Actor, RightMissingError
from bluezone.server.units.models import Token
from tests.server.rollout import province as provinces
from tests.server.rollout.province import THURSDAY
from tests.server.scene import HandClock


@pytest.fixture(autouse=True)
def thursday(hand_clock: HandClock) -> HandClock:
    hand_clock.at = THURSDAY
    return hand_clock


def administrator() -> Actor:
    return actor.of(provinces.person("an", (Role.ADMINISTRATOR, "sct")), THURSDAY)


def issued(by: Actor | None = None, **other: object) -> tokens.Issued:
    given = {"unit": "sct", "name": "e-office", "role": Role.DRAFTER, "days": 30, **other}
    return tokens.issue(**given, by=by or administrator(), now=THURSDAY)  # type: ignore[arg-type]


def bearer(text: str) -> Actor:
    return tokens.bearer(RequestFactory().get("/", headers={"authorization": f"Bearer {text}"}))


def test_a_token_acts_in_its_role_at_its_unit_and_below() -> None:
    by = bearer(issued().text)

    assert by.user is None
    assert actor.may(by, Action.ROSTER_CHANGE, "vp", THURSDAY)
    assert not actor.may(by, Action.ROSTER_CHANGE, "stttt", THURSDAY)
    assert not actor.may(by, Action.REPORT_APPROVE, "vp", THURSDAY)
    assert Token.objects.get().last_used_at == THURSDAY


def test_a_token_that_ended_is_old_or_unknown_is_refused(thursday: HandClock) -> None:
    by = administrator()
    ended, old = issued(by), issued(by, days=1)
    tokens.end(ended.row.pk, by=by, now=THURSDAY)
    thursday.move(days=1)

    for text in (ended.text, old.text, "bzt_guess", ""):
        with pytest.raises(tokens.TokenRefusedError):
            bearer(text)
    with pytest.raises(tokens.TokenRefusedError):
        tokens.bearer(RequestFactory().get("/"))


def test_guessing_ends_soon() -> None:
    for guess in range(tokens.GUESSED.most):
        with pytest.raises(tokens.TokenRefusedError):
            bearer(f"bzt_{guess}")
    with pytest.raises(TooManyAttemptsError):
        bearer(issued().text)


def test_only_a_person_who_administrates_the_unit_makes_sees_and_ends_tokens() -> None:
    made = issued()
    other = actor.of(provinces.person("binh", (Role.DRAFTER, "sct")), THURSDAY)

    for call in (
        lambda: issued(other),
        lambda: tokens.held_at("sct", by=other, now=THURSDAY),
        lambda: tokens.end(made.row.pk, by=other, now=THURSDAY),
        lambda: issued(actor.SITE),
    ):
        with pytest.raises(RightMissingError):
            call()


@pytest.mark.parametrize(("days", "name"), [(0, "x"), (tokens.MOST_DAYS + 1, "x"), (3, " ")])
def test_a_token_has_a_name_and_an_end(days: int, name: str) -> None:
    with pytest.raises(tokens.TokenLifeError):
        issued(days=days, name=name)


def test_the_token_is_not_kept_and_a_use_is_noted_seldom() -> None:
    made = issued()
    bearer(made.text)
    Token.objects.update(last_used_at=THURSDAY - timedelta(minutes=1))

    bearer(made.text)

    assert Token.objects.get().last_used_at == THURSDAY - timedelta(minutes=1)
    assert made.text.encode() not in bytes(Token.objects.get().keyed_hash)
