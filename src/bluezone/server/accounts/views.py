"""Signing in and out, and choosing a password by a link."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from bluezone.errors import BluezoneError
from bluezone.server import caller, site_clock, wording
from bluezone.server.accounts import passwords, signing_in
from bluezone.server.accounts.attempts import TooManyAttemptsError
from bluezone.server.accounts.forms import CodeForm, NewPasswordForm, SignInForm
from bluezone.server.accounts.second_factor import SecondFactorRefusedError
from bluezone.server.accounts.services import PasswordWeakError


@login_not_required
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Show the sign-in form, or sign in; whoever has a second factor is asked for a code next."""
    form = SignInForm(request.POST or None)
    wanted = _wanted(request)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            is_in = signing_in.sign_in(
                request,
                form.cleaned_data["username"],
                form.cleaned_data["password"],
                address=caller.address(request),
                now=site_clock.now(),
            )
        except (signing_in.SignInRefusedError, TooManyAttemptsError) as error:
            status = _refused(form, error)
        else:
            asked = f"{reverse('sign-in-code')}?{urlencode({'next': wanted})}"
            return HttpResponseRedirect(_inside(request, wanted) if is_in else asked)
    return render(request, "accounts/sign_in.html", {"form": form, "next": wanted}, status=status)


@login_not_required
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_code(request: HttpRequest) -> HttpResponse:
    """Ask for the code, or finish signing in with it."""
    wanted = _wanted(request)
    if not signing_in.is_pending(request):
        return redirect(f"{reverse('sign-in')}?{urlencode({'next': wanted})}" if wanted else "sign-in")
    form = CodeForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            signing_in.enter_code(
                request, form.cleaned_data["code"], address=caller.address(request), now=site_clock.now()
            )
        except (SecondFactorRefusedError, TooManyAttemptsError) as error:
            status = _refused(form, error)
        else:
            return HttpResponseRedirect(_inside(request, wanted))
    return render(request, "accounts/sign_in_code.html", {"form": form, "next": wanted}, status=status)


@login_not_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    signing_in.sign_out(request, now=site_clock.now())
    return redirect("sign-in")


@login_not_required
@sensitive_post_parameters("new", "again")
@sensitive_variables("secret")
@require_http_methods(["GET", "HEAD", "POST"])
def new_password(request: HttpRequest, secret: str) -> HttpResponse:
    """Let whoever holds the link choose a password; signing in comes after."""
    now = site_clock.now()
    person = passwords.whose(secret, now=now)
    form = NewPasswordForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            passwords.use_link(secret, form.cleaned_data["new"], now=now)
        except PasswordWeakError as error:
            form.add_error("new", error.reasons)
            status = error.status
        else:
            messages.success(request, _("The password is set. Sign in with it."))
            return redirect("sign-in")
    return render(request, "accounts/new_password.html", {"form": form, "person": person}, status=status)


def _refused(form: Form, error: BluezoneError) -> int:
    form.add_error(None, wording.sentence(error))
    return error.status


def _wanted(request: HttpRequest) -> str:
    return request.POST.get("next") or request.GET.get("next") or ""


def _inside(request: HttpRequest, wanted: str) -> str:
    """Return *wanted* if it is an address of this site, or the start page."""
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if is_ours else "/"
