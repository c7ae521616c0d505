"""The audit log on pages, for administrators of the site."""

from datetime import UTC, date, datetime, time, timedelta

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from bluezone.protocol import hexadecimal
from bluezone.server import site_clock
from bluezone.server.accounts import audit, permissions
from bluezone.server.accounts.forms import AuditForm
from bluezone.server.accounts.models import AuditEntry, AuditQuerySet, Role, User

A_PAGE = 50


@require_safe
def audit_list(request: HttpRequest) -> HttpResponse:
    """Show the entries that were asked for, the newest first."""
    permissions.require(permissions.person(request), Role.ADMINISTRATOR)
    form = AuditForm(request.GET)
    found = _wanted(form) if form.is_valid() else AuditEntry.objects.none()
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    asked = request.GET.copy()
    asked.pop("page", None)
    rows = [(entry, audit.label(entry.action)) for entry in page]
    shown = {"form": form, "page": page, "rows": rows, "asked": asked.urlencode(), "now": site_clock.now()}
    return render(request, "accounts/audit_list.html", shown)


@require_POST
def audit_verify(request: HttpRequest) -> HttpResponse:
    """Check the whole log, and show what was found."""
    now = site_clock.now()
    verdict = audit.check(by=permissions.person(request), now=now)
    shown = {"verdict": verdict, "digest": hexadecimal.encode(verdict.digest), "now": now}
    return render(request, "accounts/audit_verified.html", shown)


def _wanted(form: AuditForm) -> AuditQuerySet:
    asked = form.cleaned_data
    since, until = _bounds(asked["day"])
    actor = None
    if asked["person"]:
        person = User.objects.filter(username=asked["person"].strip().lower()).first()
        actor = person.pk if person else 0  # nobody has this number, so nothing is found
    units = frozenset({asked["unit"].strip()}) if asked["unit"].strip() else None
    return audit.entries(actor=actor, action=asked["action"], since=since, until=until, units=units)


def _bounds(day: date | None) -> tuple[datetime | None, datetime | None]:
    if day is None:
        return None, None
    start = timezone.make_aware(datetime.combine(day, time())).astimezone(UTC)
    return start, start + timedelta(days=1)
