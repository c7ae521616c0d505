"""The pages of guidance: where an office edits it, and what everybody sees."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from bluezone.documents import leaflet
from bluezone.rollout import guidance_json, schedule
from bluezone.rollout.guidance import Guidance, GuidanceError, Language
from bluezone.server import site_clock
from bluezone.server.guidance import embedding, page
from bluezone.server.guidance.page import Addresses
from bluezone.server.rollout import access, guiding, tabs
from bluezone.server.rollout.guidance_forms import GuidanceForm
from bluezone.server.rollout.models import GuidancePage
from bluezone.server.units import actor

_PAPERS = {"leaflet": leaflet.leaflet, "poster": leaflet.poster}


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, code: str, unit: str) -> HttpResponse:
    """Show the texts of an office's guidance, or save them."""
    by, now = actor.of_request(request), site_clock.now()
    at = access.participant(code, unit)
    held = guiding.read(at, by=by, now=now)
    form = GuidanceForm(guidance_json.encode(held.guidance), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            is_public = request.POST.get("do") == "publish"
            guiding.save(at, form.content(), is_public=is_public, by=by, now=now)
        except GuidanceError as error:
            form.tell(error, get_language() or "vi")
        else:
            return redirect("guidance-edit", code=code, unit=unit)
    shown = {
        "at": at,
        "tabs": tabs.tabs(at, by, now, here="guidance-edit"),
        "form": form,
        "groups": [(title, [form[name] for name in names]) for title, names in form.groups],
        "row": held.row,
        "snippets": _snippets(request, held.row, held.guidance),
    }
    return render(request, "rollout/guidance_edit.html", shown, status=400 if form.errors else 200)


def _snippets(request: HttpRequest, row: GuidancePage | None, guidance: Guidance) -> dict[str, str]:
    """Return what an office copies into its own site, once its page is public."""
    if row is None or not row.is_public:
        return {}
    addresses = _addresses(request, row.slug, Language.VI)
    frame = request.build_absolute_uri(reverse("guide-frame", args=(row.slug, Language.VI.value)))
    return {
        "frame": embedding.frame(guidance, Language.VI, frame),
        "card": embedding.card(guidance, Language.VI, addresses),
    }


@login_not_required
@require_safe
def guide(request: HttpRequest, slug: str, language: str = "vi") -> HttpResponse:
    """Show the public page."""
    found = guiding.public(slug)
    spoken = Language(language)
    today = schedule.local_day(site_clock.now())
    return embedding.answer(page.html(found, spoken, _addresses(request, slug, spoken), today), spoken)


@login_not_required
@require_safe
def frame(request: HttpRequest, slug: str, language: str) -> HttpResponse:
    """Show the short page that stands in other sites."""
    spoken = Language(language)
    return embedding.embedded(guiding.public(slug), spoken, _addresses(request, slug, spoken))


@login_not_required
@require_safe
def paper(request: HttpRequest, slug: str, language: str, paper: str) -> HttpResponse:
    """Answer with the leaflet or the poster as PDF."""
    spoken = Language(language)
    data = _PAPERS[paper](guiding.public(slug), spoken, _addresses(request, slug, spoken).page)
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{slug}-{paper}-{language}.pdf"'
    response["Cache-Control"] = f"public, max-age={embedding.KEPT_S}"
    return response


def _addresses(request: HttpRequest, slug: str, language: Language) -> Addresses:
    def absolute(name: str, **places: Any) -> str:
        return request.build_absolute_uri(reverse(name, kwargs={"slug": slug, **places}))

    other = Language.EN if language is Language.VI else Language.VI
    papers = {kind: absolute("guide-paper", language=language.value, paper=kind) for kind in _PAPERS}
    return Addresses(
        page=absolute("guide-in", language=language.value),
        other=absolute("guide-in", language=other.value),
        **papers,
    )
