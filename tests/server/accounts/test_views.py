"""Signing in and out on pages, in one step and in two; choosing a password by a link."""

from django.test import Client

from bluezone.server.accounts import attempts, passwords
from bluezone.server.accounts.models import AuditEntry, User
from tests.server.accounts.entering import app_code, enrol
from tests.server.scene import PASSWORD, HandClock


def sign_in(client: Client, username: str = "lan", password: str = PASSWORD, next_: str = "") -> tuple[int, str, str]:
    answer = client.post("/sign-in/", {"username": username, "password": password, "next": next_})
    return answer.status_code, answer.headers.get("Location", ""), answer.content.decode()


def test_the_right_password_opens_the_start_page(client: Client, officer: User) -> None:
    status, location, _ = sign_in(client, " Lan ")

    assert (status, location) == (302, "/")
    assert client.get("/").status_code == 200
    assert AuditEntry.objects.latest("pk").action == "signed_in"


def test_whoever_wanted_a_page_gets_to_it_but_never_to_another_site(client: Client, officer: User) -> None:
    assert client.get("/cases/").headers["Location"] == "/sign-in/?next=/cases/"
    assert sign_in(client, next_="/cases/")[1] == "/cases/"
    for outside in ("https://evil.example/", "//evil.example/", "javascript:alert(1)"):
        assert sign_in(client, next_=outside)[1] == "/"


def test_a_wrong_password_and_a_wrong_name_get_the_same_answer(client: Client, officer: User) -> None:
    wrong_password, wrong_name = sign_in(client, password="something else"), sign_in(client, "nobody")

    assert wrong_password[0] == wrong_name[0] == 403
    for _, _, page in (wrong_password, wrong_name):
        assert "Tên đăng nhập hoặc mật khẩu không đúng" in page
    assert client.get("/").status_code == 302
    assert [entry.action for entry in AuditEntry.objects.all()][-2:] == ["sign_in_refused"] * 2


def test_a_closed_account_cannot_sign_in_and_an_open_session_of_it_ends(client: Client, officer: User) -> None:
    sign_in(client)
    User.objects.update(is_active=False)

    assert client.get("/").status_code == 302
    assert sign_in(client)[0] == 403


def test_after_ten_wrong_passwords_an_account_is_closed_to_all_for_the_hour(
    client: Client, officer: User, hand_clock: HandClock
) -> None:
    for place in range(attempts.SIGN_IN_ACCOUNT.most):
        answer = Client(REMOTE_ADDR=f"192.0.2.{place}").post("/sign-in/", {"username": "lan", "password": "wrong"})
        assert answer.status_code == 403

    assert sign_in(client)[0] == 429
    hand_clock.move(hours=1)
    assert sign_in(client)[0] == 302


def test_after_thirty_wrong_names_an_address_is_closed_for_the_hour(client: Client, officer: User) -> None:
    for place in range(attempts.SIGN_IN_ADDRESS.most):
        assert sign_in(client, f"nobody{place}")[0] == 403

    assert sign_in(client)[0] == 429
    assert (
        Client(REMOTE_ADDR="192.0.2.9").post("/sign-in/", {"username": "lan", "password": PASSWORD}).status_code == 302
    )


def test_signing_in_starts_a_new_session_so_that_nobody_can_plant_one(client: Client, officer: User) -> None:
    session = client.session
    session["planted"] = True
    session.save()
    before = session.session_key

    sign_in(client)

    assert client.session.session_key != before


def test_signing_out_ends_the_session_and_only_a_form_can_do_it(client: Client, officer: User) -> None:
    sign_in(client)

    assert client.get("/sign-out/").status_code == 405
    assert client.get("/").status_code == 200
    assert client.post("/sign-out/").headers["Location"] == "/sign-in/"
    assert client.get("/").status_code == 302
    assert AuditEntry.objects.latest("pk").action == "signed_out"


def test_a_form_without_its_token_is_refused(officer: User) -> None:
    answer = Client(enforce_csrf_checks=True).post("/sign-in/", {"username": "lan", "password": PASSWORD})

    assert answer.status_code == 403


def test_whoever_has_a_second_factor_is_not_in_before_the_code(client: Client, officer: User) -> None:
    enrol(officer)

    status, location, _ = sign_in(client, next_="/cases/")

    assert (status, location) == (302, "/sign-in/code/?next=%2Fcases%2F")
    assert client.get("/").status_code == 302
    assert client.get(location).status_code == 200
    first_key = client.session.session_key
    answer = client.post("/sign-in/code/", {"code": app_code(officer), "next": "/cases/"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/cases/")
    assert client.session.session_key != first_key
    assert client.get("/").status_code == 200
    assert AuditEntry.objects.latest("number").action == "signed_in"


def test_a_recovery_code_stands_in_for_the_app(client: Client, officer: User) -> None:
    codes = enrol(officer)
    sign_in(client)

    assert client.post("/sign-in/code/", {"code": codes[3]}).status_code == 302
    assert client.get("/").status_code == 200


def test_a_wrong_code_is_refused_and_asked_for_again(client: Client, officer: User) -> None:
    enrol(officer)
    sign_in(client)

    answer = client.post("/sign-in/code/", {"code": "12345x"})

    assert (answer.status_code, client.get("/").status_code) == (403, 302)
    assert client.post("/sign-in/code/", {"code": app_code(officer)}).status_code == 302


def test_without_the_password_there_is_no_asking_for_a_code(client: Client, officer: User) -> None:
    enrol(officer)

    assert client.get("/sign-in/code/").headers["Location"] == "/sign-in/"
    assert client.post("/sign-in/code/", {"code": app_code(officer)}).headers["Location"] == "/sign-in/"
    assert client.get("/").status_code == 302


def test_a_link_lets_its_owner_choose_a_password_once(
    client: Client, officer: User, administrator: User, hand_clock: HandClock
) -> None:
    address = f"/new-password/{passwords.make_link(officer, by=administrator, now=hand_clock.at)}/"
    assert client.get(address).status_code == 200
    assert client.post(address, {"new": "short", "again": "short"}).status_code == 400
    assert client.post(address, {"new": "hoa-cuc-vang-2", "again": "other"}).status_code == 200

    answer = client.post(address, {"new": "hoa-cuc-vang-2", "again": "hoa-cuc-vang-2"})

    assert answer.headers["Location"] == "/sign-in/"
    assert client.get(address).status_code == 410
    assert sign_in(client)[0] == 403
    assert sign_in(client, password="hoa-cuc-vang-2")[0] == 302


def test_the_session_ends_with_the_shift_and_with_the_browser(client: Client, officer: User) -> None:
    sign_in(client)

    cookie = client.cookies["sessionid"]
    assert (cookie["max-age"], cookie["httponly"], cookie["samesite"]) == ("", True, "Lax")
    assert client.session.get_expiry_age() == 8 * 3_600
