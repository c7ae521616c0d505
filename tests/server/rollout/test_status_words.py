"""How pages speak of where a member stands."""

from datetime import timedelta

from bluezone.letters.letter import REASONS
from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.rights import Role
from bluezone.rollout.status import Entry, Source, State
from bluezone.server.rollout import status_words
from bluezone.server.units.models import Token
from tests.server.rollout.province import THURSDAY, Province


def entry(state: State = State.EXEMPT, by: str = "site", **other: str) -> Entry:
    return Entry("1", "2", state, Source.TICKED, THURSDAY, THURSDAY, by, **other)  # type: ignore[arg-type]


def test_every_reason_is_offered_once_and_another_one_last() -> None:
    assert sorted(status_words.REASON_ORDER) == sorted(REASONS)
    assert status_words.REASON_ORDER[-1] == "other"
    assert all(each.en != each.vi for _, each in status_words.reasons())


def test_a_state_is_said_with_its_reason() -> None:
    assert status_words.said(entry(State.INSTALLED)) == Bilingual("đã cài đặt", "installed")
    assert status_words.said(entry(reason="os_too_old")).vi == "chưa cài đặt: hệ điều hành quá cũ"
    assert status_words.said(entry(reason="other", note="máy mượn")).en == "not yet: máy mượn"


def test_whoever_said_it_is_called_by_name(province: Province) -> None:
    helper = province.acting(Role.HELPER)
    assert helper.user is not None
    token = Token.objects.create(
        keyed_hash=b"x", name="Hệ thống X", unit_id="sct", role="helper", made_by=helper.user, made_at=THURSDAY,
        expires_at=THURSDAY + timedelta(days=1),
    )  # fmt: skip
    labels = (helper.label, f"token {token.pk}", "site", "link 3", "user 999999")

    names = status_words.who_said(entry(State.OPENED, by=label) for label in labels)

    assert names[helper.label] == "Helper.Sct"
    assert names[f"token {token.pk}"] == "Hệ thống X"
    assert names["user 999999"] == "user 999999"
    assert not {"site", "link 3"} & set(names.values())
    (claim,) = status_words.claims([entry(State.OPENED, by=helper.label)], names)
    assert (claim.who, str(claim.source) != "") == ("Helper.Sct", True)
