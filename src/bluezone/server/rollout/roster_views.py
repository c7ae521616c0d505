"""The pages of rosters: the list, a file on its way in, one person."""

import uuid
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bluezone.documents import sheets
from bluezone.errors import BluezoneError
from bluezone.rollout import handset, roster
from bluezone.rollout.column_words import Field
from bluezone.rollout.finding import Finding, Weight
from bluezone.rollout.rights import Action
from bluezone.server import site_clock, wording
from bluezone.server.rollout import accepting, access, report_words, roster_forms, rosters, staging, tabs
from bluezone.server.rollout.actions import RolloutAction
from bluezone.server.rollout.models import Campaign, Member, Participant, StagedRoster
from bluezone.server.rollout.roster_forms import MemberForm, UploadForm
from bluezone.server.rollout.staging import Look
from bluezone.server.units import actor, records, seen
from bluezone.server.units.actor import Actor

A_PAGE = 100
MOST_SHOWN = 200
"""Problems, doubts and changes of one kind that a page shows; the table of problems has them all."""


def _frame(request: HttpRequest, code: str, unit: str) -> dict[str, Any]:
    """Return what every page of a roster shows around itself."""
    by, now = actor.of_request(request), site_clock.now()
    at = access.participant(code, unit)
    may_change = access.may(by, Action.ROSTER_CHANGE, at, now)
    return {"at": at, "by": by, "now": now, "may_change": may_change, "tabs": tabs.tabs(at, by, now, here="roster")}


def _sent(request: HttpRequest) -> tuple[Any, Any]:
    """Return the fields and the files that a form sent; None where it is only shown."""
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


@require_safe
def roster_list(request: HttpRequest, code: str, unit: str) -> HttpResponse:
    """Show who is on the roster."""
    frame = _frame(request, code, unit)
    wanted, state = request.GET.get("q", ""), request.GET.get("state", "")
    found = rosters.listed(frame["at"], wanted=wanted, state=state, by=frame["by"], now=frame["now"])
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    lines = [(row, report_words.reason(row.reason)) for row in page]
    shown = {
        "page": page,
        "lines": lines,
        "wanted": wanted,
        "state": state,
        "states": _states(),
        "others": _others(frame["at"]),
    }
    return render(request, "rollout/roster.html", {**frame, **shown})


def _states() -> list[tuple[str, str]]:
    return [
        ("", _("everybody")),
        ("open", _("open: neither installed nor a reason")),
        ("installed", _("installed")),
        ("reason", _("not installed, with a reason")),
        ("conflict", _("two say different things")),
    ]


def _others(at: Participant) -> list[Campaign]:
    """Return earlier campaigns in which the unit has a roster."""
    before = Participant.objects.filter(unit_id=at.unit_id, members__isnull=False).exclude(campaign_id=at.campaign_id)
    return list(Campaign.objects.filter(participants__in=before).distinct()[:10])


# --- a file on its way in --------------------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
def roster_upload(request: HttpRequest, code: str, unit: str) -> HttpResponse:
    """Ask for a file or a paste, and keep it to be looked at."""
    frame = _frame(request, code, unit)
    access.require(frame["by"], Action.ROSTER_CHANGE, frame["at"], frame["now"])
    form = UploadForm(*_sent(request), label_suffix="")
    if request.method == "POST" and form.is_valid():
        try:
            book, name = _book(form.cleaned_data)
            made = staging.stage_book(frame["at"], book, name, by=frame["by"], now=frame["now"])
        except BluezoneError as error:
            form.add_error("file" if form.cleaned_data["file"] else "text", wording.sentence(error))
        else:
            return redirect("roster-staged", code=code, unit=unit, key=made.pk)
    return render(request, "rollout/roster_upload.html", {**frame, "form": form}, status=400 if form.errors else 200)


