"""Pages of documents that leave: the register with what is on its way into it, and documents written elsewhere."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from bluezone.errors import BluezoneError
from bluezone.letters import kinds
from bluezone.letters.kinds import SymbolError
from bluezone.rollout import issuing, schedule
from bluezone.rollout.issuing import Stage
from bluezone.rollout.rights import Action
from bluezone.server.rollout import (
    answering,
    drafts,
    elsewhere,
    letterheads,
    numbering,
    outgoing_register,
    paper_desk,
    register_tables,
    sent_forms,
)
from bluezone.server.rollout.draft_forms import ElsewhereForm, OutgoingForm
from bluezone.server.rollout.models import Incoming, Outgoing
from bluezone.server.rollout.numbering import Direction
from bluezone.server.rollout.outgoing_register import Search
from bluezone.server.rollout.paper_desk import ROWS_A_PAGE, Desk, language

HERE = "papers-out"
STATES = (Stage.NUMBERED.value, Stage.ISSUED.value, "withdrawn")
_FIELDS = {"paper_number_not_free": "wanted", "paper_day_ahead": "dated"}


def wanted(asked: QueryDict) -> Search:
    """Return what of the register the address asks for."""
    state = paper_desk.asked_text(asked, "state")
    return Search(paper_desk.asked_text(asked, "q"), state if state in STATES else "", paper_desk.asked_year(asked))


@require_safe
def papers_out(request: HttpRequest, unit: str) -> HttpResponse:
    """Show what is on its way and what has a number, the newest first."""
    desk = paper_desk.of(request, unit, HERE)
    asked = wanted(request.GET)
    page = Paginator(outgoing_register.search(unit, asked), ROWS_A_PAGE).get_page(request.GET.get("page"))
    is_first = page.number == 1 and asked == Search()
    shown = {
        "desk": desk,
        "page": page,
        "rows": [_shown(row) for row in page],
        "drafts": [_shown(row) for row in outgoing_register.on_the_way(unit)] if is_first else [],
        "asked": asked,
        "years": numbering.years(unit, Direction.OUTGOING),
        "query": paper_desk.query(request.GET),
        "endings": list(register_tables.WRITERS),
    }
    return render(request, "papers/outgoing_list.html", shown)


def _shown(row: Outgoing) -> dict[str, Any]:
    said = issuing.STAGES[Stage(row.stage)]
    return {"row": row, "stage": said.en if language() == "en" else said.vi}


@require_http_methods(["GET", "HEAD", "POST"])
def paper_out_new(request: HttpRequest, unit: str) -> HttpResponse:
    """Show the form of a document that was written elsewhere, or give it its number."""
    desk = paper_desk.of(request, unit, HERE, Action.PAPER_REGISTER)
    form = ElsewhereForm(
        request.POST if request.method == "POST" else None, papers=answering.choices(unit), initial=_first(desk)
    )
    if request.method == "POST" and form.is_valid():
        made = _register(form, desk)
        if made is not None:
            messages.success(request, _("Its number is %(number)s.") % {"number": made.number_symbol})
            return redirect("papers-out", unit)
    return render(request, "papers/outgoing_new.html", {"desk": desk, "form": form}, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def paper_out_change(request: HttpRequest, unit: str, draft: int) -> HttpResponse:
    """Show what the registry wrote beside a document, or change it."""
    desk = paper_desk.of(request, unit, HERE, Action.PAPER_REGISTER)
    row = drafts.find(unit, draft)
    first = {name: getattr(row, name) for name in outgoing_register.Entry.__dataclass_fields__}
    form = OutgoingForm(request.POST if request.method == "POST" else None, initial=first)
    return sent_forms.answered(
        request,
        form,
        lambda: outgoing_register.change(row, form.entry(), by=desk.by, now=desk.now),
        partial(redirect, "draft", unit, row.pk),
        "papers/outgoing_change.html",
        {"desk": desk, "paper": row},
        {"paper_day_ahead": "handed_on"},
    )


def _register(form: ElsewhereForm, desk: Desk) -> Outgoing | None:
    answers = Incoming.objects.filter(unit_id=desk.unit, pk__in=form.cleaned_data["answers"])
    try:
        return elsewhere.register(desk.unit, form.entry(), answers=answers, by=desk.by, now=desk.now)
    except BluezoneError as error:
        sent_forms.tell(form, error, _FIELDS)
        return None


def _first(desk: Desk) -> dict[str, Any]:
    office = letterheads.office(desk.unit, desk.now)
    try:
        symbol = office.symbol(kinds.OFFICIAL_LETTER)
    except SymbolError:
        symbol = ""
    return {
        "symbol": symbol,
        "dated": schedule.local_day(desk.now),
        "signer": office.signer.name or "",
        "kept_by": ", ".join(office.archive.units) if office.archive else "",
    }
