"""`bluezone rollout receive`, `confirm`, `consolidate`, `chase` …: reports of others, and what is made of them."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from bluezone import clock
from bluezone.cli import reading, rollout_site
from bluezone.cli.rollout_site import DAY, Site

COLUMNS = {
    "id": "no.",
    "state": "state",
    "unit": "unit",
    "number_symbol": "number",
    "installed": "installed",
    "total": "total",
    "rate": "rate (%)",
    "file_name": "file",
}
count = click.IntRange(0)


@click.command()
@click.argument("files", nargs=-1, required=True)
@rollout_site.campaign_option
@rollout_site.unit_option
@rollout_site.period_option
@rollout_site.acts
@reading.json_option
@click.pass_context
def receive(
    context: click.Context,
    site: Site,
    files: tuple[str, ...],
    code: str,
    unit: str,
    period: int | None,
    as_json: bool,
) -> None:
    """Take in and read the reports in FILES (pdf, docx, scans, text); the same file is not taken twice.

    Example: bluezone rollout receive letters/*.pdf --campaign bluezone-2020 --unit stttt
    """
    from bluezone.server.rollout.reading_reports import Given
    from bluezone.server.rollout_programs import receiving

    desk = receiving.desk(code, unit, period, is_changing=True, by=site.by, now=site.now)
    given = (Given(Path(name).name, reading.data(name)) for name in files)
    found = receiving.receive(desk, given, by=site.by, now=site.now)
    refused = [each for each in found if "sentence" in each]
    taken = [each for each in found if "sentence" not in each]
    rollout_site.hand_out(found if as_json else taken, COLUMNS, as_json=as_json)
    for each in refused:
        click.echo(f"{each['file']}: {each['sentence']} [{each['code']}]", err=True)
    context.exit(1 if refused else 0)


@click.command()
@rollout_site.campaign_option
@rollout_site.unit_option
@rollout_site.period_option
@click.option("--waiting", is_flag=True, help="Only what waits to be confirmed.")
@rollout_site.acts
@reading.json_option
def received(site: Site, code: str, unit: str, period: int | None, waiting: bool, as_json: bool) -> None:
    """Show the reports that came, with what was read and what is wrong with it.

    Example: bluezone rollout received --campaign bluezone-2020 --unit stttt --waiting
    """
    from bluezone.server.rollout_programs import receiving

    desk = receiving.desk(code, unit, period, by=site.by, now=site.now)
    found = receiving.listed(desk, is_waiting=waiting)
    rollout_site.hand_out(found, COLUMNS, as_json=as_json)
    for row in () if as_json else found:
        for finding in row["findings"]:
            click.echo(f"no. {row['id']}: {finding['en']}", err=True)


@click.command()
@click.argument("number", type=int, required=False)
@click.option("--all-clean", is_flag=True, help="All of which sender and figures are known and nothing is wrong.")
@rollout_site.campaign_option
@rollout_site.unit_option
@rollout_site.period_option
@click.option("--sender", metavar="ID", help="The unit that sent it.")
@click.option("--symbol", help="Number and symbol of the letter.")
@click.option("--dated", type=DAY, help="The letter's date.")
@click.option("--total", type=count)
@click.option("--installed", type=count)
@click.option("--denominator", help="Code of what the total counts.")
@click.option("--reason", multiple=True, metavar="CODE=COUNT", help="Why others did not install; can be given again.")
@click.option("--replaces", type=int, metavar="NUMBER", help="The report of the same unit that this one corrects.")
@rollout_site.acts
@reading.json_option
def confirm(
    site: Site,
    number: int | None,
    all_clean: bool,
    code: str,
    unit: str,
    period: int | None,
    sender: str | None,
    symbol: str | None,
    dated: datetime | None,
    total: int | None,
    installed: int | None,
    denominator: str | None,
    reason: tuple[str, ...],
    replaces: int | None,
    as_json: bool,
) -> None:
    """Confirm the report of this NUMBER as it was read, or as the options correct it; or --all-clean.

    Example: bluezone rollout confirm 7 --campaign bluezone-2020 --unit stttt --installed 41
    """
    from bluezone.server.rollout_programs import receiving

    said = {
        "unit": sender,
        "number_symbol": symbol,
        "dated": rollout_site.local_day(dated),
        "total": total,
        "installed": installed,
        "denominator": denominator,
        "reasons": _reasons(reason) or None,
        "replaces": replaces,
    }
    changes = {name: value for name, value in said.items() if value is not None}
    if (number is None) != all_clean or (all_clean and changes):
        raise click.UsageError("Give the number of one report, with what is to be corrected, or --all-clean alone.")
    desk = receiving.desk(code, unit, period, is_changing=True, by=site.by, now=site.now)
    if number is None:
        found = receiving.confirm_clean(desk, by=site.by, now=site.now)
    else:
        found = [receiving.confirm(desk, number, changes, by=site.by, now=site.now)]
    rollout_site.hand_out(found, COLUMNS, as_json=as_json)


def _reasons(given: tuple[str, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for each in given:
        name, _, n = each.partition("=")
        if not n.isdecimal():
            raise click.UsageError(f"--reason: found {each!r}, expected a code and a count, as no_smartphone=2.")
        found[name] = int(n)
    return found


@click.command()
@click.argument("number", type=int)
@rollout_site.campaign_option
@rollout_site.unit_option
@rollout_site.period_option
@click.option("--why", required=True, help="Its sender reads it.")
@rollout_site.acts
def refuse(site: Site, number: int, code: str, unit: str, period: int | None, why: str) -> None:
    """Refuse the report of this NUMBER.

    Example: bluezone rollout refuse 7 --campaign bluezone-2020 --unit stttt --why "The figures are of another day."
    """
    from bluezone.server.rollout_programs import receiving

    desk = receiving.desk(code, unit, period, is_changing=True, by=site.by, now=site.now)
    receiving.refuse(desk, number, why, by=site.by, now=site.now)
    click.echo("Refused.", err=True)


@click.command()
@rollout_site.campaign_option
@rollout_site.unit_option
@rollout_site.acts
def corrections(site: Site, code: str, unit: str) -> None:
    """Print what clerks corrected of what was read, a line of JSON for each report, without names of persons.

    Example: bluezone rollout corrections --campaign bluezone-2020 --unit stttt > corrections.jsonl
    """
    from bluezone.server.rollout import confirming
    from bluezone.server.rollout_programs import receiving

    desk = receiving.desk(code, unit, None, is_changing=True, by=site.by, now=site.now)
    for each in confirming.corrections(desk, by=site.by, now=site.now):
        click.echo(json.dumps(each, ensure_ascii=False, sort_keys=True))


@click.command()
@rollout_site.campaign_option
@rollout_site.unit_option
@rollout_site.period_option
@click.option("-o", "--output", help="A name that ends in .xlsx or .csv; without it a table is shown.")
@rollout_site.acts
@reading.json_option
def consolidate(site: Site, code: str, unit: str, period: int | None, output: str | None, as_json: bool) -> None:
    """Show all reports of a cut-off in one table for each denominator, or write it.

    Example: bluezone rollout consolidate --campaign bluezone-2020 --unit stttt -o tong-hop.xlsx
    """
    from bluezone.server.rollout_programs import receiving

    desk = receiving.desk(code, unit, period, by=site.by, now=site.now)
    if output is not None:
        ending = "xlsx" if Path(output).suffix.lower() == ".xlsx" else "csv"
        rollout_site.write(output, receiving.book(desk, ending, site.now))
        return
    found = receiving.table(desk, site.now)
    if as_json:
        reading.hand_out(found)
        return
    for group in found["groups"]:
        _show(group)


def _show(group: dict[str, Any]) -> None:
    columns = {"name": "unit", "state": "state", "number_symbol": "number", "installed": "installed", "total": "total"}
    rows = [{**row, **(row["figures"] or {})} for row in group["units"]]
    total = {"name": "Total", **(group["total"] or {})}
    rollout_site.hand_out([*rows, total], {**columns, "rate": "rate (%)"}, as_json=False)
    click.echo(f"{group['denominator']}: {group['reported']} of {group['expected']} units.", err=True)


@click.command()
@rollout_site.campaign_option
@rollout_site.unit_option
@rollout_site.period_option
@click.option("--until", "until_ms", required=True, type=reading.Moment(), help="The new deadline.")
@rollout_site.acts
@reading.json_option
def chase(site: Site, code: str, unit: str, period: int | None, until_ms: int, as_json: bool) -> None:
    """Draft the letter that chases all units which owe their report, and print the number of the draft.

    Example: bluezone rollout chase --campaign bluezone-2020 --unit stttt --until 2020-08-12T17:00+07:00
    """
    from bluezone.server.rollout import api_values
    from bluezone.server.rollout_programs import receiving

    desk = receiving.desk(code, unit, period, by=site.by, now=site.now)
    made = receiving.chase(desk, clock.as_datetime(until_ms), by=site.by, now=site.now)
    rollout_site.hand_out_one(api_values.outgoing(made), str(made.pk), as_json=as_json)


@click.command()
@click.argument("sender")
@rollout_site.campaign_option
@rollout_site.unit_option
@click.option("--why", required=True, help="Why it need not report.")
@rollout_site.acts
def exempt(site: Site, sender: str, code: str, unit: str, why: str) -> None:
    """Let the unit SENDER report no more in this campaign.

    Example: bluezone rollout exempt cd --campaign bluezone-2020 --unit stttt --why "Counted by its department."
    """
    from bluezone.server.rollout import chasing
    from bluezone.server.rollout_programs import receiving

    desk = receiving.desk(code, unit, None, is_changing=True, by=site.by, now=site.now)
    chasing.exempt(desk, sender, why, by=site.by, now=site.now)
    click.echo("Exempt.", err=True)


@click.command()
@rollout_site.campaign_option
@rollout_site.unit_option
@rollout_site.period_option
@click.option("--to", "to_unit", default="", metavar="ID", help="The unit on this site that gets the letter.")
@click.option("--to-name", default="", help="Or its name, where it is not on this site.")
@click.option("--kind", type=click.Choice(["cong-van", "bao-cao"]), default="bao-cao", show_default=True)
@rollout_site.acts
@reading.json_option
def summary(
    site: Site, code: str, unit: str, period: int | None, to_unit: str, to_name: str, kind: str, as_json: bool
) -> None:
    """Draft the receiving unit's own letter on all reports, and print the number of the draft.

    Example: bluezone rollout summary --campaign bluezone-2020 --unit stttt --to-name "UBND tỉnh Quảng Trị"
    """
    from bluezone.server.rollout import api_values
    from bluezone.server.rollout_programs import receiving, reports

    if bool(to_unit) == bool(to_name):
        raise click.UsageError("Say who gets the letter with --to or with --to-name.")
    desk = receiving.desk(code, unit, period, by=site.by, now=site.now)
    made = receiving.summary(desk, to_unit, to_name, reports.KINDS[kind], by=site.by, now=site.now)
    rollout_site.hand_out_one(api_values.outgoing(made), str(made.pk), as_json=as_json)
