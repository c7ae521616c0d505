"""The pages of officers and administrators: cases, codes, batches, keys."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bluezone.authority import code as codes
from bluezone.authority.case import CaseError, CaseFromTheFutureError, CaseTooOldError, OnsetAfterTestError
from bluezone.protocol import hexadecimal
from bluezone.server import site_clock, wording
from bluezone.server.accounts.models import Role, User
from bluezone.server.accounts.permissions import require
from bluezone.server.authority import publishing, services
from bluezone.server.authority.forms import CaseForm, CodeForm, RotationForm
from bluezone.server.authority.models import HandedIn, SigningKey

CASES_A_PAGE = 50
_FIELDS: dict[type[CaseError], str] = {
    CaseFromTheFutureError: "test_date",
    CaseTooOldError: "test_date",
    OnsetAfterTestError: "onset_date",
}


def person(request: HttpRequest) -> User:
    """Return who is signed in; pages are closed to everybody else before a view is called."""
    if not isinstance(request.user, User):
        raise TypeError("a page of the authority was opened to people who are not signed in")
    return request.user


@require_safe
def case_list(request: HttpRequest) -> HttpResponse:
    """Show the cases, the newest first."""
    now = site_clock.now()
    found = services.list_cases(by=person(request), now=now)
    page = Paginator(found, CASES_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "authority/case_list.html", {"page": page, "now": now})


@require_http_methods(["GET", "HEAD", "POST"])
def case_new(request: HttpRequest) -> HttpResponse:
    """Show the form for a new case, or confirm it."""
    require(person(request), Role.OFFICER)
    form = CaseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.confirm_case(**form.cleaned_data, by=person(request), now=site_clock.now())
        except CaseError as error:
            form.add_error(_FIELDS.get(type(error)), wording.sentence(error))
        else:
            return redirect("case", case_id=made.pk)
    return render(request, "authority/case_new.html", {"form": form}, status=400 if form.errors else 200)


@require_safe
def case(request: HttpRequest, case_id: int) -> HttpResponse:
    """Show one case and its codes."""
    now = site_clock.now()
    found = services.read_case(case_id, by=person(request), now=now)
    form = CodeForm(initial={"form_id": uuid.uuid4()})
    issued = found.codes.order_by("-issued_at", "-pk")
    return render(request, "authority/case.html", {"case": found, "codes": issued, "form": form, "now": now})


@require_POST
def code_new(request: HttpRequest, case_id: int) -> HttpResponse:
    """Issue a code and show it, this once: it is kept nowhere, so there is no page to redirect to."""
    require(person(request), Role.OFFICER)
    form = CodeForm(request.POST)
    if not form.is_valid():
        return redirect("case", case_id=case_id)
    issued = services.issue_code(case_id, form.cleaned_data["form_id"], by=person(request), now=site_clock.now())
    shown = {"code": codes.grouped(issued.code), "expires_at": issued.expires_at, "case": issued.case}
    return render(request, "authority/code.html", shown)


@require_safe
def batch_list(request: HttpRequest) -> HttpResponse:
    """Show the batches of the last days."""
    require(person(request), Role.OFFICER, Role.ADMINISTRATOR)
    now = site_clock.now()
    shown = {
        "batches": publishing.recent(now).reverse(),
        "n_waiting": HandedIn.objects.count(),
        "now": now,
    }
    return render(request, "authority/batch_list.html", shown)


@require_POST
def batch_new(request: HttpRequest) -> HttpResponse:
    """Publish now."""
    published = publishing.publish(by=person(request), now=site_clock.now())
    if published:
        n = sum(made.n_infections for made in published)
        said = ngettext("Published: %(n)s key.", "Published: %(n)s keys.", n) % {"n": n}
    else:
        said = _("Nothing was waiting, so nothing was published.")
    messages.success(request, said)
    return redirect("batches")


@require_safe
def key_list(request: HttpRequest) -> HttpResponse:
    """Show the keys."""
    require(person(request), Role.ADMINISTRATOR)
    now = site_clock.now()
    keys = SigningKey.objects.order_by("-from_s", "-pk")
    shown = {
        "keys": [_shown(key, int(now.timestamp())) for key in keys],
        "root": hexadecimal.encode(publishing.root_public_key()),
        "serial": publishing.keyring_now().serial,
        "form": RotationForm(),
        "now": now,
    }
    return render(request, "authority/key_list.html", shown)


def _shown(key: SigningKey, now_s: int) -> dict[str, object]:
    state = "coming" if key.from_s > now_s else "past" if key.until_s < now_s else "valid"
    name = hexadecimal.encode(bytes(key.public_key))[:16]
    return {"name": name, "from_s": key.from_s, "until_s": key.until_s, "state": state}


@require_POST
def key_new(request: HttpRequest) -> HttpResponse:
    """Rotate the signing key."""
    form = RotationForm(request.POST)
    form.is_valid()
    publishing.rotate(by=person(request), now=site_clock.now(), at_once=bool(form.cleaned_data.get("at_once")))
    messages.success(request, _("A new signing key was made. Phones learn of it by themselves."))
    return redirect("keys")
