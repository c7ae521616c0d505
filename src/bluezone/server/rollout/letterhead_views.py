"""Pages of how an office stands on paper and where its numbers stand."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bluezone.errors import BluezoneError
from bluezone.rollout import schedule
from bluezone.rollout.report import OFFICIAL_LETTER
from bluezone.rollout.rights import Action
from bluezone.server.rollout import draft_page, letterheads, numbering, paper_desk, paper_words
from bluezone.server.rollout.draft_forms import LetterheadForm, StartForm
from bluezone.server.rollout.letterheads import Text
from bluezone.server.rollout.models import Series
from bluezone.server.rollout.numbering import Direction
from bluezone.server.rollout.paper_desk import Desk


@require_http_methods(["GET", "HEAD", "POST"])
def letterhead(request: HttpRequest, unit: str) -> HttpResponse:
    """Show how the office stands on paper, with a letter as it would look, or change it."""
    desk = paper_desk.of(request, unit, "letterhead", Action.PAPER_REGISTER)
    now_said = letterheads.text(unit, desk.now)
    first = {name: getattr(now_said, name) for name in Text.__dataclass_fields__}
    form = LetterheadForm(request.POST if request.method == "POST" else None, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            letterheads.change(unit, form.text(), by=desk.by, now=desk.now)
        except BluezoneError as error:
            form.add_error(None, paper_words.sentence(error))
        else:
            messages.success(request, _("Saved. Letters that are drafted from now on look like this."))
            return redirect("letterhead", unit)
    example = letterheads.read(now_said).head(OFFICIAL_LETTER, ("…",), "…")
    shown = {"desk": desk, "form": form, "sheet": draft_page.laid_out(example)}
    return render(request, "papers/letterhead.html", shown, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def paper_numbers(request: HttpRequest, unit: str) -> HttpResponse:
    """Show where the numbers of the office stand, or take over where a paper book stood."""
    desk = paper_desk.of(request, unit, "paper-numbers", Action.PAPER_REGISTER)
    year = schedule.local_day(desk.now).year
    form = StartForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _start(form, desk, year):
        messages.success(request, _("The numbers go on from there."))
        return redirect("paper-numbers", unit)
    found = Series.objects.filter(unit_id=unit).order_by("-year", "direction", "name")
    shown = {"desk": desk, "form": form, "series": found, "year": year}
    return render(request, "papers/numbers.html", shown, status=400 if form.errors else 200)


def _start(form: StartForm, desk: Desk, year: int) -> bool:
    said = form.cleaned_data
    try:
        numbering.start(
            desk.unit, year, Direction(said["direction"]), said["series"], said["last"], by=desk.by, now=desk.now
        )
    except BluezoneError as error:
        form.add_error("last", paper_words.sentence(error))
        return False
    return True
