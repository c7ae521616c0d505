"""The one upload at a time: what its owner consented to, written down before anything leaves the phone.

begin() stores the intention and begins a new chain of keys in one transaction; only then is anything sent. So a phone
that dies at any moment never broadcasts from a chain that the server may have seen, and knows after its restart what is
still to be sent. Sending the same again is safe: the server answers as it did the first time.
"""

from dataclasses import dataclass
from enum import Enum

from bluezone.phone.chains import Chains
from bluezone.phone.database import Database
from bluezone.protocol.infection import Infection
from bluezone.protocol.window import DAY_S, Day, day_start_ms


class State(Enum):
    """How far an upload is."""

    SENDING = "sending"
    DONE = "done"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Preview:
    """What an upload would send, shown before anything is sent.

    Attributes:
        code: as the owner typed it.
        day: whose daily key would be sent.
        until_ms: the last moment for which it counts; about now.
        first_day: the first day the health officer asked for; *day* is later where the phone has no older key.
        expires_s: until when the code can be used.
    """

    code: str
    day: Day
    until_ms: int
    first_day: Day
    expires_s: int

    def __repr__(self) -> str:  # a code stays out of logs and tracebacks
        return f"Preview(day={self.day}, first_day={self.first_day})"


@dataclass(frozen=True, slots=True)
class Upload:
    """An upload that was consented to.

    Attributes:
        state: how far it is.
        begun_ms: when the owner consented.
        start_s, end_s: first and last second for which the key counts.
        code, infection: what is to be sent; None once it is done or refused.
        receipt: the server's, once done.
        error_code: why the server refused.
    """

    state: State
    begun_ms: int
    start_s: int
    end_s: int
    code: str | None = None
    infection: Infection | None = None
    receipt: str | None = None
    error_code: str | None = None

    @property
    def day(self) -> Day:
        """Whose daily key it is."""
        return Day(self.start_s // DAY_S)

    def __repr__(self) -> str:  # codes and keys stay out of logs and tracebacks
        return f"Upload(state={self.state.value}, day={self.day})"


class Uploads:
    """The one row about the last upload."""

    def __init__(self, database: Database, chains: Chains) -> None:
        self._database, self._chains = database, chains

    def preview(self, code: str, first_day: Day, expires_s: int, now_ms: int) -> Preview:
        """Return what handing in with *code* would send."""
        chain = self._chains.to_hand_in(first_day, now_ms)
        until_ms = now_ms if chain.ended_ms is None else min(now_ms, chain.ended_ms)
        return Preview(code, Day(max(first_day, chain.day)), until_ms, first_day, expires_s)

    def begin(self, preview: Preview, now_ms: int) -> Upload:
        """Write down that *preview* is to be sent, begin a new chain, and return the upload."""
        with self._database.writing() as connection:
            chain = self._chains.to_hand_in(preview.first_day, now_ms)
            day = Day(max(preview.first_day, chain.day))
            start_s = day_start_ms(day) // 1000
            end_s = max(start_s, (now_ms if chain.ended_ms is None else min(now_ms, chain.ended_ms)) // 1000)
            row = (State.SENDING.value, now_ms, chain.number, preview.code, chain.key_of(day), start_s, end_s)
            connection.execute(
                "INSERT OR REPLACE INTO upload (one, state, begun_ms, chain, code, daily_key, start_s, end_s)"
                " VALUES (1, ?, ?, ?, ?, ?, ?, ?)",
                row,
            )
            if chain.ended_ms is None:
                self._chains.begin(now_ms)
        return Upload(State.SENDING, now_ms, start_s, end_s, preview.code, Infection(row[4], start_s, end_s))

    def last(self) -> Upload | None:
        """Return the last upload; None if there never was one."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT state, begun_ms, start_s, end_s, code, daily_key, receipt, error_code FROM upload"
            ).fetchone()
        if row is None:
            return None
        state, begun_ms, start_s, end_s, code, daily_key, receipt, error_code = row
        infection = None if daily_key is None else Infection(daily_key, start_s, end_s)
        return Upload(State(state), begun_ms, start_s, end_s, code, infection, receipt, error_code)

    def done(self, receipt: str) -> None:
        """Note that the server took it; its key and chain are deleted and the file is scrubbed."""
        with self._database.writing() as connection:
            row = connection.execute("SELECT chain FROM upload WHERE chain IS NOT NULL").fetchone()
            if row is None:  # everything was deleted while it was on its way
                return
            connection.execute(
                "UPDATE upload SET state = ?, receipt = ?, code = NULL, daily_key = NULL, chain = NULL",
                (State.DONE.value, receipt),
            )
            self._chains.forget(row[0])
        self._database.scrub()

    def refused(self, error_code: str) -> None:
        """Note that the server refused for good; the chain stays, so that its owner can try with another code."""
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE upload SET state = ?, error_code = ?, code = NULL, daily_key = NULL, chain = NULL",
                (State.REFUSED.value, error_code),
            )

    def forget_before(self, begun_ms: int) -> int:
        """Delete an upload begun before *begun_ms*; the caller scrubs the file."""
        with self._database.writing() as connection:
            return connection.execute("DELETE FROM upload WHERE begun_ms < ?", (begun_ms,)).rowcount

    def forget_all(self) -> None:
        """Delete what is known of uploads; one under way is given up. The caller scrubs the file."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM upload")
