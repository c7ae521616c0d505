"""Pages of one report that came: the paper beside what was read, to be confirmed or refused."""

import io
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bluezone.documents import page_pictures, picture_process
from bluezone.documents.errors import DocumentError
from bluezone.errors import BluezoneError
from bluezone.letters import checks, part_names, part_texts, read_values, schema, sheet
from bluezone.letters.letter import REASONS, Moment
from bluezone.rollout import arrival
from bluezone.rollout.arrival import Expected
from bluezone.server import filters
from bluezone.server.rollout import confirming, files, receiving, receiving_page, report_words
from bluezone.server.rollout.models import File, Participant, Received
from bluezone.server.rollout.receiving_forms import ConfirmForm, RefuseForm
from bluezone.server.rollout.receiving_page import Seen, language

SURE_ENOUGH = 0.8
"""Below, a clerk is asked to look again."""

MOST_PAGES = 5
"""So many pages of a paper are shown; a report has one or two, and its file can be had whole."""

DPI = 110
PATHS = {
    "sender": "doc.issuer",
    "number_symbol": "doc.number",
    "dated": "doc.date",
    "cutoff_day": "cutoff",
    "installed": "counts.installed",
    "total": "counts.total",
    "denominator": "counts.denominator",
}
"""Field of the form to the part of the letter from which it was read."""

_FIELDS = {
    "received_denominator_missing": "denominator",
    "received_replacement": "replaces",
    "rollout_figures_invalid": "installed",
}


