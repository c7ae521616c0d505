"""How pages speak of where a member stands: the state in words, who said it, reasons in the order helpers need them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.requirement import Verdict
from bluezone.rollout.status import SAID, Entry, Source, State
from bluezone.server.accounts.models import User
from bluezone.server.rollout import report_words
from bluezone.server.units.models import Token

REASON_ORDER = (
    *("not_reached", "no_smartphone", "os_too_old", "incompatible_device", "storage_full", "refused", "on_leave"),
    *("no_phone", "phone_broken", "no_bluetooth", "no_store", "other_device", "other"),
)
"""The frequent ones first; another reason, which needs words, last."""

SOURCES: dict[Source, str | Promise] = {
    Source.VERIFIED: _("proved by the phone's registration"),
    Source.TICKED: _("ticked by a helper"),
    Source.SELF_REPORTED: _("said by the person"),
}

VERDICTS: dict[Verdict, str | Promise] = {
    Verdict.COMPATIBLE: _("The phone can run the app"),
    Verdict.LIKELY_INCOMPATIBLE: _("The phone likely cannot run the app"),
    Verdict.UNKNOWN: _("Whether the phone can run the app is not known"),
}

SENTENCES = {
    "tick_malformed": _("Something is missing in what the page sent. Load the list again and repeat it."),
    "self_link_unusable": _("This link does not hold, or its time is over. Ask your office for a new one."),
    "rollout_status_invalid": _(
        "This cannot follow what is known of the person. Open the person's page and correct what was wrong there."
    ),
    "rollout_requirement_invalid": _("Choose whether the phone can run the app."),
}
"""By code of the error."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One entry as a page shows it: what it says, who said so, by what."""

    entry: Entry
    said: Bilingual
    who: str

    @property
    def source(self) -> str | Promise:
        """Return how it is known."""
        return SOURCES[self.entry.source]


def claims(entries: Iterable[Entry], names: dict[str, str]) -> tuple[Claim, ...]:
    """Return *entries* in their words; *names* are those of `who_said`."""
    return tuple(Claim(each, said(each), names.get(each.by, each.by)) for each in entries)


def said(entry: Entry) -> Bilingual:
    """Return what *entry* says: "đã cài đặt", or "chưa cài đặt: hệ điều hành quá cũ"."""
    if not entry.reason:
        return SAID[entry.state]
    why = report_words.reason(entry.reason)
    if entry.reason == "other":
        why = Bilingual(entry.note, entry.note)
    without = SAID[State.NOT_ASKED] if entry.state is State.EXEMPT else SAID[entry.state]
    return Bilingual(f"{without.vi}: {why.vi}", f"{without.en}: {why.en}")


def reasons() -> tuple[tuple[str, Bilingual], ...]:
    """Return codes and words of the reasons, the frequent ones first."""
    return tuple((code, report_words.reason(code)) for code in REASON_ORDER)


def who_said(entries: Iterable[Entry]) -> dict[str, str]:
    """Return the name of everybody who wrote one of *entries*, by the label that stands in it; two queries at most."""
    labels = {each.by for each in entries}
    found = {label: _unnamed(label) for label in labels}
    if numbers := _numbers(labels, "user "):
        found |= {f"user {user.pk}": user.shown_name for user in User.objects.filter(pk__in=numbers)}
    if numbers := _numbers(labels, "token "):
        found |= {f"token {token.pk}": token.name for token in Token.objects.filter(pk__in=numbers)}
    return found


def _numbers(labels: Iterable[str], kind: str) -> list[int]:
    return [int(label.removeprefix(kind)) for label in labels if label.startswith(kind)]


def _unnamed(label: str) -> str:
    if label.startswith("link "):
        return str(_("the person"))
    return str(_("this site")) if label == "site" else label
