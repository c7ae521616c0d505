"""Pages of one outgoing document: the letter as it will look, its faults and steps, its files, what follows it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bluezone.documents import letter_file
from bluezone.documents.file_kinds import Kind
from bluezone.errors import BluezoneError
from bluezone.letters.checks import Severity
from bluezone.rollout import issuing, schedule
from bluezone.rollout.issuing import Act, Stage, StepForbiddenError
from bluezone.server.errors_door import NotFoundError
from bluezone.server.rollout import answering, draft_page, drafting_steps, drafts, files, paper_desk, paper_words
from bluezone.server.rollout import register_tables as tables
from bluezone.server.rollout.draft_forms import AnswersForm, DraftForm, StepForm, WithdrawForm
from bluezone.server.rollout.models import Outgoing
from bluezone.server.rollout.paper_desk import Desk, language

HERE = "papers-out"
MOST_NAMED = 20
"""So many addressed units are named; of more the page says how many."""

FILES = {".docx": files.MEDIA_TYPES[Kind.DOCX], ".pdf": files.MEDIA_TYPES[Kind.PDF]}
_SEVERITIES = {Severity.ERROR: "bad", Severity.WARNING: "due", Severity.HINT: ""}


@require_safe
def draft(request: HttpRequest, unit: str, draft: int) -> HttpResponse:
    """Show a document at whatever stage it stands."""
    desk = paper_desk.of(request, unit, HERE)
    return _page(request, desk, drafts.find(unit, draft))


def _page(request: HttpRequest, desk: Desk, row: Outgoing, status: int = 200, **forms: Any) -> HttpResponse:
    report = drafts.pure(row)
    who = drafts.person(row, desk.by, desk.now)
    acts = issuing.acts(report, who)
    found = draft_page.findings(report.letter, desk.now) if row.stage != Stage.ISSUED else ()
    addressed = list(row.addressed.values_list("pk", flat=True)[:MOST_NAMED])
    shown = {
        "desk": desk,
        "paper": row,
        "sheet": draft_page.laid_out(report.letter),
        "stage": issuing.STAGES[report.stage],
        "acts": {act.name.lower() for act in acts},
        "main": (main.name.lower() if (main := draft_page.main(acts)) else ""),
        "findings": [
            {"text": each.en if language() == "en" else each.vi, "look": _SEVERITIES[each.severity], "rule": each.rule}
            for each in found
        ],
        "n_errors": sum(each.severity is Severity.ERROR for each in found),
        "history": draft_page.history(report),
        "today": schedule.local_day(desk.now),
        "answers": [(each, tables.cited(each)) for each in row.answers.order_by("pk")],
        "addressed": [desk.named(each) for each in addressed],
        "n_addressed": row.addressed.count(),
        "n_delivered": row.deliveries.count(),
        "replaced_by": row.replaced_by.order_by("pk"),
        "may_withdraw": Act.APPROVE in who.may and row.stage == Stage.ISSUED and not row.is_withdrawn,
        "may_replace": Act.EDIT in who.may and row.stage == Stage.ISSUED,
        "may_register": "register" in desk.may and row.number is not None,
        "may_link": row.stage != Stage.ISSUED and bool({Act.EDIT, Act.NUMBER} & set(who.may)),
        "step": StepForm(initial={"day": schedule.local_day(desk.now)}),
        "withdrawing": WithdrawForm(),
        **forms,
    }
    return render(request, "papers/draft.html", shown, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def draft_edit(request: HttpRequest, unit: str, draft: int) -> HttpResponse:
    """Show the text of a draft as fields, or change it."""
    desk = paper_desk.of(request, unit, HERE)
    row = drafts.find(unit, draft)
    report = drafts.pure(row)
    if Act.EDIT not in issuing.acts(report, drafts.person(row, desk.by, desk.now)):
        raise StepForbiddenError("Document: you may not edit it, or it is no draft any more. Load its page again.")
    form = DraftForm(request.POST if request.method == "POST" else None, report.letter)
    if request.method == "POST" and form.is_valid():
        try:
            drafting_steps.edit(row, form.changed(), by=desk.by, now=desk.now)
        except BluezoneError as error:
            form.add_error(None, paper_words.sentence(error))
        else:
            return redirect("draft", unit, row.pk)
    shown = {"desk": desk, "paper": row, "form": form, "has_figures": report.letter.counts is not None}
    return render(request, "papers/draft_edit.html", shown, status=400 if form.errors else 200)


@require_POST
def draft_step(request: HttpRequest, unit: str, draft: int) -> HttpResponse:
    """Take the step that a button names."""
    desk = paper_desk.of(request, unit, HERE)
    row = drafts.find(unit, draft)
    form = StepForm(request.POST)
    if not form.is_valid():
        return _page(request, desk, row, 400, step=form)
    try:
        _take(row, form.cleaned_data, desk)
    except BluezoneError as error:
        form.add_error("day" if error.code == "paper_day_ahead" else None, paper_words.sentence(error))
        return _page(request, desk, drafts.find(unit, draft), error.status, step=form)
    return redirect("draft", unit, row.pk)


def _take(row: Outgoing, said: dict[str, Any], desk: Desk) -> None:
    by, now = desk.by, desk.now
    steps = {
        Act.CHECK.name: lambda: drafting_steps.check(row, by=by, now=now),
        Act.APPROVE.name: lambda: drafting_steps.approve(row, by=by, now=now),
        Act.NUMBER.name: lambda: drafting_steps.number(row, by=by, now=now, day=said["day"]),
        Act.ISSUE.name: lambda: drafting_steps.issue(row, by=by, now=now),
        Act.SEND_BACK.name: lambda: drafting_steps.send_back(row, said["note"], by=by, now=now),
    }
    step = steps.get(said["act"].upper())
    if step is None:
        raise NotFoundError("step: there is none of this name")
    step()


@require_safe
def draft_file(request: HttpRequest, unit: str, draft: int, ending: str) -> HttpResponse:
    """Write the letter as DOCX or PDF; a document that is not issued carries the mark of a draft."""
    paper_desk.of(request, unit, HERE)
    row = drafts.find(unit, draft)
    kind = f".{ending}"
    if kind not in FILES:
        raise NotFoundError("file: a letter is written as docx or pdf")
    name = f"{(row.number_symbol or f'du-thao-{row.pk}').replace('/', '-')}{kind}"
    return paper_desk.download(letter_file.write(drafts.pure(row).letter, name), name, FILES[kind])


@require_POST
def draft_drop(request: HttpRequest, unit: str, draft: int) -> HttpResponse:
    """Take back a draft that nobody needs."""
    desk = paper_desk.of(request, unit, HERE)
    drafting_steps.drop(drafts.find(unit, draft), by=desk.by, now=desk.now)
    messages.success(request, _("The draft is dropped."))
    return redirect("papers-out", unit)


# --- what it answers, and what follows it ----------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
def draft_answers(request: HttpRequest, unit: str, draft: int) -> HttpResponse:
    """Show which incoming documents a draft could answer, or say which it does."""
    desk = paper_desk.of(request, unit, HERE)
    row = drafts.find(unit, draft)
    answering.require(row, by=desk.by, now=desk.now)
    form = AnswersForm(
        request.POST if request.method == "POST" else None,
        papers=answering.choices(unit, row),
        initial={"answers": [str(each.pk) for each in row.answers.all()]},
    )
    if request.method == "POST" and form.is_valid():
        answering.link(row, [int(each) for each in form.cleaned_data["answers"]], by=desk.by, now=desk.now)
        return redirect("draft", unit, row.pk)
    shown = {"desk": desk, "paper": row, "form": form}
    return render(request, "papers/draft_answers.html", shown, status=400 if form.errors else 200)


@require_POST
def draft_withdraw(request: HttpRequest, unit: str, draft: int) -> HttpResponse:
    """Withdraw an issued document."""
    desk = paper_desk.of(request, unit, HERE)
    row = drafts.find(unit, draft)
    drafting_steps.require_signing(row, desk.by, desk.now)
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return _page(request, desk, row, 400, withdrawing=form)
    try:
        drafting_steps.withdraw(row, form.cleaned_data["reason"], by=desk.by, now=desk.now)
    except drafting_steps.NotIssuedError as error:
        form.add_error(None, paper_words.sentence(error))
        return _page(request, desk, drafts.find(unit, draft), error.status, withdrawing=form)
    messages.success(request, _("Withdrawn. Tell those who have it that they may not go by it any more."))
    return redirect("draft", unit, row.pk)


@require_POST
def draft_replace(request: HttpRequest, unit: str, draft: int) -> HttpResponse:
    """Draft the document that replaces an issued one."""
    desk = paper_desk.of(request, unit, HERE)
    made = drafting_steps.replacement(drafts.find(unit, draft), by=desk.by, now=desk.now)
    return redirect("draft", unit, made.pk)
