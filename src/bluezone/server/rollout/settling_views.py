"""Pages by which incoming documents are settled: assigned, passed on, answered, put aside; and what is overdue."""

from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bluezone.errors import BluezoneError
from bluezone.rollout import schedule
from bluezone.rollout.rights import Action
from bluezone.rollout.unit import UnitId
from bluezone.server.rollout import (
    answering,
    assigning,
    forwarding,
    incoming_forms,
    paper_desk,
    register,
    register_tables,
    sent_forms,
)
from bluezone.server.rollout.incoming_forms import AssignForm, ForwardForm
from bluezone.server.rollout.incoming_views import HERE, shown_row
from bluezone.server.rollout.models import Incoming
from bluezone.server.rollout.paper_desk import ROWS_A_PAGE, Desk

MOST_LISTED = 500
"""So many units can be chosen one by one; a page of more would take seconds, and nobody reads it."""

_FIELDS = {"paper_assignee": "lead", "forwarding_nobody_chosen": "to", "letter_symbol_invalid": "drafting"}


@require_safe
def papers_overdue(request: HttpRequest, unit: str) -> HttpResponse:
    """Show what is overdue here and in the offices below, that which waits longest first."""
    desk = paper_desk.of(request, unit, "papers-overdue")
    units = desk.tree.subtree(UnitId(unit)) if UnitId(unit) in desk.tree else (UnitId(unit),)
    found = register.overdue(units, desk.now)
    page = Paginator(found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "desk": desk,
        "page": page,
        "rows": [
            {**shown_row(row, desk), "office": desk.named(row.unit_id), "is_own": row.unit_id == unit}
            for row in register.rows(page.object_list)
        ],
        "waiting": [(desk.named(each.unit), each) for each in assigning.waiting([unit], desk.now)[:ROWS_A_PAGE]],
        "query": "",
    }
    return render(request, "papers/overdue.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def paper_assign(request: HttpRequest, unit: str, paper: int) -> HttpResponse:
    """Show who could act on a document, or let it be acted on."""
    desk = paper_desk.of(request, unit, HERE, Action.PAPER_ASSIGN)
    row = register.find(unit, paper)
    form = AssignForm(
        request.POST if request.method == "POST" else None,
        units=_inner(desk),
        initial=incoming_forms.of_assignment(register_tables.assignment(row)),
    )
    return sent_forms.answered(
        request,
        form,
        lambda: assigning.assign(row, form.order(), by=desk.by, now=desk.now),
        partial(redirect, "paper-in", unit, row.pk),
        "papers/assign.html",
        {"desk": desk, "paper": row},
        _FIELDS,
    )


def _inner(desk: Desk) -> list[tuple[str, str]]:
    """Return the units among which the head chooses: those directly below, and the office itself."""
    below = forwarding.direct(desk.unit, desk.now)
    return [(each, desk.named(each)) for each in (*below, desk.unit)]


@require_http_methods(["GET", "HEAD", "POST"])
def paper_forward(request: HttpRequest, unit: str, paper: int) -> HttpResponse:
    """Show to whom a directive can be passed on, or draft the letter by which it is."""
    desk = paper_desk.of(request, unit, HERE, Action.PAPER_FORWARD)
    row = register.find(unit, paper)
    everybody, direct = forwarding.whole(unit, desk.now), forwarding.direct(unit, desk.now)
    form = ForwardForm(
        request.POST if request.method == "POST" else None,
        units=[(each, desk.named(each)) for each in direct[:MOST_LISTED]],
        ways=_ways(len(everybody), len(direct)),
        initial=_forwarding(row),
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = forwarding.forward(row, form.plan(everybody, direct), by=desk.by, now=desk.now)
        except BluezoneError as error:
            sent_forms.tell(form, error, _FIELDS)
        else:
            return redirect("draft", unit, made.pk)
    shown = {"desk": desk, "paper": row, "form": form, "n_below": len(everybody)}
    return render(request, "papers/forward.html", shown, status=400 if form.errors else 200)


def _ways(n_all: int, n_direct: int) -> list[tuple[str, str]]:
    return [
        (incoming_forms.DIRECT, _("All units directly below: %(n)s") % {"n": n_direct}),
        (incoming_forms.ALL, _("All units below, at every level: %(n)s") % {"n": n_all}),
        (incoming_forms.CHOSEN, _("Those that I choose")),
    ]


def _forwarding(row: Incoming) -> dict[str, Any]:
    due = register_tables.due(row)
    moment = schedule.moment(due) if due else None
    return {
        "abstract": row.abstract,
        "tasks": forwarding.tasks(row),
        "until_day": moment.day if moment else None,
        "until_time": moment.at if moment else None,
    }


@require_POST
def paper_answer(request: HttpRequest, unit: str, paper: int) -> HttpResponse:
    """Draft the answer to a document."""
    desk = paper_desk.of(request, unit, HERE, Action.REPORT_DRAFT)
    made = answering.draft(register.find(unit, paper), by=desk.by, now=desk.now)
    return redirect("draft", unit, made.pk)


@require_POST
def paper_move(request: HttpRequest, unit: str, paper: int) -> HttpResponse:
    """Put a document where nothing more is to be done, or take it back into work."""
    desk = paper_desk.of(request, unit, HERE)
    row, state = register.find(unit, paper), request.POST.get("state", "")
    if state in register.MOVES:
        register.move(row, state, by=desk.by, now=desk.now)
    return redirect("paper-in", unit, row.pk)
