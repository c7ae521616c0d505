"""`bluezone rollout papers …`: the registers of an office."""

from datetime import datetime
from pathlib import Path

import click

from bluezone import clock
from bluezone.cli import reading, rollout_site
from bluezone.cli.rollout_site import DAY, Site

COLUMNS = {
    "id": "id",
    "number": "no.",
    "arrived_on": "came on",
    "issuer": "issuer",
    "number_symbol": "number",
    "abstract": "abstract",
    "state": "state",
    "due": "due",
    "answers": "answer",
}
STATES = click.Choice(
    ["registered", "assigned", "in_work", "answered", "informed", "returned", "open", "overdue"]
)  # those of the register, and two that people ask for


@click.group()
def papers() -> None:
    """Incoming and outgoing documents of an office.

    Example: bluezone rollout papers list --unit sct --state open
    """


@papers.command("in")
@click.argument("file", required=False)
@rollout_site.unit_option
@click.option("--campaign", "code", metavar="CODE", help="The campaign that it belongs to.")
@click.option("--symbol", "number_symbol", help="Number and symbol, where they are not read or read wrongly.")
@click.option("--issuer")
@click.option("--kind", help="Such as Công văn.")
@click.option("--abstract")
@click.option("--dated", type=DAY)
@click.option("--arrived", "arrived_on", type=DAY, help="When it came; today if not given.")
@click.option("--note")
@click.option("--another", is_flag=True, help="One like it is registered, and this is another one.")
@rollout_site.acts
@reading.json_option
def in_(
    site: Site,
    file: str | None,
    unit: str,
    code: str | None,
    another: bool,
    as_json: bool,
    dated: datetime | None,
    arrived_on: datetime | None,
    **said: str | None,
) -> None:
    """Register a document that came, read from FILE where there is one, and print its number in the register.

    Example: bluezone rollout papers in 563-STTTT.pdf --unit sct --campaign bluezone-2020
    """
    from bluezone.server.rollout import api_values
    from bluezone.server.rollout_programs import papers as programs

    days = {"dated": rollout_site.local_day(dated), "arrived_on": rollout_site.local_day(arrived_on)}
    told = {name: value for name, value in {**said, **days}.items() if value is not None}
    data = None if file is None else reading.data(file)
    name = "" if file is None else Path(file).name
    made = programs.take_in(unit, data, name, told, code, is_another=another, by=site.by, now=site.now)
    rollout_site.hand_out_one(api_values.incoming(made), f"{made.number:02}", as_json=as_json)


@papers.command("list")
@rollout_site.unit_option
@click.option("--words", default="", help="All must stand in number, issuer or abstract.")
@click.option("--state", type=STATES, default=None)
@click.option("--year", type=int)
@rollout_site.acts
@reading.json_option
def list_(site: Site, unit: str, words: str, state: str | None, year: int | None, as_json: bool) -> None:
    """Show the register of incoming documents, the newest first.

    Example: bluezone rollout papers list --unit sct --words bluezone
    """
    from bluezone.server.rollout_programs import papers as programs

    found = programs.listed(unit, words, state or "", year, by=site.by, now=site.now)
    rollout_site.hand_out(found, COLUMNS, as_json=as_json)


@papers.command()
@rollout_site.unit_option
@rollout_site.acts
@reading.json_option
def overdue(site: Site, unit: str, as_json: bool) -> None:
    """Show what is overdue at a unit and below it, that which waits longest first.

    Example: bluezone rollout papers overdue --unit sct
    """
    from bluezone.server.rollout_programs import papers as programs

    found = programs.overdue(unit, by=site.by, now=site.now)
    rollout_site.hand_out(found, {"unit": "unit", **COLUMNS, "days_late": "days late"}, as_json=as_json)


@papers.command()
@click.argument("paper", type=int)
@rollout_site.unit_option
@click.option("--lead", required=True, metavar="ID", help="The unit that acts.")
@click.option("--with", "co_operating", multiple=True, metavar="ID", help="A unit that helps; can be given again.")
@click.option("--due", "due_ms", type=reading.Moment(), help="Until when.")
@click.option("--instruction", default="")
@rollout_site.acts
def assign(
    site: Site,
    paper: int,
    unit: str,
    lead: str,
    co_operating: tuple[str, ...],
    due_ms: int | None,
    instruction: str,
) -> None:
    """Say who acts on the document with the id PAPER.

    Example: bluezone rollout papers assign 3 --unit sct --lead vp --due 2020-08-09T17:00+07:00
    """
    from bluezone.server.rollout.assigning import Order
    from bluezone.server.rollout_programs import papers as programs

    due = None if due_ms is None else clock.as_datetime(due_ms)
    programs.assign(unit, paper, Order(lead, co_operating, due, instruction), by=site.by, now=site.now)
    click.echo("Assigned.", err=True)


@papers.command()
@click.argument("paper", type=int)
@rollout_site.unit_option
@click.option("--state", required=True, type=click.Choice(["informed", "returned", "in_work"]))
@rollout_site.acts
def move(site: Site, paper: int, unit: str, state: str) -> None:
    """Pass the document with the id PAPER on for information, return it, or take either back.

    Example: bluezone rollout papers move 3 --unit sct --state informed
    """
    from bluezone.server.rollout_programs import papers as programs

    programs.move(unit, paper, state, by=site.by, now=site.now)
    click.echo("Moved.", err=True)


