"""The closed list of settings: what holds, where it came from, what is refused."""

import re
from pathlib import Path

import pytest

from bluezone.server import options

ROOT = Path(__file__).parents[2]


def value(name: str, text: str) -> options.Value:
    return options.read({name: text})[name]


def test_without_environment_every_option_has_its_default() -> None:
    read = options.read({})

    assert [found.option for found in read.values()] == list(options.OPTIONS)
    assert all((found.text, found.source) == (found.option.default, "default") for found in read.values())


def test_the_environment_wins_and_is_named_as_the_source() -> None:
    found = value("BLUEZONE_RETENTION_DAYS", " 21 ")

    assert (found.text, found.source) == ("21", "environment")


def test_an_empty_variable_counts_as_not_set() -> None:
    assert value("BLUEZONE_DATA", "  ").source == "default"


def test_a_secret_is_not_shown() -> None:
    assert value("BLUEZONE_SECRET_KEY", "very secret").shown == "(set)"
    assert value("DATABASE_URL", "postgresql://u:password@h/n").shown == "(set)"
    assert value("BLUEZONE_SECRET_KEY", "").shown == ""
    assert value("BLUEZONE_DATA", "/srv/bluezone").shown == "/srv/bluezone"


@pytest.mark.parametrize("text", ["0", "61", "-1", "1.5", "many", "١٤"])
def test_a_number_out_of_range_is_refused_with_its_name_and_what_is_expected(text: str) -> None:
    with pytest.raises(
        options.OptionError, match=r"BLUEZONE_RETENTION_DAYS: found .*expected a whole number from 1 to 60"
    ):
        options.number(value("BLUEZONE_RETENTION_DAYS", text), 1, 60)


def test_yes_and_no_are_the_only_answers() -> None:
    assert options.yes(value("BLUEZONE_HTTPS", "Yes"))
    assert not options.yes(value("BLUEZONE_HTTPS", "no"))
    with pytest.raises(options.OptionError, match="expected yes or no"):
        options.yes(value("BLUEZONE_HTTPS", "1"))


def test_one_of_a_few_words_is_taken_and_no_other() -> None:
    assert options.one_of(value("BLUEZONE_SECOND_FACTOR", "required"), "offered", "required") == "required"
    with pytest.raises(options.OptionError, match='BLUEZONE_SECOND_FACTOR: found "yes", expected offered or required'):
        options.one_of(value("BLUEZONE_SECOND_FACTOR", "yes"), "offered", "required")


def test_a_short_secret_is_refused_without_showing_it() -> None:
    with pytest.raises(options.OptionError, match="found 6 characters, expected 32 or more") as caught:
        options.long(value("BLUEZONE_SECRET_KEY", "secret"), 32)

    assert "secret" not in str(caught.value)


def test_a_list_is_cut_at_its_commas() -> None:
    assert options.words(value("BLUEZONE_HOSTS", "a.vn, b.vn,,")) == ["a.vn", "b.vn"]


def test_the_reference_page_lists_exactly_these_options_with_their_defaults() -> None:
    page = (ROOT / "docs" / "reference" / "settings.md").read_text()

    rows = re.findall(r"^\| `([A-Z_]+)` \| (.*?) \| (.*) \|$", page, flags=re.MULTILINE)

    expected = [
        (option.name, f"`{option.default}`" if option.default else "empty", option.help) for option in options.OPTIONS
    ]
    assert rows == expected