@require_http_methods(["GET", "HEAD", "POST"])
def received(request: HttpRequest, code: str, unit: str, number: int) -> HttpResponse:
    """Show one report beside its paper, or confirm it as the clerk left it."""
    of = receiving_page.seen(request, code, unit)
    row = confirming.find(of.desk, number)
    form = _form(of, row, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            _confirm(of, row, form)
        except BluezoneError as error:
            receiving_page.tell(form, error, _FIELDS)
        else:
            messages.success(request, _("Confirmed."))
            return redirect(_next(of, row))
    return _shown(request, of, row, form, RefuseForm())


def _confirm(of: Seen, row: Received, form: ConfirmForm) -> None:
    values = form.cleaned_data
    participant = Participant.objects.get(campaign_id=row.campaign_id, unit_id=values["sender"])
    period = next(each for each in of.desk.periods if each.number == values["period"])
    replaces = values.get("replaces")
    old = confirming.find(of.desk, replaces) if replaces else None
    confirming.confirm(row, form.said(participant, period, old), of.desk, by=of.by, now=of.now)


def _next(of: Seen, row: Received) -> str:
    """Return the address of the next report that waits, or of the list."""
    waiting = receiving.reports(of.desk).filter(state=Received.State.WAITING).exclude(pk=row.pk).order_by("pk")
    following = waiting.filter(outgoing=None).first()
    return (
        receiving_page.address(of, "received", following.pk) if following else receiving_page.address(of, "receiving")
    )


def _shown(request: HttpRequest, of: Seen, row: Received, form: ConfirmForm, refusal: RefuseForm) -> HttpResponse:
    document = {**row.read, **({"found": row.evidence["found"]} if "found" in row.evidence else {})}
    read = {each.path: each for each in read_values.values(document)}
    fields = [(field, _evidence(read.get(PATHS.get(field.name, "")))) for field in form]
    return receiving_page.shown(
        request,
        of,
        "rollout/receiving_report.html",
        "receiving",
        form=form,
        refusal=refusal,
        row=row,
        first=[each for each in fields if not each[0].name.startswith("reason_")],
        reasons_told=[
            each for each in fields if each[0].name.startswith("reason_") and each[0].value() not in (None, "")
        ],
        reasons_other=[each for each in fields if each[0].name.startswith("reason_") and each[0].value() in (None, "")],
        values=list(_values(read)),
        findings=[{**each, "text": each[language()]} for each in row.findings],
        failed=_failed(row),
        notes=[note[language()] for note in (row.evidence.get("source") or {}).get("notes", ())],
        pages=range(1, _n_pages(row) + 1),
        text=_text(row),
        senders=list(_units(of).values()) if "list" in form.fields["sender"].widget.attrs else [],
        is_open=row.state != Received.State.REFUSED,
    )


def _failed(row: Received) -> str:
    """Return why nothing could be read in the file; empty where it was."""
    failed = row.evidence.get("failed")
    if not failed:
        return ""
    found = files.read(row.file_id) if row.file_id else None
    return receiving_page.sentence(found) if isinstance(found, DocumentError) else str(failed["sentence"])


def _form(of: Seen, row: Received, sent: Any) -> ConfirmForm:
    others = confirming.others(row, row.participant, row.period).select_related("participant")
    told = sorted(REASONS, key=lambda code: code not in row.reasons)
    return ConfirmForm(
        sent,
        initial=ConfirmForm.shown(row, _cutoff(row)),
        units=_units(of),
        periods=[(each.number, filters.moment(each.cutoff)) for each in of.desk.periods],
        denominators=of.desk.definition.denominators,
        others=[(each.pk, _called(each)) for each in others],
        language=language(),
        reasons_said={code: report_words.reason(code) for code in told},
    )


def _called(row: Received) -> str:
    said = f"{row.installed}/{row.total}" if row.total is not None else "–"
    return f"{row.number_symbol or row.file_name or row.pk}: {said}"


def _cutoff(row: Received) -> Moment | None:
    """Return the moment that the letter names, as it names it."""
    letter = row.confirmed or row.read
    return schema.decode(letter).cutoff if letter else None


def _units(of: Seen) -> Mapping[str, str]:
    """Return the names of those who report, told apart, by unit."""
    rows = receiving.senders(of.desk).values_list("unit_id", "name", "kind", "parent__name")
    return arrival.names(Expected(unit, name, kind, within=above or "") for unit, name, kind, above in rows)


def _evidence(found: read_values.ReadValue | None) -> dict[str, Any] | None:
    if found is None:
        return None
    return {
        "percent": round(found.certainty * 100),
        "is_sure": found.certainty >= SURE_ENOUGH,
        "written": found.written,
        "page": found.page,
    }


def _values(read: Mapping[str, read_values.ReadValue]) -> Iterator[dict[str, Any]]:
    for each in read.values():
        name = part_names.name(each.path)
        yield {
            "name": name.en if language() == "en" else name.vi,
            "value": part_texts.line(each.path, each.value),
            **(_evidence(each) or {}),
        }


def _text(row: Received) -> str:
    source = row.evidence.get("source") or {}
    if source.get("text"):
        return str(source["text"])
    return checks.text_of(sheet.lay_out(schema.decode(row.read))) if row.outgoing_id and row.read else ""


# --- the paper -------------------------------------------------------------------------------------------------------


def _n_pages(row: Received) -> int:
    """Return how many pages of the paper can be shown as pictures."""
    if row.file is None or not _is_drawn(row.file):
        return 0
    pages = (row.evidence.get("source") or {}).get("pages") or [None]
    return min(len(pages), MOST_PAGES)


def _is_drawn(file: File) -> bool:
    return file.media_type == "application/pdf" or file.media_type.startswith("image/")


@require_safe
def received_file(request: HttpRequest, code: str, unit: str, number: int) -> HttpResponse:
    """Hand out the file of a report, to be kept and not shown: it may be anything."""
    row = confirming.find(receiving_page.seen(request, code, unit).desk, number)
    if row.file is None:
        raise Http404
    response = HttpResponse(bytes(row.file.data), content_type=row.file.media_type)
    response["Content-Disposition"] = content_disposition_header(True, row.file_name or "report") or "attachment"
    return response


@require_safe
def received_page(request: HttpRequest, code: str, unit: str, number: int, page: int) -> HttpResponse:
    """Send one page of the paper as a picture drawn here; a picture that came is drawn anew."""
    row = confirming.find(receiving_page.seen(request, code, unit).desk, number)
    if row.file is None or not 1 <= page <= _n_pages(row):
        raise Http404
    response = HttpResponse(_picture(row.file, page), content_type="image/png")
    response["Cache-Control"] = "private, max-age=3600"
    return response


def _picture(file: File, page: int) -> bytes:
    data = bytes(file.data)
    try:
        if file.media_type == "application/pdf":
            drawn = page_pictures.pages(data, DPI)
        else:
            drawn = iter(picture_process.pictures(data).frames)
        found = next(islice(drawn, page - 1, None), None)
    except DocumentError as error:
        raise Http404 from error
    if found is None:
        raise Http404
    found.thumbnail((1_400, 2_000))
    kept = io.BytesIO()
    found.save(kept, "PNG")
    return kept.getvalue()


# --- other ways to settle it -----------------------------------------------------------------------------------------


@require_POST
def as_sent(request: HttpRequest, code: str, unit: str, number: int) -> HttpResponse:
    """Confirm a report that was issued on this site with the figures that its sender froze."""
    of = receiving_page.seen(request, code, unit)
    confirming.confirm_as_sent(confirming.find(of.desk, number), of.desk, by=of.by, now=of.now)
    messages.success(request, _("Confirmed."))
    return redirect(receiving_page.address(of, "receiving"))


@require_POST
def refuse(request: HttpRequest, code: str, unit: str, number: int) -> HttpResponse:
    """Refuse a report and say why."""
    of = receiving_page.seen(request, code, unit)
    row = confirming.find(of.desk, number)
    form = RefuseForm(request.POST)
    if form.is_valid():
        confirming.refuse(row, form.cleaned_data["why"], of.desk, by=of.by, now=of.now)
        messages.success(request, _("Refused. The unit owes its report again."))
        return redirect(receiving_page.address(of, "receiving"))
    answer = _shown(request, of, row, _form(of, row, None), form)
    answer.status_code = 400
    return answer