def _book(typed: dict[str, Any]) -> tuple[sheets.Book, str]:
    file = typed["file"]
    if not file:
        return sheets.Book((sheets.Sheet("", tuple(map(tuple, roster.pasted(typed["text"])))),)), ""
    if file.size > sheets.MOST_FILE_BYTES:
        raise sheets.SheetTooLargeError("The file is larger than any roster. Save the one table you need alone.")
    return sheets.read(file.read(), file.name), file.name


@require_POST
def roster_copy(request: HttpRequest, code: str, unit: str) -> HttpResponse:
    """Keep the roster of an earlier campaign to be looked at."""
    frame = _frame(request, code, unit)
    by, now = frame["by"], frame["now"]
    access.require(by, Action.ROSTER_CHANGE, frame["at"], now)
    rows = rosters.copy(access.campaign(request.POST.get("from", "")), frame["at"], by=by, now=now)
    made = staging.stage(frame["at"], rows, "", by=by, now=now)
    return redirect("roster-staged", code=code, unit=unit, key=made.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def roster_staged(request: HttpRequest, code: str, unit: str, key: uuid.UUID) -> HttpResponse:
    """Show what a file would change; correct its columns, decide its doubts, take it in or drop it."""
    frame = _frame(request, code, unit)
    by, now = frame["by"], frame["now"]
    staged = staging.find(key, frame["at"], by=by, now=now)
    problem, status = "", 200
    if request.method == "POST":
        do = request.POST.get("do", "")
        if do == "drop":
            staging.drop(staged, by=by, now=now)
            messages.success(request, _("The file was dropped; nothing was changed."))
            return redirect("roster", code=code, unit=unit)
        if do in _CORRECTIONS:
            _CORRECTIONS[do](request, staged, by, now)
            return redirect("roster-staged", code=code, unit=unit, key=key)
        try:
            shown = request.POST.get("fingerprint", "")
            taken = accepting.accept(staged, shown, is_partial=do == "partial", by=by, now=now)
        except BluezoneError as error:
            problem, status = wording.sentence(error), error.status
        else:
            said = _("Taken in: %(added)s new, %(changed)s changed, %(left)s left.")
            numbers = {"added": taken.added, "changed": taken.changed, "left": taken.left}
            messages.success(request, said % numbers)
            return redirect("roster", code=code, unit=unit)
    look = staging.show(key, frame["at"], by=by, now=now)
    return render(request, "rollout/roster_staged.html", {**frame, **_shown(look), "problem": problem}, status=status)


def _correct(request: HttpRequest, staged: StagedRoster, by: Actor, now: datetime) -> None:
    """Keep what the form says of columns otherwise than it showed them, and who doubtful rows are."""
    said = roster_forms.corrected(request.POST)
    before = {int(number): Field(text) if text else None for number, text in staged.said.items()}
    kept = {number: field for number, field in before.items() if field is None or field not in said.values()}
    decided = {int(row): member for row, member in staged.decisions.items()}
    staging.correct(staged, {**kept, **said}, {**decided, **roster_forms.decisions(request.POST)}, by=by, now=now)


def _decide_anew(request: HttpRequest, staged: StagedRoster, by: Actor, now: datetime) -> None:
    before = {int(number): Field(text) if text else None for number, text in staged.said.items()}
    staging.correct(staged, before, {}, by=by, now=now)


def _choose(request: HttpRequest, staged: StagedRoster, by: Actor, now: datetime) -> None:
    number = request.POST.get("sheet", "")
    staging.choose(staged, int(number) if number.isascii() and number.isdigit() else -1, by=by, now=now)


_CORRECTIONS = {"correct": _correct, "anew": _decide_anew, "sheet": _choose}


def _shown(look: Look) -> dict[str, Any]:
    changes = look.reading.changes
    held = {str(row.pk): row for row in _candidates(look)}
    errors = [each for each in look.findings if each.weight is Weight.ERROR]
    return {
        "look": look,
        "columns": look.reading.mapping.columns,
        "fields": roster_forms.fields(),
        "not_read": roster_forms.NOT_READ,
        "n_errors": len(errors),
        "findings": [_line(each) for each in look.findings[:MOST_SHOWN]],
        "n_findings": len(look.findings),
        "doubts": [
            (doubt, seen.words(doubt.why), [held[each] for each in doubt.candidates if each in held])
            for doubt in changes.doubtful[:MOST_SHOWN]
        ],
        "added": changes.added[:MOST_SHOWN],
        "changed": [
            (each, [_difference(one, look) for one in each.differences]) for each in changes.changed[:MOST_SHOWN]
        ],
        "left": changes.left[:MOST_SHOWN],
        "n_open": len(changes.open),
        "n_decided": len(look.staged.decisions),
        "sheets": list(enumerate(look.sheets)),
        "notes": look.notes[:MOST_SHOWN],
        "skipped": [(each, seen.words(each.said)) for each in look.reading.skipped[:MOST_SHOWN]],
        "n_skipped": len(look.reading.skipped),
        "converted": [look.reading.mapping.columns[number].name for number in look.reading.converted],
        "units": look.units,
    }


def _candidates(look: Look) -> list[Member]:
    wanted = {int(each) for doubt in look.reading.changes.doubtful for each in doubt.candidates}
    return list(Member.objects.filter(pk__in=wanted).select_related("participant"))


def _line(each: Finding) -> tuple[Finding, str]:
    return each, each.en if (get_language() or "vi") == "en" else each.vi


def _difference(one: Any, look: Look) -> tuple[str, str, str]:
    return _attribute(one.attribute), _value(one.before, look), _value(one.after, look)


def _attribute(name: str) -> str:
    said = {
        "name": _("name"),
        "phone": _("mobile number"),
        "unit": _("unit"),
        "position": _("position"),
        "birth": _("birth"),
        "handset": _("phone"),
        "note": _("note"),
    }
    return said.get(name, name)


def _value(value: Any, look: Look) -> str:
    if isinstance(value, handset.Handset):
        return value.as_written or value.model or "–"
    return look.units.get(value, value) if value else "–"


@require_safe
def roster_problems(request: HttpRequest, code: str, unit: str, key: uuid.UUID, ending: str) -> HttpResponse:
    """Answer with all problems of a file as a table."""
    frame = _frame(request, code, unit)
    look = staging.show(key, frame["at"], by=frame["by"], now=frame["now"])
    rows = [["Dòng", "Cột", "Có", "Cần", "Mức"]]
    rows += [[str(f.row), f.column, f.found, seen.words(f.expected), f.weight.name.lower()] for f in look.findings]
    return seen.table_answer(rows, ending, f"problems-{code}-{unit}")


# --- one person ------------------------------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
def member_new(request: HttpRequest, code: str, unit: str) -> HttpResponse:
    """Ask for one more person, or put them on the roster."""
    frame = _frame(request, code, unit)
    at, by, now = frame["at"], frame["by"], frame["now"]
    access.require(by, Action.ROSTER_CHANGE, at, now)
    form = MemberForm(staging.units_below(at), _sent(request)[0], initial={"unit": at.unit_id})
    if (
        request.method == "POST"
        and form.is_valid()
        and _done(form, lambda: rosters.add(at, form.typed(), by=by, now=now))
    ):
        messages.success(request, _("Saved."))
        return redirect("roster", code=code, unit=unit)
    return render(request, "rollout/roster_member.html", {**frame, "form": form}, status=400 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def member(request: HttpRequest, code: str, unit: str, number: int) -> HttpResponse:
    """Show one person, or change what is told of them."""
    frame = _frame(request, code, unit)
    at, by, now = frame["at"], frame["by"], frame["now"]
    row = rosters.read(number, at, by=by, now=now)
    form = MemberForm(staging.units_below(at), _sent(request)[0], initial=_initial(row))
    if request.method == "POST":
        access.require(by, Action.ROSTER_CHANGE, at, now)
        if form.is_valid() and _done(form, lambda: rosters.change(number, at, form.typed(), by=by, now=now)):
            messages.success(request, _("Saved."))
            return redirect("member", code=code, unit=unit, number=number)
    shown = {**frame, "form": form, "member": row}
    return render(request, "rollout/roster_member.html", shown, status=400 if form.errors else 200)


def _done(form: MemberForm, apply: Any) -> bool:
    """Apply, or show beside its field what cannot be."""
    try:
        apply()
    except rosters.MemberRefusedError as error:
        form.add_error(error.field, _refusals().get(error.field, error.sentence))
    except BluezoneError as error:
        form.add_error(None, wording.sentence(error))
    return form.is_valid()


def _refusals() -> dict[str, str]:
    return {
        "name": _("Type family name and given name."),
        "phone": _("Ten digits beginning with 0 that nobody else of the unit has, or nothing."),
        "birth": _("A day such as 02/01/1980, or a year."),
        "unit": _("Choose this unit or one below it."),
    }


def _initial(row: Member) -> dict[str, Any]:
    phone = row.handset()
    version = handset.version_text(phone.version) if phone.version else ""
    plain = {name: getattr(row, name) for name in ("name", "phone", "position", "system", "model", "note")}
    return {
        **plain,
        "birth": "/".join(reversed(row.birth.split("-"))),
        "version": version,
        "unit": row.participant.unit_id,
    }


@require_POST
def member_remove(request: HttpRequest, code: str, unit: str, number: int) -> HttpResponse:
    """Take one person off the roster, or put them back."""
    frame = _frame(request, code, unit)
    at, by, now = frame["at"], frame["by"], frame["now"]
    access.require(by, Action.ROSTER_CHANGE, at, now)
    if request.POST.get("do") == "restore":
        rosters.restore(number, at, by=by, now=now)
        messages.success(request, _("Back on the roster."))
    else:
        rosters.remove(number, at, by=by, now=now)
        messages.success(request, _("Taken off the roster; figures of earlier cut-offs stay."))
    return redirect("roster", code=code, unit=unit)


# --- lists and tables ------------------------------------------------------------------------------------------------


@require_safe
def roster_gone(request: HttpRequest, code: str, unit: str) -> HttpResponse:
    """Show who was taken off the roster."""
    frame = _frame(request, code, unit)
    found = rosters.gone(frame["at"], by=frame["by"], now=frame["now"])
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "rollout/roster_gone.html", {**frame, "page": page})


@require_safe
def roster_doubles(request: HttpRequest, code: str, unit: str) -> HttpResponse:
    """Show whose number other units have too."""
    frame = _frame(request, code, unit)
    found = rosters.doubles(frame["at"], by=frame["by"], now=frame["now"])
    return render(request, "rollout/roster_doubles.html", {**frame, "doubles": found[: 5 * MOST_SHOWN]})


@require_safe
def roster_export(request: HttpRequest, code: str, unit: str, ending: str) -> HttpResponse:
    """Answer with the roster as a table."""
    frame = _frame(request, code, unit)
    rows = rosters.table(rosters.listed(frame["at"], by=frame["by"], now=frame["now"]))
    records.record(
        RolloutAction.ROSTER_EXPORTED,
        by=frame["by"],
        now=frame["now"],
        subject=f"{len(rows) - 1} members of {code}"[:60],
        unit=unit,
    )
    return seen.table_answer(rows, ending, f"roster-{code}-{unit}")


@require_safe
def roster_template(request: HttpRequest, code: str, unit: str) -> HttpResponse:
    """Answer with an empty table to fill in."""
    frame = _frame(request, code, unit)
    access.require(frame["by"], Action.ROSTER_SEE, frame["at"], frame["now"])
    heads = [head for head in rosters.HEADS if head not in rosters.NOT_READ_AGAIN]
    return seen.table_answer([heads], "xlsx", "roster-template")
