"""The public page: complete in both languages, escaped, small, and in words and styles that old phones know."""

import re
from dataclasses import replace
from datetime import timedelta
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from bluezone.rollout import guidance_json
from bluezone.rollout import guidance_words as words
from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.guidance import Guidance, Language
from bluezone.server.guidance import page
from bluezone.server.guidance.page import Addresses
from tests.rollout.guided import DAY, LARGEST_PAGE_BYTES, any_guidance, longest, made, texts_of
from tests.server.guidance.elements import Elements

ADDRESSES = Addresses(page="https://a.vn/g/1/", other="/g/1/en/", leaflet="/g/1/leaflet.pdf", poster="/g/1/poster.pdf")
CSS = Path(page.__file__).parents[1] / "static/guidance/guidance.css"
ICON = CSS.with_name("icon.svg")
EVIL = "<script>alert(1)</script> & \"quoted\" 'so'"
YOUNG = re.compile(
    r"var\(|--[a-z]|\b(?:gap|grid|flex)\b|:has|:is\(|:where|clamp\(|min\(|max\(|aspect-ratio|inset|rem\b"
)
"""What browsers of 2011 do not know and would not show right without."""


def shown(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("guidance", [made(), longest()], ids=["story", "longest"])
def test_the_page_says_all_that_the_guidance_says(guidance: Guidance, language: Language) -> None:
    html = page.html(guidance, language, ADDRESSES)

    values = {**guidance_json.encode(guidance), "poster_steps": []}
    assert [text for text in texts_of(values, language) if text not in shown(html)] == []
    for each in guidance.installations:
        assert f'href="{each.store}"'.replace("&", "&amp;") in html
        assert each.name in shown(html)
        assert each.publisher in shown(html)
    assert words.ONLY_FROM_STORE.vi in shown(page.html(guidance, Language.VI, ADDRESSES))


def test_the_other_language_and_the_papers_are_one_link_away() -> None:
    html = page.html(made(), Language.VI, ADDRESSES)

    assert '<html lang="vi">' in html
    assert '<a href="/g/1/en/" hreflang="en" lang="en">English</a>' in html
    assert 'href="/g/1/leaflet.pdf"' in html
    assert 'href="/g/1/poster.pdf"' in html
    assert "Tiếng Việt" in page.html(made(), Language.EN, ADDRESSES)


def test_what_has_no_address_is_not_offered() -> None:
    html = page.html(made(), Language.VI, Addresses())

    assert 'hreflang="' not in html
    assert words.PAPERS.vi not in html
    assert 'href=""' not in html


def test_texts_are_escaped_wherever_they_stand() -> None:
    evil = Bilingual(EVIL, "")
    guidance = made(app=evil, does=(evil,), needs=(evil,), desk=replace(made().desk, organ=evil, address=evil))
    guidance = replace(
        guidance,
        installations=tuple(
            replace(each, name=EVIL, publisher=EVIL, steps=(evil,), store="https://a.vn/?id=%3Cscript%3E&\"'<>")
            for each in guidance.installations
        ),
    )

    for language in Language:
        html = page.html(guidance, language, Addresses(*[f"/{EVIL}"] * 4))

        assert "<script" not in html
        assert EVIL in shown(html)


def test_a_text_that_stands_in_for_missing_english_is_marked_as_vietnamese() -> None:
    html = page.html(made(does=(Bilingual("Chỉ có tiếng Việt.", ""),)), Language.EN, ADDRESSES)

    assert '<p><span lang="vi">Chỉ có tiếng Việt.</span></p>' in html


def test_a_page_whose_time_is_over_says_so() -> None:
    guidance = made(valid_until=DAY)

    assert words.over(DAY).vi in page.html(guidance, Language.VI, ADDRESSES, DAY + timedelta(days=1))
    assert words.over(DAY).vi not in page.html(guidance, Language.VI, ADDRESSES, DAY)
    assert words.over(DAY).vi not in page.html(guidance, Language.VI, ADDRESSES)


def test_a_number_is_dialled_as_it_is_printed() -> None:
    assert page.dialled("+84 (0233) 3852-529") == "+8402333852529"
    assert 'href="tel:02333852529"' in page.html(made(), Language.VI, ADDRESSES)
    assert "tel:" not in page.html(made(desk=replace(made().desk, phone="")), Language.VI, ADDRESSES)


@pytest.mark.parametrize("language", Language)
def test_the_longest_page_with_all_it_loads_is_small(language: Language) -> None:
    html = page.html(longest(), language, ADDRESSES)

    assert len(html.encode()) + CSS.stat().st_size + ICON.stat().st_size < LARGEST_PAGE_BYTES


def test_the_page_loads_its_style_and_its_icon_and_runs_nothing() -> None:
    html = page.html(made(), Language.VI, ADDRESSES)

    loaded = re.findall(r'(?:src|href)="([^"]+\.(?:css|svg|js|ttf|png)[^"]*)"', html)
    assert [re.sub(r"\.[0-9a-f]{12}\.", ".", address) for address in loaded] == [
        "/static/guidance/guidance.css",
        "/static/guidance/icon.svg",
    ]
    assert not re.search(r"<script|<iframe|<img|\sstyle=|\son\w+=|<form|url\(", html)


def test_the_style_uses_nothing_that_old_phones_do_not_know() -> None:
    rules = re.sub(r"/\*.*?\*/", "", CSS.read_text(encoding="utf-8"), flags=re.DOTALL)

    assert YOUNG.findall(rules) == []
    assert "@import" not in rules
    assert "url(" not in rules


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(any_guidance())
def test_any_guidance_whatever_its_signs_is_a_sound_page(guidance: Guidance) -> None:
    read = Elements(page.html(guidance, Language.VI, ADDRESSES))

    assert read.open == []
    assert "script" not in read.names
    assert [
        text for text in texts_of(guidance_json.encode(guidance)["installations"], "vi") if not read.says(text)
    ] == []


def test_headings_go_down_without_a_gap() -> None:
    levels = [int(level) for level in re.findall(r"<h(\d)", page.html(made(), Language.VI, ADDRESSES))]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
