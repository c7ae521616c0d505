"""The demo's story step by step, with a bar for each: the week, the count, the warning, the letter."""

import asyncio
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from bluezone import clock as clocks
from bluezone.cli import demo_letter
from bluezone.cli.demo_letter import Reported
from bluezone.world import offices
from bluezone.world.campaign import DESK, RECEIVING
from bluezone.world.drill import Drill
from bluezone.world.site import Site

OFFICER = "lan"
PEOPLE = ((DESK, "Lê Thị Hoa"), (RECEIVING, "Trần Minh Giang"))
"""Who works at the department's desk, and who receives the reports of the province."""

TEST_DATE, ONSET_DATE = "2020-08-09", "2020-08-08"
REGISTERED_MS = clocks.as_ms(offices.at(9, 7, 20))
"""Sunday 7:20, forty minutes before the cut-off: the phones register."""

RECEIVED_MS = clocks.as_ms(offices.at(11, 10))
"""Tuesday 10:00, when the receiving department has read what came."""

DEPUTY = 1
"""Place of the deputy director in the roster, which begins with the director; he signs."""

Done = Callable[[float], None]


class Story:
    """One telling of the story.

    Attributes:
        drill: the phones and their week.
        passwords: of the people who can sign in, by user name.
        steps: how many seconds each step took.
    """

    def __init__(self, seed: int, out: Path) -> None:
        self.seed, self._out = seed, out
        self.drill = Drill(seed, out / "phones")
        self.passwords = {name: secrets.token_urlsafe(12) for name in (OFFICER, DESK, RECEIVING)}
        self.steps: dict[str, float] = {}
        self._made: dict[str, Any] = {}
        self._reported: Reported | None = None
        columns = (TextColumn("{task.description:<52}"), BarColumn(), TimeElapsedColumn())
        self._progress = Progress(*columns, console=Console(stderr=True))

    @contextmanager
    def shown(self) -> Iterator[None]:
        """Show the bars while the block runs."""
        with self._progress:
            yield

    @contextmanager
    def _step(self, name: str, says: str) -> Iterator[Done]:
        task, began = self._progress.add_task(says, total=1.0), time.monotonic()
        yield lambda share: self._progress.update(task, completed=share)
        self._progress.update(task, completed=1.0)
        self.steps[name] = round(time.monotonic() - began, 2)

    def live(self) -> None:
        """Let the phones live from Thursday to Sunday morning."""
        with self._step("days", "Thursday to Sunday, 41 phones in the office") as done:
            self.drill.live(done)

    def count(self, site: Site) -> None:
        """Let the directive come in, the roster be taken in, and the phones register, on Sunday before the cut-off."""
        given = self._given()
        with self._step("roster", "The directive comes in, a roster of 43 is taken in"):
            site.wait()
            self._made |= site.campaign("prepare", given=given)
        with self._step("register", "The phones register and prove that they have the app") as done:
            self.drill.connect(site.address)
            asyncio.run(self.drill.register(site.messages, done))
        with self._step("freeze", "A helper notes the other two; at 8:00 the figures freeze"):
            self._made |= site.campaign("tick", "freeze", given=given)

    def _given(self) -> dict[str, Any]:
        members = self.drill.roster()
        with_app = {phone.person.number for phone in self.drill.phones}
        return {
            "people": [(name, full_name, self.passwords[name]) for name, full_name in PEOPLE],
            "members": members,
            "numbers": [each["number"] for each in members if each["number"] not in with_app],
            "signer": members[DEPUTY]["name"],
        }

    def warn(self, site: Site) -> None:
        """Let a case be confirmed, the key handed in and published, and the phones match and warn."""
        with self._step("site", "The authority's site comes up"):
            site.wait()
            site.command("add-user", OFFICER, typed=self.passwords[OFFICER] + "\n")
            self.drill.connect(site.address)
        with self._step("confirm", "Sunday 9:00, a health officer confirms a case"):
            code = site.command("confirm-case", OFFICER, "--test-date", TEST_DATE, "--onset", ONSET_DATE)
        with self._step("hand_in", "The person consents; the phone hands in a key"):
            asyncio.run(self.drill.hand_in(code))
        with self._step("publish", "The authority publishes a signed batch"):
            site.command("publish")
        with self._step("fetch", "All phones fetch it, match, and warn") as done:
            asyncio.run(self.drill.fetch(done))

    def report(self, site: Site) -> None:
        """Let the office's letter be issued and arrive among those of the others; read its files back."""
        with self._step("letter", "Monday, the letter is checked, signed, numbered, issued"):
            site.wait()
            self.drill.connect(site.address)
            self._made |= site.campaign("report", given={})
            self._reported = demo_letter.send(self._made["report"]["letter"], self._out)
        with self._step("receive", "The receiving department reads the letters of the others"):
            self._made |= site.campaign("receive", given={})
        with self._step("read_back", "The letter's files and its scan are read back") as done:
            self.steps |= self._reported.read_back(done)

    def summary(self) -> dict[str, Any]:
        """Return what came of it all, as summary.json holds it."""
        result = self.drill.result()

        def people(numbers: frozenset[int]) -> list[dict[str, Any]]:
            return [{"number": number, "name": self.drill.office.roster[number].name} for number in sorted(numbers)]

        return {
            "seed": self.seed,
            "people": len(self.drill.office.roster),
            "phones": len(self.drill.phones),
            "case": people(frozenset({result.case}))[0],
            "near_by_ground_truth": people(result.near),
            "near_without_app": people(result.near_without_app),
            "warned": people(result.warned),
            "true_positives": len(result.near & result.warned),
            "false_positives": len(result.warned - result.near),
            "false_negatives": len(result.near - result.warned),
            "true_negatives": len(self.drill.phones) - 1 - len(result.near | result.warned),
            "precision": round(result.precision, 4),
            "recall": round(result.recall, 4),
            "contacts": sum(len(phone.store.contacts) for phone in self.drill.phones),
            "rollout": {name: self._made["freeze"][name] for name in ("verified", "installed", "total", "open")}
            | {name: self._made["receive"][name] for name in ("expected", "files", "confirmed", "waiting")},
            "steps": self.steps,
            **(self._reported.summary() if self._reported else {}),
        }
