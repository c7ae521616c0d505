"""`bluezone demo`: the story, from a Thursday in an office to a warning on Sunday and a letter on Monday."""

import asyncio
import json
import shutil
from contextlib import AsyncExitStack, ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.table import Table

from bluezone.cli import reading

if TYPE_CHECKING:
    from bluezone.cli.demo_story import Story

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
    Their phones run the real phone program against the real site. The truth is taken from where everybody stood. The
    phones register, so that the office's figures are proved; on Monday it reports them in a letter, which arrives among
    those of nineteen others and is read back from its files.

    Example: bluezone demo --once --seed 3
    """
    from bluezone.cli.demo_story import RECEIVED_MS, REGISTERED_MS, Story
    from bluezone.world import site, week

    _make_folder(out)
    story = Story(seed, out)
    try:
        with ExitStack() as sites:
            with story.shown():
                story.live()
                with site.running(out / "site", REGISTERED_MS, port) as morning:
                    story.count(morning)
                story.drill.go_on_from_now()
                with site.running(out / "site", week.CONFIRMED_MS, port) as sunday:
                    story.warn(sunday)
                authority = sites.enter_context(site.running(out / "site", RECEIVED_MS, port, letters=out))
                story.report(authority)
            summary = story.summary()
            (out / "summary.json").write_text(json.dumps(summary, ensure_ascii=False, indent=2) + "\n")
            if as_json:
                reading.hand_out(summary)
            else:
                _show(summary, out)
            if not once:
                asyncio.run(_stay(story, authority.address))
    finally:
        story.drill.close()


def _make_folder(out: Path) -> None:
    if out.exists() and any(out.iterdir()) and not (out / MARKER).exists():
        raise reading.FileError(f"{out}: holds something else than an earlier demo; name another folder with --out")
    shutil.rmtree(out, ignore_errors=True)
    for name in ("phones", "site"):
        (out / name).mkdir(parents=True)
    (out / MARKER).write_text("made by bluezone demo; may be deleted\n")


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
    console.print()
    console.print(_confusion(summary))
    console.print(f"\nprecision {summary['precision']:.2f}, recall {summary['recall']:.2f}, seed {summary['seed']}")
    console.print(f"{summary['contacts']:,} sightings kept on {summary['phones']} phones\n")
    counted = summary["rollout"]
    console.print(
        f"At the cut-off {counted['installed']} of {counted['total']} installed, {counted['verified']} proved by the "
        f"phones themselves. {counted['confirmed']} of {counted['expected']} reports received and confirmed, "
        f"{counted['waiting']} waiting.\n"
    )
    demo_letter.show(summary, console)
    console.print(f"Summary: {out / 'summary.json'}")
    console.print(f"Letter: {out / summary['letter']['docx']} and {out / summary['letter']['pdf']}")


def _confusion(summary: dict[str, Any]) -> Table:
    """Return how many of the other phones were near, and how many were warned, as a table of two by two."""
    table = Table("other phones", box=None)
    for name in ("warned", "not warned"):
        table.add_column(name, justify="right")
    for name, counted in (
        ("near", ("true_positives", "false_negatives")),
        ("not near", ("false_positives", "true_negatives")),
    ):
        table.add_row(name, *(str(summary[each]) for each in counted))
    return table


async def _stay(story: "Story", address: str) -> None:
    """Keep the site and three phones' pages up until Ctrl-C."""
    from bluezone.phone.face import app as face
    from bluezone.phone.face.serving import serving
    from bluezone.world import offices

    result, phones = story.drill.result(), story.drill.phones
    others = frozenset(phone.person.number for phone in phones) - result.warned - {result.case}
    shown = [("the case", result.case)]
    shown += [("warned", number) for number in sorted(result.warned)[:1]]
    shown += [("not warned", number) for number in sorted(others)[:1]]
    by_number = {phone.person.number: phone for phone in phones}
    click.echo(f"\nThe site               {address}/   sign in as")
    says = {"lan": "health officer", "hoa": "desk of the department", "giang": "receiving department"}
    for name, password in story.passwords.items():
        click.echo(f"  {name:<20} password {password}   {says[name]}")
    click.echo(f"The office's figures   {address}/rollout/{offices.CODE}/{offices.OFFICE}/   as hoa")
    click.echo(f"Among twenty others    {address}/rollout/{offices.CODE}/{offices.RECEIVER}/receiving/   as giang")
    click.echo(f"The office's letter    {address}/letters/   beside what was read back, as lan")
    async with AsyncExitStack() as stack:
        for what, number in shown:
            page = await stack.enter_async_context(serving(face.app(by_number[number].agent), 0))
            click.echo(f"{'Phone, ' + what:<22} {page}   {story.drill.office.roster[number].name}")
        click.echo("\nCtrl-C ends it.", err=True)
        await asyncio.Event().wait()
