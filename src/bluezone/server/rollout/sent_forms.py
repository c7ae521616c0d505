"""What becomes of a form on papers that was sent: it is done, or shown again with what is wrong beside its field."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bluezone.errors import BluezoneError
from bluezone.server.rollout import paper_words


def tell(form: forms.Form, error: BluezoneError, fields: Mapping[str, str]) -> None:
    """Show *error* beside the field that *fields* name for its code; one about rights has a page of its own."""
    if error.status == 403:
        raise error
    form.add_error(fields.get(error.code), paper_words.sentence(error))


def answered(
    request: HttpRequest,
    form: forms.Form,
    act: Callable[[], object],
    onward: Callable[[], HttpResponse],
    template: str,
    shown: dict[str, Any],
    fields: Mapping[str, str],
) -> HttpResponse:
    """Do *act* for a form that is sent and sound, and go *onward*; otherwise show the form."""
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except BluezoneError as error:
            tell(form, error, fields)
        else:
            return onward()
    return render(request, template, {**shown, "form": form}, status=400 if form.errors else 200)
