"""Error codes: every one is in docs/reference/errors.md, with its class and status, and nothing else is."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import bluezone
from bluezone.errors import BluezoneError

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "errors.md"
ROW = re.compile(r"^\| `(?P<code>[a-z0-9_]+)` \| `(?P<name>[\w.]+)` \| (?P<status>\d{3}) \| (?P<meaning>.+) \|$", re.M)
UNIMPORTED = (".migrations", ".__main__")
"""Files that Django or the shell runs; they define no errors."""


@cache
def broken_modules() -> list[str]:
    """Import every module, and return those that cannot be, each with its reason."""
    broken: list[str] = []
    for module in pkgutil.walk_packages(bluezone.__path__, "bluezone.", onerror=broken.append):
        if not any(part in module.name for part in UNIMPORTED):
            try:
                importlib.import_module(module.name)
            except Exception as error:  # noqa: BLE001  # whatever it is, the other modules are looked at all the same
                broken.append(f"{module.name}: {type(error).__name__}: {error}")
    return broken


def subclasses(kind: type[BluezoneError]) -> Iterator[type[BluezoneError]]:
    for below in kind.__subclasses__():
        yield below
        yield from subclasses(below)


def defined() -> set[type[BluezoneError]]:
    """All errors of the package; those that tests define do not count."""
    broken_modules()
    return {kind for kind in subclasses(BluezoneError) if kind.__module__.startswith("bluezone.")}


def name_of(kind: type[BluezoneError]) -> str:
    return f"{kind.__module__}.{kind.__qualname__}".removeprefix("bluezone.")


def row_of(kind: type[BluezoneError]) -> str:
    meaning = (kind.__doc__ or "").partition("\n\n")[0]
    return f"| `{kind.code}` | `{name_of(kind)}` | {kind.status} | {' '.join(meaning.split())} |"


def documented() -> list[re.Match[str]]:
    return list(ROW.finditer(PAGE.read_text(encoding="utf-8")))


def test_every_module_can_be_looked_at() -> None:
    assert not broken_modules()


def test_every_error_is_documented_with_its_code_and_status() -> None:
    rows = {(row["code"], row["name"], int(row["status"])) for row in documented()}

    missing = sorted(row_of(kind) for kind in defined() if (kind.code, name_of(kind), kind.status) not in rows)

    assert not missing, "docs/reference/errors.md lacks these rows:\n" + "\n".join(missing)


def test_every_documented_error_is_one() -> None:
    names = {name_of(kind): (kind.code, kind.status) for kind in defined()}

    stale = [row[0] for row in documented() if names.get(row["name"]) != (row["code"], int(row["status"]))]

    assert not stale, "docs/reference/errors.md has these rows too many:\n" + "\n".join(stale)


def test_the_table_can_be_searched_by_code() -> None:
    places = [(row["code"], row["name"]) for row in documented()]

    assert places == sorted(set(places))


def test_every_error_has_a_code_of_its_own_form() -> None:
    wrong = [name_of(kind) for kind in defined() if not re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", kind.code)]

    assert not wrong


def test_every_error_says_in_a_sentence_what_it_means() -> None:
    wrong = [name_of(kind) for kind in defined() if not (kind.__doc__ or "").split("\n")[0].endswith((".", ";", ","))]

    assert not wrong


def test_an_error_inherits_its_code_from_none_but_the_root() -> None:
    inherited = [name_of(kind) for kind in defined() if "code" not in vars(kind)]

    assert not inherited