@papers.command()
@click.argument("paper", type=int)
@rollout_site.unit_option
@click.option("--to", multiple=True, metavar="ID", help="Who gets it, can be given again; all directly below if not.")
@click.option("--named", default="", help="What they are called together, after Kính gửi.")
@click.option("--task", "tasks", multiple=True, help="What they have to do; can be given again.")
@click.option("--until", "until_ms", type=reading.Moment(), help="When they have to report.")
@click.option("--drafting", default="", help="The unit that drafts, as in the symbol: QLTM.")
@rollout_site.acts
@reading.json_option
def forward(
    site: Site,
    paper: int,
    unit: str,
    to: tuple[str, ...],
    named: str,
    tasks: tuple[str, ...],
    until_ms: int | None,
    drafting: str,
    as_json: bool,
) -> None:
    """Draft the letter that passes the document with the id PAPER on, and print the number of the draft.

    Example: bluezone rollout papers forward 3 --unit sct --named "Các phòng, đơn vị thuộc Sở" --drafting QLTM
    """
    from bluezone.server.rollout import api_values
    from bluezone.server.rollout_programs import papers as programs

    until = None if until_ms is None else clock.as_datetime(until_ms)
    plan = {"named": named, "tasks": tasks, "until": until, "drafting": drafting}
    made = programs.forward(unit, paper, to, plan, by=site.by, now=site.now)
    rollout_site.hand_out_one(api_values.outgoing(made), str(made.pk), as_json=as_json)


@papers.command()
@click.argument("paper", type=int)
@rollout_site.unit_option
@rollout_site.acts
@reading.json_option
def answer(site: Site, paper: int, unit: str, as_json: bool) -> None:
    """Draft a letter that answers the document with the id PAPER, to be filled in, and print the number of the draft.

    Example: bluezone rollout papers answer 3 --unit sct
    """
    from bluezone.server.rollout import api_values
    from bluezone.server.rollout_programs import papers as programs

    made = programs.answer(unit, paper, by=site.by, now=site.now)
    rollout_site.hand_out_one(api_values.outgoing(made), str(made.pk), as_json=as_json)


@papers.command()
@rollout_site.unit_option
@click.option("--last", required=True, type=click.IntRange(1), help="The last number that the paper book gave.")
@click.option("--book", type=click.Choice(["in", "out"]), default="out", show_default=True)
@click.option("--series", default="", help="The first kind of a series of its own, such as BC; none is the common one.")
@click.option("--year", type=int, help="This year if not given.")
@rollout_site.acts
def numbers(site: Site, unit: str, last: int, book: str, series: str, year: int | None) -> None:
    """Go on where a paper book ended; possible until the series has given a number here.

    Example: bluezone rollout papers numbers --unit sct --last 1168
    """
    from bluezone.server.rollout_programs import papers as programs

    programs.start(unit, book, series, last, year, by=site.by, now=site.now)
    click.echo(f"The next number is {last + 1}.", err=True)


@papers.command()
@rollout_site.unit_option
@click.option("--kind", default="Công văn", show_default=True)
@click.option("--symbol", required=True, help="Such as SCT-VP.")
@click.option("--dated", type=DAY, help="Today if not given.")
@click.option("--abstract", required=True)
@click.option("--signer", required=True)
@click.option("--recipient", "recipients", multiple=True, help="Can be given again.")
@click.option("--number", "wanted", type=click.IntRange(1), help="The number it must get; refused if another is next.")
@rollout_site.acts
@reading.json_option
def out(
    site: Site,
    unit: str,
    kind: str,
    symbol: str,
    dated: datetime | None,
    abstract: str,
    signer: str,
    recipients: tuple[str, ...],
    wanted: int | None,
    as_json: bool,
) -> None:
    """Register a document that was written elsewhere and print the number and symbol that it gets.

    Example: bluezone rollout papers out --unit sct --symbol SCT-VP --abstract "mời họp" --signer "Trần Văn Bình"
    """
    from bluezone.rollout import schedule
    from bluezone.server.rollout import api_values
    from bluezone.server.rollout.elsewhere import Entry
    from bluezone.server.rollout_programs import papers as programs

    day = rollout_site.local_day(dated) or schedule.local_day(site.now)
    entry = Entry(kind, symbol, day, abstract, signer, recipients, wanted=wanted)
    made = programs.outgoing(unit, entry, by=site.by, now=site.now)
    rollout_site.hand_out_one(api_values.outgoing(made), made.number_symbol, as_json=as_json)


@papers.command()
@rollout_site.unit_option
@click.option("--book", type=click.Choice(["in", "out", "tracking"]), default="in", show_default=True)
@click.option("--year", type=int)
@click.option("-o", "--output", default="-", help="A name that ends in .xlsx or .csv; - is standard output, as csv.")
@rollout_site.acts
def export(site: Site, unit: str, book: str, year: int | None, output: str) -> None:
    """Write a register with all the columns of the decree.

    Example: bluezone rollout papers export --unit sct --book out -o so-van-ban-di.xlsx
    """
    from bluezone.server.rollout_programs import papers as programs

    ending = "xlsx" if Path(output).suffix.lower() == ".xlsx" else "csv"
    rollout_site.write(output, programs.book(unit, book, year, ending, by=site.by, now=site.now))
