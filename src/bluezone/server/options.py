"""The closed list of the site's settings: name, default, help. Everything that can be set is set by one of these.

Read from the environment; `docs/reference/settings.md` and `bluezone config` show this list.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bluezone.errors import BluezoneError


class OptionError(BluezoneError, ValueError):
    """A setting has a value that cannot be used."""

    code = "option_invalid"


@dataclass(frozen=True, slots=True)
class Option:
    """One setting.

    Attributes:
        name: of the environment variable.
        default: what holds when the variable is not set or empty, as text.
        help: one sentence for the person who runs the site.
        is_secret: whether its value may be shown.
    """

    name: str
    default: str
    help: str
    is_secret: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """What holds for one setting, and where it came from: "environment" or "default"."""

    option: Option
    text: str
    source: str

    @property
    def shown(self) -> str:
        """The value for people; a secret is only said to be there."""
        return "(set)" if self.option.is_secret and self.text else self.text


OPTIONS = (
    Option(
        "BLUEZONE_DATA",
        "bluezone-data",
        "Folder for everything the site keeps: SQLite files, secret key, root key, signing keys, static files.",
    ),
    Option(
        "DATABASE_URL",
        "",
        "Where the database is: `postgresql://user:password@host:5432/name` or `sqlite:///path`; empty is "
        "`site.sqlite3` in the data folder.",
        is_secret=True,  # it may hold a password
    ),
    Option(
        "BLUEZONE_SECRET_KEY",
        "",
        "Key of sessions and of all keyed hashes, 32 characters or more; empty is one made at the first start and kept "
        "in the data folder.",
        is_secret=True,
    ),
    Option(
        "BLUEZONE_HOSTS",
        "localhost,127.0.0.1,[::1]",
        "Host names under which people and phones reach the site, with commas between them; `.example.vn` takes all "
        "names below.",
    ),
    Option(
        "BLUEZONE_HTTPS",
        "no",
        "`yes` where people reach the site over HTTPS: cookies travel only there, and browsers are told to stay there.",
    ),
    Option(
        "BLUEZONE_PROXIES",
        "0",
        "How many proxies of yours stand before the site; so many places from the right of X-Forwarded-For is the "
        "caller's address.",
    ),
    Option(
        "BLUEZONE_RETENTION_DAYS",
        "14",
        "Days for which batches are kept and a case can still be confirmed; 1 to 60.",
    ),
    Option(
        "BLUEZONE_SECOND_FACTOR",
        "offered",
        "`required` where everybody who signs in must have a second factor; `offered` leaves it to each person.",
    ),
    Option(
        "BLUEZONE_IDLE_MINUTES",
        "60",
        "Minutes without a click after which a session ends; 5 to 480.",
    ),
    Option(
        "BLUEZONE_LETTERS",
        "",
        "Folder with official letters, each beside what was read back of it, to show to those who sign in; `make demo` "
        "fills one. Empty shows none.",
    ),
    Option(
        "BLUEZONE_SMS_PROGRAM",
        "",
        'Program that sends a short message: it finds `{"to": "+84…", "text": "…"}` on its standard input. Empty: '
        "phones cannot register a number.",
    ),
    Option(
        "BLUEZONE_SMS_FOLDER",
        "",
        "For drills only: a folder into which short messages are written instead of being sent.",
    ),
    Option(
        "BLUEZONE_CLOCK_START",
        "",
        "For drills only: the moment at which the site's clock starts, such as `2020-08-09T08:00:00+07:00`; empty is "
        "the machine's time.",
    ),
    Option(
        "BLUEZONE_CLOCK_ORIGIN",
        "",
        "For drills only, set by the program itself: the machine's running time in nanoseconds at which the drill's "
        "clock started, so that all processes share it.",
    ),
)


def read(environ: Mapping[str, str]) -> dict[str, Value]:
    """Return by name what holds for each option of the list under *environ*."""
    found = {}
    for option in OPTIONS:
        text = environ.get(option.name, "").strip()
        found[option.name] = Value(option, text or option.default, "environment" if text else "default")
    return found


def yes(value: Value) -> bool:
    """Return *value*, which must be "yes" or "no", as a bool."""
    if value.text.lower() not in ("yes", "no"):
        raise OptionError(f'{value.option.name}: found "{value.text}", expected yes or no')
    return value.text.lower() == "yes"


def number(value: Value, least: int, most: int) -> int:
    """Return *value*, which must be a whole number from *least* to *most*."""
    if not value.text.isascii() or not value.text.isdigit() or not least <= int(value.text) <= most:
        raise OptionError(f'{value.option.name}: found "{value.text}", expected a whole number from {least} to {most}')
    return int(value.text)


def one_of(value: Value, *allowed: str) -> str:
    """Return *value*, which must be one of *allowed*."""
    if value.text not in allowed:
        raise OptionError(f'{value.option.name}: found "{value.text}", expected {" or ".join(allowed)}')
    return value.text


def long(value: Value, characters: int) -> str:
    """Return *value*, which must have *characters* characters or more."""
    if len(value.text) < characters:
        raise OptionError(f"{value.option.name}: found {len(value.text)} characters, expected {characters} or more")
    return value.text


def words(value: Value) -> list[str]:
    """Return the parts of *value* between its commas."""
    return [word.strip() for word in value.text.split(",") if word.strip()]
