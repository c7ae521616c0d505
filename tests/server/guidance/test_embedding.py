"""What offices copy into their sites: a frame that may be framed, plain HTML that survives an editor."""

import re
from html import unescape

import pytest
from django.http import HttpRequest, HttpResponse
from django.middleware.clickjacking import XFrameOptionsMiddleware

from bluezone.rollout import guidance_words as words
from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.guidance import Language
from bluezone.server.guidance import embedding, page
from bluezone.server.guidance.page import Addresses
from tests.rollout.guided import longest, made
from tests.server.guidance.elements import Elements

ADDRESSES = Addresses(page="https://a.vn/g/1/")
PLAIN = {"div", "h3", "p", "ul", "li", "a", "strong", "span"}


def sent(response: HttpResponse) -> HttpResponse:
    """Return *response* as the middleware that forbids frames lets it go."""
    return XFrameOptionsMiddleware(lambda request: response)(HttpRequest())  # type: ignore[return-value]  # not async


def test_the_page_may_stand_in_no_frame() -> None:
    response = sent(embedding.answer(page.html(made(), Language.VI, ADDRESSES), Language.VI))

    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "DENY"


def test_the_short_page_may_stand_in_any_frame_and_does_nothing_there() -> None:
    response = sent(embedding.embedded(made(), Language.VI, ADDRESSES))

    assert "frame-ancestors *" in response["Content-Security-Policy"]
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert "form-action 'none'" in response["Content-Security-Policy"]
    assert "X-Frame-Options" not in response
    assert not re.search(r"<script|<form|<input|<button", response.content.decode())


@pytest.mark.parametrize("language", Language)
def test_both_answers_are_of_one_language_for_everybody_and_set_no_cookie(language: Language) -> None:
    for response in (embedding.answer("<p>", language), embedding.embedded(made(), language, ADDRESSES)):
        assert response["Content-Language"] == language.value
        assert response["Cache-Control"] == "public, max-age=300"
        assert not response.cookies


def test_links_of_the_short_page_leave_the_frame() -> None:
    html = embedding.embedded(made(), Language.VI, ADDRESSES).content.decode()

    links = re.findall(r'<a [^>]*href="https:[^>]*>', html)
    assert len(links) == 3
    assert all('target="_blank"' in link and "noopener" in link for link in links)


def test_the_frame_names_itself_and_grows_with_the_systems() -> None:
    evil = made(app=Bilingual('"><script>', ""))
    one, two = (
        embedding.frame(made(installations=made().installations[:n]), Language.VI, "https://a/") for n in (1, 2)
    )

    assert 'src="https://a/?b=1&amp;c=2"' in embedding.frame(made(), Language.VI, "https://a/?b=1&c=2")
    assert f'title="{words.title(made().app).vi}"' in two
    assert "<script" not in embedding.frame(evil, Language.VI, "https://a/")
    assert [int(re.findall(r'height="(\d+)"', each)[0]) for each in (one, two)] == [520, 690]


@pytest.mark.parametrize("language", Language)
def test_the_card_is_of_elements_that_every_editor_lets_through(language: Language) -> None:
    found = Elements(embedding.card(longest(), language, ADDRESSES))

    assert found.names <= PLAIN
    assert found.attributes <= {"href", "lang"}
    assert found.open == []


def test_the_card_says_where_to_get_the_app_and_where_the_rest_stands() -> None:
    card = embedding.card(made(), Language.VI, ADDRESSES)

    for each in made().installations:
        assert f'href="{each.store}"' in card
        assert each.package is not None
        assert each.package in card
    assert 'href="https://a.vn/g/1/"' in card
    assert words.ONLY_FROM_STORE.vi in unescape(card)
    assert "\n\n" not in card
