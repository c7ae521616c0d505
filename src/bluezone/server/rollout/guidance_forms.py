"""The texts of a guidance as a form: one field for each text, named by its place, with rows to spare for new ones.

An empty row is no text; what is too many, too long or missing is told beside its field by the rules of guidance.
"""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bluezone.rollout.guidance import (
    MOST_NEEDS,
    MOST_PARAGRAPHS,
    MOST_QUESTIONS,
    MOST_STEPS,
    POSTER_STEPS,
    GuidanceError,
)
from bluezone.rollout.handset import System

Json = dict[str, Any]
Fields = dict[str, forms.Field]
_LISTS = {"does": MOST_PARAGRAPHS, "needs": MOST_NEEDS, "poster_steps": POSTER_STEPS}
_LANGUAGES = {"vi": _("Vietnamese"), "en": _("English")}
_SYSTEMS = {System.ANDROID: "Android", System.IOS: "iPhone", System.HARMONY: "HarmonyOS"}
_DESK = {
    "organ": _("Office"),
    "place": _("Place"),
    "address": _("Where people may come"),
    "hours": _("When somebody is there"),
}


class GuidanceForm(forms.Form):
    """All texts of the guidance *content*, which also gives the systems and stores; those are the campaign's."""

    def __init__(self, content: Json, data: Any = None) -> None:
        super().__init__(data, auto_id="guidance-%s", label_suffix="")
        self._content = content
        self.groups: list[tuple[str | Promise, list[str]]] = []
        for title, fields in self._planned():
            self.groups.append((title, list(fields)))
            self.fields.update(fields)

    def _planned(self) -> Iterator[tuple[str | Promise, Fields]]:
        content = self._content
        desk: Fields = {"desk.phone": _line(_("Telephone"), content["desk"]["phone"])}
        for name, label in _DESK.items():
            desk.update(_both(f"desk.{name}", label, content["desk"][name]))
        yield _("Where people get help"), desk
        yield _("The app"), _both("app", _("What it is called"), content["app"])
        yield _("What the app does"), _rows("does", _("Paragraph"), content["does"], MOST_PARAGRAPHS, is_long=True)
        yield _("Which phones it needs"), _rows("needs", _("Need"), content["needs"], MOST_NEEDS)
        for number, each in enumerate(content["installations"]):
            where = f"installations.{number}"
            fields: Fields = {
                f"{where}.name": _line(_("Name of the app as its store shows it"), each["name"]),
                f"{where}.publisher": _line(_("Name of the publisher as the store shows it"), each["publisher"]),
                **_rows(f"{where}.steps", _("Step"), each["steps"], MOST_STEPS),
            }
            yield _SYSTEMS.get(System(each["system"]), each["system"]), fields
        yield _("Steps on the poster"), _rows("poster_steps", _("Step"), content["poster_steps"], POSTER_STEPS)
        for number in range(MOST_QUESTIONS):
            given = content["questions"][number] if number < len(content["questions"]) else {}
            where = f"questions.{number}"
            fields = {}
            fields.update(_both(f"{where}.asked", _("Question"), given.get("asked", {})))
            fields.update(_both(f"{where}.answered", _("Answer"), given.get("answered", {}), is_long=True))
            yield _("Question %(number)s") % {"number": number + 1}, fields
        until = forms.DateField(
            label=_("Last day on which it holds"),
            required=False,
            initial=content["valid_until"],
            widget=forms.DateInput(attrs={"type": "date"}),
        )
        yield _("How long it holds"), {"valid_until": until}

    def content(self) -> Json:
        """Return what was typed, for `guidance_json`; call it when the form is valid."""
        made: Json = {**self._content, "app": self._typed("app"), "valid_until": None}
        made["desk"] = {name: self._typed(f"desk.{name}") for name in _DESK}
        made["desk"]["phone"] = self.cleaned_data["desk.phone"]
        for name, most in _LISTS.items():
            made[name] = self._list(name, most)
        made["installations"] = [
            {
                **each,
                "name": self.cleaned_data[f"installations.{number}.name"],
                "publisher": self.cleaned_data[f"installations.{number}.publisher"],
                "steps": self._list(f"installations.{number}.steps", MOST_STEPS),
            }
            for number, each in enumerate(self._content["installations"])
        ]
        asked = [
            {part: self._typed(f"questions.{number}.{part}") for part in ("asked", "answered")}
            for number in range(MOST_QUESTIONS)
        ]
        made["questions"] = [each for each in asked if any(text for part in each.values() for text in part.values())]
        if self.cleaned_data["valid_until"]:
            made["valid_until"] = self.cleaned_data["valid_until"].isoformat()
        return made

    def tell(self, error: GuidanceError, language: str) -> None:
        """Show the problems of *error* beside their fields, those of no field on top."""
        for problem in error.problems:
            said = problem.en if language == "en" else problem.vi
            where = next((name for name in (problem.where, f"{problem.where}.vi") if name in self.fields), None)
            self.add_error(where, said if where else f"{problem.where}: {said}")

    def _typed(self, where: str) -> Json:
        return {language: self.cleaned_data[f"{where}.{language}"] for language in _LANGUAGES}

    def _list(self, where: str, most: int) -> list[Json]:
        typed = (self._typed(f"{where}.{number}") for number in range(most))
        return [each for each in typed if any(each.values())]


def _line(label: Any, initial: str, *, is_long: bool = False) -> forms.CharField:
    # Bounds are those of guidance, told with their number by its own sentences.
    widget = forms.Textarea(attrs={"rows": 3}) if is_long else forms.TextInput()
    return forms.CharField(label=label, required=False, initial=initial, max_length=2_000, widget=widget)


def _both(where: str, label: Any, given: Json, *, is_long: bool = False) -> Fields:
    return {
        f"{where}.{language}": _line(
            _("%(what)s in %(language)s") % {"what": label, "language": name}, given.get(language, ""), is_long=is_long
        )
        for language, name in _LANGUAGES.items()
    }


def _rows(where: str, label: Any, given: list[Json], most: int, *, is_long: bool = False) -> Fields:
    found: Fields = {}
    for number in range(most):
        text = given[number] if number < len(given) else {}
        found.update(_both(f"{where}.{number}", f"{label} {number + 1}", text, is_long=is_long))
    return found
