"""One's own account: password, second factor, recovery codes, sessions."""

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bluezone.errors import BluezoneError
from bluezone.server import site_clock, wording
from bluezone.server.accounts import passwords, permissions, second_factor, sessions
from bluezone.server.accounts.attempts import TooManyAttemptsError
from bluezone.server.accounts.forms import ChangePasswordForm, FirstCodeForm, OwnPasswordForm
from bluezone.server.accounts.services import PasswordWeakError

either = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Show who one is here, and how one signs in."""
    me = permissions.person(request)
    shown = {
        "me": me,
        "has_second_factor": second_factor.is_on(me),
        "is_required": second_factor.is_required(),
        "n_codes": second_factor.n_codes_left(me),
        "sessions": sessions.of(me, request.session.session_key),
    }
    return render(request, "accounts/account.html", shown)


@sensitive_post_parameters("old", "new", "again")
@either
def password(request: HttpRequest) -> HttpResponse:
    """Change the password."""
    form = ChangePasswordForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        old, new = form.cleaned_data["old"], form.cleaned_data["new"]
        try:
            passwords.change(request, permissions.person(request), old, new, now=site_clock.now())
        except PasswordWeakError as error:
            form.add_error("new", error.reasons)
            status = error.status
        except (passwords.PasswordWrongError, TooManyAttemptsError) as error:
            status = _refused(form, "old", error)
        else:
            messages.success(request, _("The password was changed. All other sessions have ended."))
            return redirect("account")
    return render(request, "accounts/password.html", {"form": form}, status=status)


@require_POST
def sessions_end(request: HttpRequest) -> HttpResponse:
    """End all sessions but this one."""
    sessions.end_others(permissions.person(request), request.session.session_key, now=site_clock.now())
    messages.success(request, _("All other sessions have ended."))
    return redirect("account")


@require_safe
def second_factor_page(request: HttpRequest) -> HttpResponse:
    """Show how to set up an authenticator app, or that one is."""
    return _setting_up(request, FirstCodeForm(), 200)


@require_POST
def second_factor_start(request: HttpRequest) -> HttpResponse:
    """Make a key for the app."""
    second_factor.begin(permissions.person(request), now=site_clock.now())
    return redirect("second-factor")


@require_POST
def second_factor_confirm(request: HttpRequest) -> HttpResponse:
    """Turn the second factor on, and show the recovery codes: now and never again."""
    me, form = permissions.person(request), FirstCodeForm(request.POST)
    if not form.is_valid():
        return _setting_up(request, form, 400)
    key = request.session.session_key
    try:
        codes = second_factor.confirm(me, form.cleaned_data["code"], this_key=key, now=site_clock.now())
    except (second_factor.SecondFactorRefusedError, TooManyAttemptsError) as error:
        return _setting_up(request, form, _refused(form, "code", error))
    return render(request, "accounts/codes.html", {"codes": codes, "me": me, "is_first": True})


@sensitive_post_parameters("password")
@either
def second_factor_remove(request: HttpRequest) -> HttpResponse:
    """Ask for the password, then turn the second factor off."""
    form = OwnPasswordForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            second_factor.remove(permissions.person(request), form.cleaned_data["password"], now=site_clock.now())
        except (passwords.PasswordWrongError, TooManyAttemptsError) as error:
            status = _refused(form, "password", error)
        else:
            messages.success(request, _("The second factor was removed. Your password alone is enough now."))
            return redirect("account")
    return render(request, "accounts/second_factor_remove.html", {"form": form}, status=status)


@sensitive_post_parameters("password")
@either
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Ask for the password, then show new recovery codes: now and never again."""
    form, me = OwnPasswordForm(request.POST or None), permissions.person(request)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            codes = second_factor.renew_codes(me, form.cleaned_data["password"], now=site_clock.now())
        except (passwords.PasswordWrongError, TooManyAttemptsError) as error:
            status = _refused(form, "password", error)
        else:
            return render(request, "accounts/codes.html", {"codes": codes, "me": me})
    return render(request, "accounts/recovery_codes.html", {"form": form}, status=status)


def _setting_up(request: HttpRequest, form: FirstCodeForm, status: int) -> HttpResponse:
    me = permissions.person(request)
    begun = second_factor.enrolment(me)
    shown = {
        "form": form,
        "is_on": second_factor.is_on(me),
        "is_required": second_factor.is_required(),
        "enrolment": begun,
        "qr": mark_safe(begun.qr) if begun else "",  # drawn by this program, from letters and digits
    }
    return render(request, "accounts/second_factor.html", shown, status=status)


def _refused(form: Form, field: str, error: BluezoneError) -> int:
    form.add_error(field, wording.sentence(error))
    return error.status
