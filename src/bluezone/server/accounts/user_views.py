"""Everybody's accounts, for administrators of the site."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bluezone.server import site_clock, wording
from bluezone.server.accounts import passwords, permissions, second_factor, services
from bluezone.server.accounts.forms import NewUserForm, UserForm
from bluezone.server.accounts.models import Role, SecondFactor, User

A_PAGE = 50


@require_safe
def users(request: HttpRequest) -> HttpResponse:
    """Show who can sign in."""
    permissions.require(permissions.person(request), Role.ADMINISTRATOR)
    page = Paginator(User.objects.order_by("-is_active", "username"), A_PAGE).get_page(request.GET.get("page"))
    protected = set(SecondFactor.objects.exclude(confirmed_at=None).values_list("user_id", flat=True))
    return render(request, "accounts/user_list.html", {"page": page, "protected": protected})


@require_http_methods(["GET", "HEAD", "POST"])
def user_new(request: HttpRequest) -> HttpResponse:
    """Make an account, and show the link by which its owner chooses a password: now and never again."""
    me, now = permissions.person(request), site_clock.now()
    permissions.require(me, Role.ADMINISTRATOR)
    form = NewUserForm(request.POST or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        role = Role(given["role"])
        try:
            made = services.make_user(given["username"], None, role, full_name=given["full_name"], now=now, by=me)
        except services.UserRefusedError as error:
            form.add_error("username", wording.sentence(error))
            status = error.status
        else:
            return _link(request, made, passwords.make_link(made, by=me, now=now))
    return render(request, "accounts/user_new.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def user(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one account, or change its name and role."""
    me = permissions.person(request)
    permissions.require(me, Role.ADMINISTRATOR)
    found = services.user(pk)
    form = UserForm(request.POST or None, initial={"full_name": found.full_name, "role": found.role})
    status = 200
    if request.method == "POST" and form.is_valid():
        role = Role(form.cleaned_data["role"])
        try:
            services.change_user(
                found, full_name=form.cleaned_data["full_name"], role=role, by=me, now=site_clock.now()
            )
        except services.LastAdministratorError as error:
            form.add_error("role", wording.sentence(error))
            status = error.status
        else:
            messages.success(request, _("The account was changed."))
            return redirect("user", pk)
    shown = {"form": form, "found": found, "is_me": found == me, "has_second_factor": second_factor.is_on(found)}
    return render(request, "accounts/user.html", shown, status=status)


@require_POST
def user_close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close an account."""
    services.close_user(services.user(pk), by=permissions.person(request), now=site_clock.now())
    messages.success(request, _("The account is closed; its sessions have ended."))
    return redirect("user", pk)


@require_POST
def user_open(request: HttpRequest, pk: int) -> HttpResponse:
    """Open an account again."""
    services.open_user(services.user(pk), by=permissions.person(request), now=site_clock.now())
    messages.success(request, _("The account is open again."))
    return redirect("user", pk)


@require_POST
def user_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a link by which the person chooses a new password: now and never again."""
    found = services.user(pk)
    secret = passwords.make_link(found, by=permissions.person(request), now=site_clock.now())
    return _link(request, found, secret)


@require_POST
def user_second_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the second factor off an account."""
    second_factor.reset(services.user(pk), by=permissions.person(request), now=site_clock.now())
    messages.success(request, _("The second factor was taken off; the sessions of the account have ended."))
    return redirect("user", pk)


def _link(request: HttpRequest, whose: User, secret: str) -> HttpResponse:
    address = request.build_absolute_uri(f"/new-password/{secret}/")
    shown = {"found": whose, "address": address, "expires_at": site_clock.now() + passwords.LINK_LIFE}
    return render(request, "accounts/link.html", shown)
