"""Words: every error a person can meet has its sentence, and every sentence its Vietnamese."""

import gettext
import re
from pathlib import Path

import pytest
from django.utils import translation

from bluezone.authority import case, code, publication, signing
from bluezone.errors import BluezoneError
from bluezone.phone.face import texts
from bluezone.server import errors_door, wording
from bluezone.server.accounts import attempts, passwords, permissions, second_factor, signing_in
from bluezone.server.authority import custody, services
from bluezone.server.letters import shelf
from bluezone.server.phones import requests, views

SERVER = Path(wording.__file__).parent
LOCALE = SERVER / "locale" / "vi" / "LC_MESSAGES"
ROOMS = (
    case,
    code,
    publication,
    signing,
    custody,
    services,
    requests,
    views,
    errors_door,
    attempts,
    permissions,
    passwords,
    second_factor,
    signing_in,
    shelf,
)


def classes() -> list[type[BluezoneError]]:
    found = [thing for room in ROOMS for thing in vars(room).values()]
    return [thing for thing in found if isinstance(thing, type) and issubclass(thing, BluezoneError)]


def entries(text: str) -> dict[str, list[str]]:
    """Return the translations of a .po text by their English."""
    found = {}
    for block in text.split("\n\n"):
        english = re.search(r'^msgid "(.+)"$', block, flags=re.MULTILINE)
        if english:
            written = re.findall(r'^msgstr(?:\[\d\])? "(.*)"$', block, flags=re.MULTILINE)
            found[english[1].replace('\\"', '"')] = [text.replace('\\"', '"') for text in written]
    return found


def test_every_error_that_a_person_or_phone_can_meet_has_a_sentence_in_both_languages() -> None:
    for code_ in {found.code for found in classes()} - {BluezoneError.code}:
        assert code_ in wording.SENTENCES, code_
        with translation.override("vi"):
            vietnamese = str(wording.SENTENCES[code_])
        with translation.override("en"):
            assert str(wording.SENTENCES[code_]) != vietnamese


def test_an_error_that_only_programs_meet_speaks_for_itself() -> None:
    assert wording.sentence(BluezoneError("a sentence")) == "a sentence"


def test_the_vietnamese_is_complete_and_keeps_every_place_that_is_filled_in() -> None:
    for english, vietnamese in entries((LOCALE / "django.po").read_text()).items():
        assert vietnamese, english
        assert all(vietnamese), english
        for text in vietnamese:
            assert sorted(re.findall(r"%\(\w+\)s|</?\w+>", text)) == sorted(re.findall(r"%\(\w+\)s|</?\w+>", english))


def test_the_compiled_words_are_those_of_the_text() -> None:
    with (LOCALE / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)

    for english, vietnamese in entries((LOCALE / "django.po").read_text()).items():
        assert vietnamese[0] in (compiled.gettext(english), compiled.ngettext(english, english, 2)), english


def test_the_slip_names_the_phones_own_tab_for_codes() -> None:
    english = next(text for text in entries((LOCALE / "django.po").read_text()) if text.startswith("Choose “"))
    for language in ("vi", "en"):
        with translation.override(language):
            on_the_slip = re.findall("“(.+)”", translation.gettext(english))

        assert on_the_slip == [getattr(texts.TEXTS["tab.code"], language)]


def sources() -> list[Path]:
    return [path for kind in ("*.py", "*.html") for path in sorted(SERVER.rglob(kind))]


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(SERVER)))
def test_every_text_marked_for_translation_is_in_the_vietnamese_file(path: Path) -> None:
    known = entries((LOCALE / "django.po").read_text())
    text = path.read_text()

    shown = re.findall(r"""{% translate "(.*?)" %}|{% translate '(.*?)' %}""", text)
    marked = [(one.replace("%", "%%"), other.replace("%", "%%")) for one, other in shown]  # as Django looks them up
    marked += re.findall(r"""\b_\(\s*"(.*?)"\s*\)|ngettext\("(.*?)",""", text)
    blocks = re.findall(r"{% blocktranslate.*?%}(.*?){% (?:endblocktranslate|plural) %}", text)
    filled = [re.sub(r"{{ (\w+) }}", r"%(\1)s", block.replace("%", "%%")) for block in blocks]
    texts = [one or other for one, other in marked] + filled

    assert [found for found in texts if found not in known] == []
