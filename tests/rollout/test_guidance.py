"""Guidance that a leaflet can hold, in plain texts, with addresses of stores that hide nothing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.rollout import guidance
from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.guidance import GuidanceError, Language, plain, said
from tests.rollout.guided import DAY, DESK, filled, longest, made

LONG = Bilingual("x" * 1_000, "x")


def places(error: pytest.ExceptionInfo[GuidanceError]) -> list[str]:
    return [problem.where for problem in error.value.problems]


def test_the_most_of_everything_at_its_longest_is_guidance() -> None:
    found = longest()

    assert len(found.questions) == guidance.MOST_QUESTIONS
    assert len(found.questions[-1].answered.vi) == guidance.LONGEST_ANSWER


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"app": LONG}, "app.vi"),
        ({"app": Bilingual("", "app")}, "app.vi"),
        ({"app": Bilingual("hai  dấu cách", "")}, "app.vi"),
        ({"app": Bilingual("dòng\nkhác", "")}, "app.vi"),
        ({"app": Bilingual("đảo\u202echữ", "")}, "app.vi"),
        ({"app": Bilingual("a\u0301", "")}, "app.vi"),
        ({"does": ()}, "does"),
        ({"does": (Bilingual("a", ""),) * 4}, "does"),
        ({"needs": (LONG,)}, "needs.0.vi"),
        ({"poster_steps": (Bilingual("một", ""), Bilingual("hai", ""))}, "poster_steps"),
        ({"installations": ()}, "installations"),
        ({"installations": made().installations[:1] * 2}, "installations"),
        ({"questions": made().questions * 2}, "questions"),
        ({"desk": replace(DESK, phone="gọi anh Ba")}, "desk.phone"),
        ({"desk": replace(DESK, phone="", address=Bilingual("", ""))}, "desk.address.vi"),
        ({"valid_until": DAY - timedelta(days=1)}, "valid_until"),
    ],
)
def test_what_breaks_a_bound_is_named_with_its_place(changes: dict[str, object], place: str) -> None:
    with pytest.raises(GuidanceError) as error:
        made(**changes)

    assert place in places(error)


def test_every_problem_is_told_at_once_in_both_languages() -> None:
    with pytest.raises(GuidanceError) as error:
        made(app=LONG, does=(), questions=made().questions * 2)

    assert places(error) == ["app.vi", "does", "questions"]
    assert "3 to correct" in str(error.value)
    assert "1000 ký tự, tối đa 60" in error.value.problems[0].vi
    assert "1000 signs, expected at most 60" in error.value.problems[0].en


def test_an_error_quotes_nothing_that_was_typed() -> None:
    with pytest.raises(GuidanceError) as error:
        made(desk=replace(DESK, phone="Lan 0912 345 678 riêng"))

    assert "0912" not in str(error.value)


@pytest.mark.parametrize(
    "address",
    [
        "http://play.google.com/store/apps/details?id=vn.example",
        "https://play.google.com@evil.example/app",
        "https://user:pass@play.google.com/app",
        "https://play.google.com:8443/app",
        "https://plаy.google.com/app",  # the a is Cyrillic
        "https://localhost/app",
        "https://127.0.0.1/app",
        "https://[::1]/app",
        "https://[bad/app",
        "https://play.google.com/a b",
        "https://play.google.com/a\nb",
        "javascript:alert(1)",
        "https://",
        "",
        "https://a.vn/" + "x" * 300,
    ],
)
def test_an_address_that_hides_something_is_no_store(address: str) -> None:
    first = replace(made().installations[0], store=address)

    with pytest.raises(GuidanceError) as error:
        made(installations=(first,))

    assert places(error) == ["installations.0.store"]


@pytest.mark.parametrize(
    ("address", "package"),
    [
        ("https://play.google.com/store/apps/details?id=vn.example.app&hl=vi", "vn.example.app"),
        ("https://apps.apple.com/vn/app/some-app/id1508062685", "id1508062685"),
        ("https://apps.apple.com/vn/app/id1508062685?l=vi", "id1508062685"),
        ("https://store.example/some-app", None),
        ("https://store.example/?id=<b>", None),
    ],
)
def test_the_package_is_read_from_the_address(address: str, package: str | None) -> None:
    assert replace(made().installations[0], store=address).package == package


def test_guidance_without_a_phone_of_the_desk_needs_its_address() -> None:
    assert made(desk=replace(DESK, phone="")).desk.address == DESK.address


def test_guidance_is_over_after_its_last_day() -> None:
    last = date(2020, 12, 31)

    assert not made(valid_until=last).is_over(last)
    assert made(valid_until=last).is_over(last + timedelta(days=1))
    assert not made().is_over(date.max)


def test_vietnamese_stands_in_where_english_is_missing() -> None:
    assert said(Bilingual("máy", "phone"), Language.EN) == ("phone", Language.EN)
    assert said(Bilingual("máy", "phone"), Language.VI) == ("máy", Language.VI)
    assert said(Bilingual("máy", ""), Language.EN) == ("máy", Language.VI)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        (" Quét \t mã\r\nQR ", "Quét mã QR"),
        ("a\u200b \u200b b\u00adc", "a bc"),
        ("a \u200b b", "a b"),
        ("ứng dụng".encode().decode(), "ứng dụng"),
        ("u\u031b\u0301ng", "ứng"),
        ("a\u200d\u0301", "á"),
        ("\ud800x", "x"),
    ],
)
def test_pasted_text_loses_what_nobody_sees(typed: str, text: str) -> None:
    assert plain(typed) == text


@given(st.text())
def test_plain_text_is_plain(typed: str) -> None:
    assert plain(plain(typed)) == plain(typed)


@given(st.integers(30, 300))
def test_the_long_texts_of_these_tests_are_as_long_as_they_say(length: int) -> None:
    assert len(filled(length, "mark")) == length
