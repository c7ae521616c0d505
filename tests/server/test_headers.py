"""Headers of every answer."""

from django.test import Client
from pytest_django.fixtures import Settings

from bluezone.server.accounts.models import User


def test_a_page_may_load_only_what_is_ours_and_is_kept_by_no_cache(client: Client, officer: User) -> None:
    client.force_login(officer)

    for address in ("/sign-in/", "/cases/", "/nowhere/"):
        headers = client.get(address).headers
        assert headers["Content-Security-Policy"].startswith("default-src 'self'; ")
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "camera=()" in headers["Permissions-Policy"]
        assert "no-store" in headers["Cache-Control"]


def test_a_foreign_host_name_is_refused(settings: Settings, client: Client, db: None) -> None:
    assert client.get("/sign-in/", headers={"Host": "evil.example"}).status_code == 400


def test_pages_hold_no_script_or_style_of_their_own(client: Client, officer: User) -> None:
    client.force_login(officer)

    for address in ("/", "/cases/", "/cases/new/", "/batches/"):
        page = client.get(address).content.decode()
        assert "style=" not in page
        assert "<style" not in page
        assert page.count("<script") == page.count("<script src=")
        assert "onclick" not in page
