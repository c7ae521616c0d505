"""The pages of units: the tree, one unit, its people."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bluezone.errors import BluezoneError
from bluezone.letters.folding import fold
from bluezone.rollout import schedule
from bluezone.rollout.problem import Problem
from bluezone.rollout.rights import Action
from bluezone.rollout.tree import Tree
from bluezone.rollout.unit import UnitId, Version
from bluezone.server import site_clock, wording
from bluezone.server.units import actor, changing, registry, seen, transfer
from bluezone.server.units.actor import Actor
from bluezone.server.units.forms import DayForm, SuccessorForm, TableForm, UnitForm

MOST_FOUND = 50


@require_safe
def unit_list(request: HttpRequest) -> HttpResponse:
    """Show the highest units that the person sees, or those whose name or code was asked for."""
    by, now = actor.of_request(request), site_clock.now()
    tree = registry.tree_on(schedule.local_day(now))
    places = actor.places(by, Action.UNIT_SEE, now)
    wanted = request.GET.get("q", "").strip()
    is_first = by.user is not None and by.user.is_administrator and not tree.versions  # nobody has a role anywhere yet
    found = _found(tree, places, wanted) if wanted else [seen.line(tree, each) for each in places]
    may_import = is_first or any(actor.may(by, Action.UNIT_CHANGE, place, now) for place in places)
    shown = {"lines": found[:MOST_FOUND], "n_more": max(0, len(found) - MOST_FOUND), "wanted": wanted, "now": now}
    return render(request, "units/unit_list.html", {**shown, "may_import": may_import, "is_first": is_first})


def _found(tree: Tree, places: tuple[UnitId, ...], wanted: str) -> list[seen.Line]:
    key = fold(wanted)
    below = {unit for place in places for unit in tree.subtree(place)}
    return [seen.line(tree, unit) for unit in below if _fits(tree.version(unit), key, wanted)]


def _fits(version: Version, key: str, wanted: str) -> bool:
    return key in fold(version.title) or wanted in (version.code, version.abbreviation)


@require_safe
def unit(request: HttpRequest, unit: str) -> HttpResponse:
    """Show one unit: what holds of it, what stands below it, who has which role."""
    by, now = actor.of_request(request), site_clock.now()
    return render(request, "units/unit.html", seen.whole(unit, by, now))


@require_http_methods(["GET", "HEAD", "POST"])
def unit_new(request: HttpRequest, unit: str) -> HttpResponse:
    """Show the form of a new unit below *unit*, or make it."""
    by, now = actor.of_request(request), site_clock.now()
    actor.require(by, Action.UNIT_CHANGE, unit, now)
    form = UnitForm(request.POST or None, initial={"day": schedule.local_day(now), "kind": "division"})
    if request.method == "POST" and form.is_valid():
        try:
            made = changing.make(unit, form.cleaned_data["day"], form.attributes(), by=by, now=now)
        except BluezoneError as error:
            form.add_error(None, _told(error))
        else:
            return redirect("unit", unit=made)
    shown = {"form": form, "above": seen.line(registry.tree_on(schedule.local_day(now)), UnitId(unit))}
    return render(request, "units/unit_new.html", shown, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def unit_change(request: HttpRequest, unit: str) -> HttpResponse:
    """Show what holds of *unit*, to be changed from a day on, or change it."""
    by, now = actor.of_request(request), site_clock.now()
    actor.require(by, Action.UNIT_CHANGE, unit, now)
    day = schedule.local_day(now)
    version = registry.tree_on(day).version(UnitId(unit))
    names = ("kind", "name", "full_name", "abbreviation", "code", "receives")
    given = {name: getattr(version, name) for name in names}
    form = UnitForm(request.POST or None, initial={**given, "day": day})
    if request.method == "POST" and form.is_valid():
        try:
            changing.change(unit, form.cleaned_data["day"], form.attributes(), by=by, now=now)
        except BluezoneError as error:
            form.add_error(None, _told(error))
        else:
            return redirect("unit", unit=unit)
    shown = {"form": form, "line": seen.line(registry.tree_on(day), UnitId(unit))}
    return render(request, "units/unit_change.html", shown, status=400 if form.errors else 200)


@require_POST
def unit_end(request: HttpRequest, unit: str) -> HttpResponse:
    """End a unit."""
    by, now = actor.of_request(request), site_clock.now()
    actor.require(by, Action.UNIT_CHANGE, unit, now)
    return _posted(request, unit, DayForm(request.POST), lambda typed: changing.end(unit, typed["day"], by=by, now=now))


@require_POST
def unit_successor(request: HttpRequest, unit: str) -> HttpResponse:
    """Say who goes on with what a unit did."""
    by, now = actor.of_request(request), site_clock.now()
    actor.require(by, Action.UNIT_CHANGE, unit, now)

    def name(typed: dict[str, Any]) -> None:
        changing.name_successor(unit, typed["new"].strip(), typed["day"], by=by, now=now)

    return _posted(request, unit, SuccessorForm(request.POST), name)


def _posted(request: HttpRequest, unit: str, form: Any, apply: Any) -> HttpResponse:
    """Apply what a small form on the page of *unit* says; what is wrong is told above that page."""
    if not form.is_valid():
        messages.error(request, " ".join(text for each in form.errors.values() for text in each))
    else:
        try:
            apply(form.cleaned_data)
        except BluezoneError as error:
            messages.error(request, _told(error))
        else:
            messages.success(request, _("Saved."))
    return redirect("unit", unit=unit)


def _told(error: BluezoneError) -> str:
    """Return what to say of *error*: each problem of a tree in words, or the sentence of its kind."""
    if isinstance(error, changing.UnitsRefusedError):
        return " ".join(seen.said(problem) for problem in error.problems[:5])
    return wording.sentence(error)


# --- tables ----------------------------------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
def units_import(request: HttpRequest) -> HttpResponse:
    """Show what a table of units would change, or take it in."""
    by, now = actor.of_request(request), site_clock.now()
    form = TableForm(request.POST or None, request.FILES or None)
    found: transfer.Read | None = None
    problems: tuple[Problem, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            rows = seen.rows_of(form.cleaned_data["file"])
            found = _read(rows, request.POST.get("do") == "take", by, now)
            problems = found.problems
        except changing.UnitsRefusedError as error:
            problems = error.problems
        except BluezoneError as error:
            form.add_error("file", wording.sentence(error))
        else:
            if found and request.POST.get("do") == "take" and not problems:
                messages.success(request, _("%(n)s units were taken in.") % {"n": found.n_new + found.n_changed})
                return redirect("units")
    shown = {"form": form, "found": found, "problems": [seen.said(each) for each in problems[:200]]}
    status = 400 if form.errors or problems else 200
    return render(request, "units/units_import.html", {**shown, "n_problems": len(problems)}, status=status)


def _read(rows: list[list[str]], is_taken: bool, by: Actor, now: datetime) -> transfer.Read:
    return transfer.take_in(rows, by=by, now=now) if is_taken else transfer.read(rows)


@require_safe
def units_export(request: HttpRequest, ending: str) -> HttpResponse:
    """Answer with the units as a table."""
    by, now = actor.of_request(request), site_clock.now()
    return seen.table_answer(transfer.table(by=by, now=now), ending, f"units-{schedule.local_day(now)}")


def invitation_address(request: HttpRequest, secret: str) -> str:
    """Return the link that an invited person opens."""
    return request.build_absolute_uri(reverse("invitation", args=(secret,)))
