"""The pages of who does what at a unit: roles, invitations, tokens; and of who was invited."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from bluezone.errors import BluezoneError
from bluezone.rollout import schedule
from bluezone.rollout.rights import Action, Role
from bluezone.rollout.unit import UnitId
from bluezone.server import caller, site_clock, wording
from bluezone.server.accounts.models import User
from bluezone.server.units import actor, granting, registry, seen, tokens
from bluezone.server.units.forms import GiveForm, JoinForm, RoleForm, TokenForm
from bluezone.server.units.models import Invitation
from bluezone.server.units.views import invitation_address


@require_POST
def grant_new(request: HttpRequest, unit: str) -> HttpResponse:
    """Give a role to somebody who has an account."""
    by, now = actor.of_request(request), site_clock.now()
    actor.require(by, Action.GRANT_CHANGE, unit, now)
    form = GiveForm(request.POST)
    if form.is_valid():
        typed = form.cleaned_data
        granting.give(typed["username"], Role(typed["role"]), unit, by=by, now=now)
        messages.success(request, _("Saved."))
    else:
        messages.error(request, " ".join(str(text) for each in form.errors.values() for text in each))
    return redirect("unit", unit=unit)


@require_POST
def grant_end(request: HttpRequest, unit: str, grant: int) -> HttpResponse:
    """End a role."""
    by, now = actor.of_request(request), site_clock.now()
    actor.require(by, Action.GRANT_CHANGE, unit, now)
    granting.end(grant, by=by, now=now)
    messages.success(request, _("The role was ended."))
    return redirect("unit", unit=unit)


@require_POST
def invite(request: HttpRequest, unit: str) -> HttpResponse:
    """Make an invitation and show its link, this once: it is kept nowhere, so there is no page to redirect to."""
    by, now = actor.of_request(request), site_clock.now()
    actor.require(by, Action.GRANT_CHANGE, unit, now)
    form = RoleForm(request.POST)
    if not form.is_valid():
        return redirect("unit", unit=unit)
    made = granting.invite(unit, Role(form.cleaned_data["role"]), by=by, now=now)
    line = seen.line(registry.tree_on(schedule.local_day(now)), UnitId(unit))
    shown = {"line": line, "row": made.row, "role": seen.role(made.row.role)}
    return render(request, "units/invited.html", {**shown, "link": invitation_address(request, made.secret)})


@require_POST
def invitation_end(request: HttpRequest, unit: str, invitation: int) -> HttpResponse:
    """Withdraw an invitation."""
    by, now = actor.of_request(request), site_clock.now()
    actor.require(by, Action.GRANT_CHANGE, unit, now)
    granting.withdraw(invitation, by=by, now=now)
    messages.success(request, _("The invitation was withdrawn."))
    return redirect("unit", unit=unit)


@require_POST
def token_new(request: HttpRequest, unit: str) -> HttpResponse:
    """Make a token and show it, this once."""
    by, now = actor.of_request(request), site_clock.now()
    actor.require(by, Action.TOKEN_CHANGE, unit, now)
    form = TokenForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(text) for each in form.errors.values() for text in each))
        return redirect("unit", unit=unit)
    typed = form.cleaned_data
    made = tokens.issue(unit, typed["name"], Role(typed["role"]), typed["days"], by=by, now=now)
    line = seen.line(registry.tree_on(schedule.local_day(now)), UnitId(unit))
    return render(request, "units/token.html", {"line": line, "row": made.row, "text": made.text})


@require_POST
def token_end(request: HttpRequest, unit: str, token: int) -> HttpResponse:
    """End a token."""
    by, now = actor.of_request(request), site_clock.now()
    actor.require(by, Action.TOKEN_CHANGE, unit, now)
    tokens.end(token, by=by, now=now)
    messages.success(request, _("The token was ended."))
    return redirect("unit", unit=unit)


@login_not_required
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """Show what somebody is invited to, and take it: with a new account, or with the one that is signed in."""
    now, address = site_clock.now(), caller.address(request)
    row = granting.look(secret, address=address, now=now)
    form = JoinForm(request.POST or None, label_suffix="")
    if request.method == "POST":
        if isinstance(request.user, User) and request.POST.get("do") == "take":
            granting.accept(secret, request.user, address=address, now=now)
            return redirect("start")
        if form.is_valid() and _joined(form, secret, address):
            messages.success(request, _("Your account is ready. Sign in with it."))
            return redirect("sign-in")
    return render(request, "units/invitation.html", _invited(row, form), status=400 if form.errors else 200)


def _joined(form: JoinForm, secret: str, address: str) -> bool:
    typed = form.cleaned_data
    try:
        granting.accept_as_new(
            secret, typed["username"], typed["full_name"], typed["password"], address=address, now=site_clock.now()
        )
    except granting.InvitationUnusableError:
        raise
    except BluezoneError as error:
        form.add_error(None, wording.sentence(error))
    return form.is_valid()


def _invited(row: Invitation, form: JoinForm) -> dict[str, object]:
    line = seen.line(registry.tree_on(schedule.local_day(site_clock.now())), UnitId(row.unit_id))
    return {"line": line, "role": seen.role(row.role), "row": row, "form": form}
