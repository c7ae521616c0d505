"""Links by which people report themselves: made and printed by helpers, opened by whoever holds one."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from bluezone.documents import qr
from bluezone.errors import BluezoneError
from bluezone.rollout.bilingual import Bilingual
from bluezone.server import caller, site_clock
from bluezone.server.rollout import access, campaigns, self_links, status_words, ticking
from bluezone.server.rollout.models import Participant, SelfLink
from bluezone.server.rollout.report_views import language, sent, shown, tell
from bluezone.server.rollout.self_links import Made
from bluezone.server.rollout.status_forms import PHONE_REASONS, PhoneForm, ReasonForm
from bluezone.server.units import actor

WHY, PHONE = "why", "phone"


@require_POST
def self_link(request: HttpRequest, code: str, unit: str, number: int) -> HttpResponse:
    """Make a link for one member and show it, this once."""
    by, now = actor.of_request(request), site_clock.now()
    at = access.participant(code, unit)
    made = self_links.make(at, [ticking.member(at, number, by=by, now=now)], by=by, now=now)
    return _sheet(request, at, made)


@require_http_methods(["GET", "HEAD", "POST"])
def self_slips(request: HttpRequest, code: str, unit: str) -> HttpResponse:
    """Ask before slips for all open members are made, or make them and show them for printing."""
    by, now = actor.of_request(request), site_clock.now()
    at = access.participant(code, unit)
    members = ticking.open_members(at, by=by, now=now)
    if request.method == "POST":
        return _sheet(request, at, self_links.make(at, list(members[: self_links.MOST_SLIPS]), by=by, now=now))
    n_open = members.count()
    return shown(
        request, at, "rollout/self_ask.html", "tick", n_open=n_open, n_slips=min(n_open, self_links.MOST_SLIPS)
    )


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def self_report(request: HttpRequest, token: str) -> HttpResponse:
    """Ask a person one question at a time how far their phone is, or write the answer."""
    now = site_clock.now()
    link = self_links.find(token, address=caller.address(request), now=now)
    asked = request.GET.get("ask", "")
    if asked == WHY:
        return _why(request, link, token)
    if asked == PHONE:
        return _phone(request, link, token)
    if request.method == "POST":
        if request.POST.get("has") != "yes":
            return _to(token, WHY)
        self_links.say(link, has_app=True, entry_id=request.POST.get("id", ""), now=now)
        return _to(token)
    last = self_links.last_said(link)
    return _shown(request, link, "rollout/self.html", last=last, said=status_words.said(last) if last else None)


def _why(request: HttpRequest, link: SelfLink, token: str) -> HttpResponse:
    form = ReasonForm(sent(request), language=language())
    if request.method == "POST" and form.is_valid():
        try:
            self_links.say(
                link, has_app=False, entry_id=request.POST.get("id", ""), now=site_clock.now(), **form.cleaned_data
            )
        except BluezoneError as error:
            tell(form, error)
        else:
            return _to(token, PHONE if form.cleaned_data["reason"] in PHONE_REASONS else "")
    return _shown(request, link, "rollout/self_why.html", form=form)


def _phone(request: HttpRequest, link: SelfLink, token: str) -> HttpResponse:
    form = PhoneForm(sent(request))
    if request.method == "POST" and form.is_valid():
        self_links.tell_phone(link, form.cleaned_data["phone"], now=site_clock.now())
        return _to(token)
    return _shown(request, link, "rollout/self_phone.html", form=form)


def _shown(request: HttpRequest, link: SelfLink, template: str, **context: object) -> HttpResponse:
    """Return a page of *link*: of whom it is says the unit and the end of the number, never a name."""
    at = link.member.participant
    form = context.get("form")
    context |= {
        "unit": at.name,
        "tail": link.member.phone[-3:],
        "app": campaigns.pure(at.campaign).app,
        "expires_at": link.expires_at,
        "new_id": ticking.new_id(),
    }
    response = render(request, template, context, status=400 if getattr(form, "errors", None) else 200)
    response["X-Robots-Tag"] = "noindex"
    return response


def _to(token: str, asked: str = "") -> HttpResponseRedirect:
    address = reverse("self", args=(token,))
    return HttpResponseRedirect(f"{address}?ask={asked}" if asked else address)


def _sheet(request: HttpRequest, at: Participant, made: tuple[Made, ...]) -> HttpResponse:
    app: Bilingual = campaigns.pure(at.campaign).app
    slips = [(each, address, qr.svg(address)) for each in made for address in [_absolute(request, each)]]
    return shown(request, at, "rollout/self_slips.html", "tick", slips=slips, app=app)


def _absolute(request: HttpRequest, made: Made) -> str:
    return request.build_absolute_uri(reverse("self", args=(made.token,)))
