"""Pages of documents that came in: the register, one document, entering, correcting, assigning, passing on."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bluezone.documents import letter_file
from bluezone.documents.errors import DocumentError
from bluezone.documents.file_kinds import Kind
from bluezone.errors import BluezoneError
from bluezone.letters import checks, schema
from bluezone.letters.checks import Direction
from bluezone.rollout import schedule
from bluezone.rollout.rights import Action
from bluezone.rollout.unit import UnitId
from bluezone.server.rollout import (
    answering,
    assigning,
    draft_page,
    drafts,
    files,
    forwarding,
    incoming_forms,
    numbering,
    paper_desk,
    paper_words,
    register,
    register_tables,
)
from bluezone.server.rollout.incoming_forms import AssignForm, ForwardForm, IncomingForm, UploadForm
from bluezone.server.rollout.models import Campaign, Incoming
from bluezone.server.rollout.numbering import Direction as Register
from bluezone.server.rollout.paper_desk import ROWS_A_PAGE, Desk, language
from bluezone.server.rollout.register import RegisteredAlreadyError, Search

MOST_LISTED = 500
"""So many units can be chosen one by one; a page of more would take seconds, and nobody reads it."""

HERE = "papers-in"
PDF = files.MEDIA_TYPES[Kind.PDF]
_FIELDS = {
    "paper_day_ahead": "arrived_on",
    "paper_dates_contradict": "dated",
    "paper_assignee": "lead",
    "forwarding_nobody_chosen": "to",
    "letter_symbol_invalid": "drafting",
}


def tell(form: forms.Form, error: BluezoneError) -> None:
    """Show *error* beside the field it is about; one about rights has a page of its own."""
    if error.status == 403:
        raise error
    field = _FIELDS.get(error.code)
    form.add_error(field if field in form.fields else None, paper_words.sentence(error))


def wanted(asked: QueryDict) -> Search:
    """Return what of the register the address asks for."""
    year = asked.get("year", "")
    state = asked.get("state", "")
    known = state in register.State.values or state in ("overdue", "open")
    return Search(asked.get("q", "")[:200], state if known else "", int(year) if year.isdecimal() else None)


@require_safe
def papers_in(request: HttpRequest, unit: str) -> HttpResponse:
    """Show the register, the newest first."""
    desk = paper_desk.of(request, unit, HERE)
    asked = wanted(request.GET)
    page = Paginator(register.search(unit, asked, desk.now), ROWS_A_PAGE).get_page(request.GET.get("page"))
    shown = {
        "desk": desk,
        "page": page,
        "rows": [shown_row(row, desk) for row in page],
        "asked": asked,
        "states": [
            (state, said.en if language() == "en" else said.vi) for state, said in register_tables.STATES.items()
        ],
        "years": numbering.years(unit, Register.INCOMING),
        "query": paper_desk.query(request.GET),
        "endings": list(register_tables.WRITERS),
    }
    return render(request, "papers/incoming_list.html", shown)


def shown_row(row: Incoming, desk: Desk) -> dict[str, Any]:
    """Return what a list shows of *row*."""
    due = register_tables.due(row)
    is_open = row.state not in register.DONE
    return {
        "row": row,
        "state": register_tables.state(row, language()),
        "handed_to": register_tables.handed_to(row, desk.named),
        "due": due,
        "is_late": bool(due and is_open and due < desk.now),
        "days_late": register.days_late(due, desk.now) if due and is_open else 0,
        "answers": register_tables.answers(row),
        "is_withdrawn": bool(row.sent_as and row.sent_as.is_withdrawn),
    }


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


@require_safe
def paper_in(request: HttpRequest, unit: str, paper: int) -> HttpResponse:
    """Show one document: what it is, who acts, what became of it."""
    desk = paper_desk.of(request, unit, HERE)
    row = register.find(unit, paper)
    given = register_tables.assignment(row)
    shown = {
        "desk": desk,
        "paper": row,
        "shown": shown_row(row, desk),
        "co_operating": [desk.named(each.pk) for each in given.co_operating.all()] if given else [],
        "assignment": given,
        "lead": desk.named(given.lead_id) if given else "",
        "answers": row.answered_by.order_by("pk"),
        "forwarded": row.forwarded_by.order_by("pk"),
        "findings": _findings(row),
        "sheet": draft_page.laid_out(drafts.pure(row.sent_as).letter) if row.sent_as else None,
        "is_open": row.state not in register.DONE,
        "main": _main(row, desk),
    }
    return render(request, "papers/incoming.html", shown)


def _main(row: Incoming, desk: Desk) -> str:
    """Return the one thing that is next for who looks: "assign", "forward", "answer", or nothing."""
    if row.state == register.State.REGISTERED and "assign" in desk.may:
        return "assign"
    if row.state in register.DONE:
        return ""
    return next((name for name in ("forward", "answer") if name in desk.may), "")


def _findings(row: Incoming) -> list[dict[str, str]]:
    """Return what breaks the rules in a document of which the letter is known."""
    if row.letter is None:
        return []
    found = checks.check(schema.decode(row.letter), direction=Direction.INCOMING)
    return [
        {"text": each.en if language() == "en" else each.vi, "severity": each.severity.value, "rule": each.rule}
        for each in found
    ]


@require_safe
def paper_file(request: HttpRequest, unit: str, paper: int) -> HttpResponse:
    """Hand out the file of a document; one that came from this site is written anew."""
    paper_desk.of(request, unit, HERE)
    row = register.find(unit, paper)
    if row.sent_as and row.file_id is None:
        name = f"{row.number_symbol.replace('/', '-')}.pdf"
        return paper_desk.download(letter_file.write(drafts.pure(row.sent_as).letter, name), name, PDF)
    kept = files.find(row.file_id or "")
    return paper_desk.download(bytes(kept.data), row.file_name or "document", kept.media_type)


# --- entering and correcting -----------------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
def paper_new(request: HttpRequest, unit: str) -> HttpResponse:
    """Show the form of a document that came, filled from its file where there is one, or enter it."""
    desk = paper_desk.of(request, unit, HERE, Action.PAPER_REGISTER)
    form = IncomingForm(
        request.POST if request.method == "POST" else None,
        campaigns=_campaigns(unit),
        initial=_first(request.GET, desk),
    )
    doubles: tuple[Incoming, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            made = _register(form, desk)
        except RegisteredAlreadyError as error:
            doubles = error.doubles
            form.add_error(None, paper_words.sentence(error))
        except BluezoneError as error:
            tell(form, error)
        else:
            messages.success(request, _("Registered as no. %(number)s.") % {"number": f"{made.number:02}"})
            return redirect("paper-in", unit, made.pk)
    shown = {"desk": desk, "form": form, "upload": UploadForm(), "doubles": doubles, "read": _read(form, request.GET)}
    return render(request, "papers/incoming_new.html", shown, status=400 if form.errors else 200)


def _register(form: IncomingForm, desk: Desk) -> Incoming:
    said = form.cleaned_data
    kept = files.find(said["file"]) if said["file"] else None
    found = files.read(said["file"]) if kept else None
    letter = None if found is None or isinstance(found, DocumentError) else found.letter
    campaign = Campaign.objects.filter(code=said["campaign"]).first() if said["campaign"] else None
    return register.register(
        desk.unit,
        form.entry(),
        file=kept,
        file_name=said["file_name"],
        letter=letter,
        campaign=campaign,
        is_another=said["is_another"],
        by=desk.by,
        now=desk.now,
    )


def _first(asked: QueryDict, desk: Desk) -> dict[str, Any]:
    """Return what the form shows at first: today, and what was read in the file that the address names."""
    first: dict[str, Any] = {"arrived_on": schedule.local_day(desk.now)}
    sha256 = asked.get("file", "")
    if sha256:
        first |= incoming_forms.of_file(files.read(sha256), sha256, asked.get("name", "")[:200])
    return first


def _read(form: IncomingForm, asked: QueryDict) -> dict[str, Any]:
    """Return what the page says of the file: its name, and what a clerk should know about how it was read."""
    sha256 = form.data.get("file") or asked.get("file", "")
    if not sha256:
        return {}
    found = files.read(sha256)
    name = form.data.get("file_name") or asked.get("name", "")
    if isinstance(found, DocumentError):
        return {"name": name, "failed": paper_words.sentence(found), "notes": []}
    return {"name": name, "notes": [note.en if language() == "en" else note.vi for note in found.notes]}


def _campaigns(unit: str) -> list[tuple[str, str]]:
    rows = Campaign.objects.filter(participants__unit_id=unit).exclude(stage=Campaign.Stage.ENDED)
    return [(row.code, row.name_en if language() == "en" else row.name_vi) for row in rows]


@require_POST
def paper_read(request: HttpRequest, unit: str) -> HttpResponse:
    """Keep the file that was chosen and show the form filled from it."""
    desk = paper_desk.of(request, unit, HERE, Action.PAPER_REGISTER)
    form = UploadForm(request.POST, request.FILES)
    if form.is_valid():
        given = form.cleaned_data["file"]
        try:
            kept = files.keep(given.read())
        except BluezoneError as error:
            form.add_error("file", paper_words.sentence(error))
        else:
            asked = urlencode({"file": kept.pk, "name": (given.name or "")[:200]})
            return redirect(f"{reverse('paper-new', args=(unit,))}?{asked}")
    empty = IncomingForm(campaigns=_campaigns(unit), initial={"arrived_on": schedule.local_day(desk.now)})
    shown = {"desk": desk, "form": empty, "upload": form, "doubles": (), "read": {}}
    return render(request, "papers/incoming_new.html", shown, status=400)


@require_http_methods(["GET", "HEAD", "POST"])
def paper_change(request: HttpRequest, unit: str, paper: int) -> HttpResponse:
    """Show the form of a row that is to be corrected, or correct it."""
    desk = paper_desk.of(request, unit, HERE, Action.PAPER_REGISTER)
    row = register.find(unit, paper)
    form = IncomingForm(request.POST if request.method == "POST" else None, initial=incoming_forms.of_row(row))
    return _answered(
        request,
        form,
        lambda: register.change(row, form.entry(), by=desk.by, now=desk.now),
        partial(redirect, "paper-in", unit, row.pk),
        "papers/incoming_change.html",
        {"desk": desk, "paper": row},
    )


def _answered(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[[], object],
    onward: Callable[[], HttpResponse],
    template: str,
    shown: dict[str, Any],
) -> HttpResponse:
    """Do *act* for a form that is sent and sound, and go *onward*; otherwise show the form."""
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except BluezoneError as error:
            tell(form, error)
        else:
            return onward()
    return render(request, template, {**shown, "form": form}, status=400 if form.errors else 200)


# --- assigning, passing on, answering --------------------------------------------------------------------------------


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
    return _answered(
        request,
        form,
        lambda: assigning.assign(row, form.order(), by=desk.by, now=desk.now),
        partial(redirect, "paper-in", unit, row.pk),
        "papers/assign.html",
        {"desk": desk, "paper": row},
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
            tell(form, error)
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
