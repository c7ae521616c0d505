"""Pages of documents that came in: the register, one document, entering it, correcting it."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
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
from bluezone.server.rollout import (
    draft_page,
    drafts,
    files,
    incoming_forms,
    numbering,
    paper_desk,
    paper_words,
    register,
    register_tables,
    sent_forms,
)
from bluezone.server.rollout.incoming_forms import IncomingForm, UploadForm
from bluezone.server.rollout.models import Campaign, Incoming
from bluezone.server.rollout.numbering import Direction as Register
from bluezone.server.rollout.paper_desk import ROWS_A_PAGE, Desk, language
from bluezone.server.rollout.register import RegisteredAlreadyError, Search

HERE = "papers-in"
READ_FILE = "read_file"
"""Under which a session keeps the name of the file that its clerk had read last."""

PDF = files.MEDIA_TYPES[Kind.PDF]
_FIELDS = {"paper_day_ahead": "arrived_on", "paper_dates_contradict": "dated"}


def wanted(asked: QueryDict) -> Search:
    """Return what of the register the address asks for."""
    state = paper_desk.asked_text(asked, "state")
    is_known = state in register.State.values or state in ("overdue", "open")
    return Search(paper_desk.asked_text(asked, "q"), state if is_known else "", paper_desk.asked_year(asked))


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
        initial=_first(request, desk),
    )
    doubles: tuple[Incoming, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            made = _register(form, desk)
        except RegisteredAlreadyError as error:
            doubles = error.doubles
            form.add_error(None, paper_words.sentence(error))
        except BluezoneError as error:
            sent_forms.tell(form, error, _FIELDS)
        else:
            messages.success(request, _("Registered as no. %(number)s.") % {"number": f"{made.number:02}"})
            return redirect("paper-in", unit, made.pk)
    shown = {"desk": desk, "form": form, "upload": UploadForm(), "doubles": doubles, "read": _read(form, request)}
    return render(request, "papers/incoming_new.html", shown, status=400 if form.errors else 200)


def _register(form: IncomingForm, desk: Desk) -> Incoming:
    said = form.cleaned_data
    kept = files.find(said["file"]) if said["file"] else None
    found = files.read(said["file"]) if kept else None
    letter = None if found is None or isinstance(found, DocumentError) else found.letter
    return register.register(
        desk.unit,
        form.entry(),
        file=kept,
        file_name=said["file_name"],
        letter=letter,
        campaign=_campaign(form),
        is_another=said["is_another"],
        by=desk.by,
        now=desk.now,
    )


def _first(request: HttpRequest, desk: Desk) -> dict[str, Any]:
    """Return what the form shows at first: today, and what was read in the file that the address names."""
    first: dict[str, Any] = {"arrived_on": schedule.local_day(desk.now)}
    sha256 = paper_desk.asked_text(request.GET, "file")
    if sha256:
        first |= incoming_forms.of_file(files.read(sha256), sha256, _name(request, sha256))
    return first


def _name(request: HttpRequest, sha256: str) -> str:
    """Return what the file that was read last was called: people's names stand in names of files, so in no address."""
    kept = request.session.get(READ_FILE, {})
    return str(kept.get("name", "")) if kept.get("sha256") == sha256 else ""


def _read(form: IncomingForm, request: HttpRequest) -> dict[str, Any]:
    """Return what the page says of the file: its name, and what a clerk should know about how it was read."""
    sha256 = paper_desk.asked_text(form.data, "file") or paper_desk.asked_text(request.GET, "file")
    if not sha256:
        return {}
    found = files.read(sha256)
    name = paper_desk.asked_text(form.data, "file_name") or _name(request, sha256)
    if isinstance(found, DocumentError):
        return {"name": name, "failed": paper_words.sentence(found), "notes": []}
    return {"name": name, "notes": [note.en if language() == "en" else note.vi for note in found.notes]}


def _campaign(form: IncomingForm) -> Campaign | None:
    code = form.cleaned_data["campaign"]
    return Campaign.objects.filter(code=code).first() if code else None


def _campaigns(unit: str, held: Campaign | None = None) -> list[tuple[str, str]]:
    """Return the campaigns of *unit* among which to choose, with the one that is *held* already, be it over or not."""
    rows = list(Campaign.objects.filter(participants__unit_id=unit).exclude(stage=Campaign.Stage.ENDED))
    if held is not None and held not in rows:
        rows.append(held)
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
            request.session[READ_FILE] = {"sha256": kept.pk, "name": (given.name or "")[:200]}
            return redirect(f"{reverse('paper-new', args=(unit,))}?file={kept.pk}")
    empty = IncomingForm(campaigns=_campaigns(unit), initial={"arrived_on": schedule.local_day(desk.now)})
    shown = {"desk": desk, "form": empty, "upload": form, "doubles": (), "read": {}}
    return render(request, "papers/incoming_new.html", shown, status=400)


@require_http_methods(["GET", "HEAD", "POST"])
def paper_change(request: HttpRequest, unit: str, paper: int) -> HttpResponse:
    """Show the form of a row that is to be corrected, or correct it."""
    desk = paper_desk.of(request, unit, HERE, Action.PAPER_REGISTER)
    row = register.find(unit, paper)
    form = IncomingForm(
        request.POST if request.method == "POST" else None,
        campaigns=_campaigns(unit, row.campaign),
        initial={**incoming_forms.of_row(row), "campaign": row.campaign.code if row.campaign else ""},
    )
    return sent_forms.answered(
        request,
        form,
        lambda: register.change(row, form.entry(), campaign=_campaign(form), by=desk.by, now=desk.now),
        partial(redirect, "paper-in", unit, row.pk),
        "papers/incoming_change.html",
        {"desk": desk, "paper": row},
        _FIELDS,
    )
