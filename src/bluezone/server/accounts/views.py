"""Signing in and out."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from bluezone.errors import BluezoneError
from bluezone.server import caller, site_clock, wording
from bluezone.server.accounts import services
from bluezone.server.accounts.attempts import TooManyAttemptsError
from bluezone.server.accounts.forms import SignInForm


@login_not_required
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Show the sign-in form, or sign in."""
    form = SignInForm(request.POST or None)
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            services.sign_in(
                request,
                form.cleaned_data["username"],
                form.cleaned_data["password"],
                address=caller.address(request),
                now=site_clock.now(),
            )
        except (services.SignInRefusedError, TooManyAttemptsError) as error:
            status = _refused(form, error)
        else:
            return HttpResponseRedirect(_inside(request, wanted))
    return render(request, "accounts/sign_in.html", {"form": form, "next": wanted}, status=status)


@login_not_required
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    services.sign_out(request, now=site_clock.now())
    return redirect("sign-in")


def _refused(form: SignInForm, error: BluezoneError) -> int:
    form.add_error(None, wording.sentence(error))
    return error.status


def _inside(request: HttpRequest, wanted: str) -> str:
    """Return *wanted* if it is an address of this site, or the start page."""
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if is_ours else "/"
