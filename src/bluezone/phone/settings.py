"""What the owner of a phone can set: one closed list of name, default and help."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from bluezone.device.retention import FEWEST_DAYS, KEPT_DAYS, MOST_DAYS
from bluezone.errors import BluezoneError
from bluezone.phone.database import Database

LANGUAGES = ("vi", "en")
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


class SettingError(BluezoneError, ValueError):
    """A setting has a value it cannot have."""

    code = "setting_invalid"


class ServerAddressError(SettingError):
    """An address cannot be that of a server."""

    code = "server_address_invalid"


class InsecureServerError(ServerAddressError):
    """An address would send keys in the clear."""

    code = "server_address_insecure"


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that can be set."""

    name: str
    default: str
    help: str


LANGUAGE = Setting("language", "vi", "Language of the page: vi or en.")
SERVER = Setting("server", "", "Address of the health authority's server; empty: the phone asks nobody.")
DAYS_KEPT = Setting("days_kept", str(KEPT_DAYS), "Days after which contacts, alerts and keys are deleted.")
NUMBER = Setting("number", "", "Last digits of the number that was registered with the server; empty: none was.")
SETTINGS = (LANGUAGE, SERVER, DAYS_KEPT, NUMBER)


def server_address(text: str) -> str:
    """Return *text* as the address of a server, without a slash at its end; empty for none.

    Raises:
        InsecureServerError: http to another machine.
        ServerAddressError: it is no address.
    """
    text = text.strip().rstrip("/")
    if not text:
        return ""
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise ServerAddressError("server: cannot be read as an address; expected https://host") from error
    if parts.scheme not in ("http", "https") or not host or parts.username or parts.query or parts.fragment:
        raise ServerAddressError("server: expected an address such as https://host, without a user, ? or #")
    if parts.scheme == "http" and host not in _LOOPBACK:
        raise InsecureServerError("server: http would send keys in the clear; expected https://")
    return text


def days_kept(text: str) -> int:
    """Return *text* as days of retention.

    Raises:
        SettingError: it is no number, or out of range.
    """
    if not text.isascii() or not text.isdigit() or not FEWEST_DAYS <= int(text) <= MOST_DAYS:
        raise SettingError(f"days to keep: expected a number from {FEWEST_DAYS} to {MOST_DAYS}")
    return int(text)


class Settings:
    """The table of settings; what is not in it has its default."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def language(self) -> str:
        """vi or en."""
        return self._get(LANGUAGE)

    @language.setter
    def language(self, value: str) -> None:
        if value not in LANGUAGES:
            raise SettingError("language: expected vi or en")
        self._set(LANGUAGE, value)

    @property
    def server(self) -> str:
        """The server's address without a slash at its end; empty for none."""
        return self._get(SERVER)

    @server.setter
    def server(self, value: str) -> None:
        self._set(SERVER, server_address(value))

    @property
    def days_kept(self) -> int:
        """Days of retention."""
        return days_kept(self._get(DAYS_KEPT))

    @days_kept.setter
    def days_kept(self, value: int) -> None:
        self._set(DAYS_KEPT, str(days_kept(str(value))))

    @property
    def number(self) -> str:
        """Last digits of the registered number; empty for none."""
        return self._get(NUMBER)

    @number.setter
    def number(self, value: str) -> None:
        if not (value.isascii() and value.isdigit() and len(value) <= 3) and value:
            raise SettingError("number: expected its last digits only")
        self._set(NUMBER, value)

    def _get(self, setting: Setting) -> str:
        with self._database.reading() as connection:
            row = connection.execute("SELECT value FROM setting WHERE name = ?", (setting.name,)).fetchone()
        return setting.default if row is None else str(row[0])

    def _set(self, setting: Setting, value: str) -> None:
        with self._database.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (setting.name, value))
