"""`bluezone demo`: the story, from a Thursday in an office to a warning on Sunday and a letter on Monday."""

import asyncio
import json
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from bluezone.cli import reading

if TYPE_CHECKING:
    from bluezone.cli.demo_letter import Reported
    from bluezone.world.drill import Drill
    from bluezone.world.site import Site
    from bluezone.world.week import Result

OFFICER = "lan"
TEST_DATE, ONSET_DATE = "2020-08-09", "2020-08-08"
MARKER = "bluezone-demo"
"""A file that tells an output folder of ours, which may be made anew, from somebody's own."""


@click.command()
@click.option("--once", is_flag=True, help="End after the summary instead of keeping the site up.")
@click.option("--seed", default=7, show_default=True, type=click.IntRange(0, 2**32 - 1), help="Another office week.")
@click.option(
    "--out",
    default="out/demo",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Where summary.json and everything else goes; made anew.",
)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65_535), help="Of the site.")
@reading.json_option
def demo(once: bool, seed: int, out: Path, port: int, as_json: bool) -> None:
    """Replay the story: an office, 41 phones, four days, one confirmed case, who is warned, and the office's letter.

    43 people of a provincial department work, meet and eat from Thursday 06/8 to Sunday 09/8/2020 in simulated air.
    Their phones run the real phone program against the real site. The truth is taken from where everybody stood. On
    Monday the office reports in a letter how many phones have the app; it is read back from its files.

    Example: bluezone demo --once --seed 3
    """
    from bluezone.world import drill, site, week

    _make_folder(out)
    story = drill.Drill(seed, out / "phones")
    steps: dict[str, float] = {}
    try:
        with site.running(out / "site", week.CONFIRMED_MS, port, letters=out) as authority:
            password, reported = _tell(story, authority, out, steps)
            result = story.result()
            summary = _summary(seed, story, result, steps) | reported.summary()
            (out / "summary.json").write_text(json.dumps(summary, ensure_ascii=False, indent=2) + "\n")
            if as_json:
                reading.hand_out(summary)
            else:
                _show(summary, out)
            if not once:
                asyncio.run(_stay(story, result, authority.address, password))
    finally:
        story.close()


def _make_folder(out: Path) -> None:
    if out.exists() and any(out.iterdir()) and not (out / MARKER).exists():
        raise reading.FileError(f"{out}: holds something else than an earlier demo; name another folder with --out")
    shutil.rmtree(out, ignore_errors=True)
    for name in ("phones", "site"):
        (out / name).mkdir(parents=True)
    (out / MARKER).write_text("made by bluezone demo; may be deleted\n")


def _tell(story: "Drill", authority: "Site", out: Path, steps: dict[str, float]) -> tuple[str, "Reported"]:
    """Let the story happen; return the officer's password, and the office's letter with what was read back of it."""
    from bluezone.cli import demo_letter

    password = secrets.token_urlsafe(12)
    columns = (TextColumn("{task.description:<46}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:

        @contextmanager
        def step(name: str, says: str) -> Iterator[Any]:
            task, began = progress.add_task(says, total=1.0), time.monotonic()
            yield lambda share: progress.update(task, completed=share)
            progress.update(task, completed=1.0)
            steps[name] = round(time.monotonic() - began, 2)

        with step("days", "Thursday to Sunday, 41 phones in the office") as done:
            story.live(done)
        story.go_on_from_now()
        with step("site", "The authority's site comes up"):
            authority.wait()
            authority.command("add-user", OFFICER, typed=password + "\n")
            story.connect(authority.address)
        with step("confirm", "Sunday 9:00, a health officer confirms a case"):
            code = authority.command("confirm-case", OFFICER, "--test-date", TEST_DATE, "--onset", ONSET_DATE)
        with step("hand_in", "The person consents; the phone hands in a key"):
            asyncio.run(story.hand_in(code))
        with step("publish", "The authority publishes a signed batch"):
            authority.command("publish")
        with step("fetch", "All phones fetch it, match, and warn") as done:
            asyncio.run(story.fetch(done))
        with step("letter", "Monday, the office reports in a letter"):
            reported = demo_letter.send(story, out)
        with step("read_back", "Its files and its scan are read back") as done:
            steps |= reported.read_back(done)
    return password, reported


def _summary(seed: int, story: "Drill", result: "Result", steps: dict[str, float]) -> dict[str, Any]:
    def people(numbers: frozenset[int]) -> list[dict[str, Any]]:
        return [{"number": number, "name": story.office.roster[number].name} for number in sorted(numbers)]

    return {
        "seed": seed,
        "people": len(story.office.roster),
        "phones": len(story.phones),
        "case": people(frozenset({result.case}))[0],
        "near_by_ground_truth": people(result.near),
        "near_without_app": people(result.near_without_app),
        "warned": people(result.warned),
        "true_positives": len(result.near & result.warned),
        "false_positives": len(result.warned - result.near),
        "false_negatives": len(result.near - result.warned),
        "precision": round(result.precision, 4),
        "recall": round(result.recall, 4),
        "contacts": sum(len(phone.store.contacts) for phone in story.phones),
        "steps": steps,
    }


def _show(summary: dict[str, Any], out: Path) -> None:
    from bluezone.cli import demo_letter

    near = {entry["number"]: entry["name"] for entry in summary["near_by_ground_truth"]}
    warned = {entry["number"]: entry["name"] for entry in summary["warned"]}
    table = Table("person", "within 2 m for 15 minutes", "warned", box=None)
    for number, name in sorted((near | warned).items()):
        table.add_row(name, "yes" if number in near else "no", "yes" if number in warned else "no")
    for entry in summary["near_without_app"]:
        table.add_row(entry["name"], "yes", "has no app")
    console = Console(width=100, highlight=False)
    console.print(f"\nConfirmed on Sunday 09/8/2020: {summary['case']['name']}.\n")
    console.print(table)
    console.print(f"\nprecision {summary['precision']:.2f}, recall {summary['recall']:.2f}, seed {summary['seed']}")
    console.print(f"{summary['contacts']:,} sightings kept on {summary['phones']} phones\n")
    demo_letter.show(summary, console)
    console.print(f"Summary: {out / 'summary.json'}")
    console.print(f"Letter: {out / summary['letter']['docx']} and {out / summary['letter']['pdf']}")


async def _stay(story: "Drill", result: "Result", address: str, password: str) -> None:
    """Keep the site and three phones' pages up until Ctrl-C."""
    from bluezone.phone.face import app as face
    from bluezone.phone.face.serving import serving

    others = frozenset(phone.person.number for phone in story.phones) - result.warned - {result.case}
    shown = [("the case", result.case)]
    shown += [("warned", number) for number in sorted(result.warned)[:1]]
    shown += [("not warned", number) for number in sorted(others)[:1]]
    by_number = {phone.person.number: phone for phone in story.phones}
    click.echo(f"\nThe authority's site   {address}/   (sign in as {OFFICER}, password {password})")
    click.echo(f"The office's letter    {address}/letters/   beside what was read back")
    async with AsyncExitStack() as stack:
        for what, number in shown:
            page = await stack.enter_async_context(serving(face.app(by_number[number].agent), 0))
            click.echo(f"{'Phone, ' + what:<22} {page}   {story.office.roster[number].name}")
        click.echo("\nCtrl-C ends it.", err=True)
        await asyncio.Event().wait()
