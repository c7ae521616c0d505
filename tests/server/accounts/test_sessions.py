"""Sessions: when they end, which ones a person has."""

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from bluezone.server.accounts import sessions
from bluezone.server.accounts.models import AuditEntry, SiteSession, User
from tests.server.accounts.entering import sign_in
from tests.server.scene import SUNDAY

HOUR_MS = 3_600_000


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox, Windows"),
        ("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36", "Chrome, Android"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1", "Safari, iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/126.0 Safari/537.36 Edg/126.0", "Edge, Windows"),
        ("curl/8", ""),
    ],
)
def test_a_browser_is_told_by_its_name_and_no_more(agent: str, name: str) -> None:
    assert sessions.browser(agent) == name


def test_a_session_is_over_after_an_hour_without_a_click_or_a_shift_with_many(settings: Settings) -> None:
    session: dict[str, object] = {}
    sessions.note(session, "", 0)

    assert not sessions.is_over(session, HOUR_MS - 1)
    assert sessions.is_over(session, HOUR_MS)
    for minute in range(8 * 60):
        assert not sessions.is_over(session, minute * 60_000)
        sessions.note(session, "", minute * 60_000)
    assert sessions.is_over(session, 8 * HOUR_MS)


def test_the_idle_time_is_a_setting(settings: Settings) -> None:
    settings.BLUEZONE_IDLE_MINUTES = 5

    assert sessions.is_over({"since_ms": 0, "seen_ms": 0}, 5 * 60_000)


def test_clicks_within_a_minute_are_not_written_down() -> None:
    session: dict[str, object] = {}
    sessions.note(session, "", 600_000)

    seen = []
    for at_ms in (659_999, 660_000):
        sessions.note(session, "", at_ms)
        seen.append(session["seen_ms"])

    assert seen == [600_000, 660_000]


def test_a_person_sees_their_own_sessions_and_ends_the_others(
    client: Client, officer: User, administrator: User
) -> None:
    other, foreign = Client(), Client()
    for one, username in ((client, "lan"), (other, "lan"), (foreign, "minh")):
        sign_in(one, username)
    key = client.session.session_key

    shown = sessions.of(officer, key)
    assert ([one.is_this for one in shown], shown[0].key) == ([True, False], key)
    assert sessions.end_others(officer, key, now=SUNDAY) == 1

    assert [one.get("/").status_code for one in (client, other, foreign)] == [200, 302, 200]
    assert AuditEntry.objects.latest("number").action == "sessions_ended"


def test_a_session_that_is_over_is_not_shown_and_its_row_is_forgotten(client: Client, officer: User) -> None:
    sign_in(client)
    session = client.session
    session["seen_ms"] -= HOUR_MS
    session.save()
    assert sessions.of(officer, None) == []
    assert sessions.forget() == 0

    SiteSession.objects.update(expire_date=SUNDAY)

    assert sessions.forget() == 1
