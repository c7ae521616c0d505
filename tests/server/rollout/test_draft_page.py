"""What the page of a document shows beside the letter."""

from datetime import date

import pytest

from bluezone.letters.checks import Severity
from bluezone.rollout.issuing import Act, Report, Step
from bluezone.server.rollout import draft_page
from tests.server.rollout import papers
from tests.server.rollout.province import THURSDAY, Province, person


def test_a_draft_is_checked_as_if_it_left_today() -> None:
    errors = [each for each in draft_page.findings(papers.letter(), THURSDAY) if each.severity is Severity.ERROR]

    assert errors == []
    assert draft_page.findings(papers.letter(signer=None), THURSDAY)[0].severity is Severity.ERROR


def test_a_letter_is_laid_out_by_the_rules_of_its_day() -> None:
    assert draft_page.laid_out(papers.letter()).watermark == "DỰ THẢO"
    assert draft_page.laid_out(papers.letter(date=date(2020, 8, 6), is_draft=False)).watermark is None


def test_steps_carry_the_names_of_those_who_took_them(province: Province) -> None:
    someone = person("hạnh")
    steps = (Step(Act.CHECK, f"user {someone.pk}", THURSDAY), Step(Act.SEND_BACK, "site", THURSDAY, "Sai."))

    found = draft_page.history(Report("", papers.letter(), steps=steps))

    assert [(each.who, each.note) for each in found] == [(someone.shown_name, None), ("site", "Sai.")]


@pytest.mark.parametrize(
    ("acts", "main"),
    [((Act.EDIT, Act.CHECK), Act.CHECK), ((Act.EDIT,), None), ((), None), ((Act.ISSUE,), Act.ISSUE)],
)
def test_one_step_brings_a_document_on(acts: tuple[Act, ...], main: Act | None) -> None:
    assert draft_page.main(acts) is main


def test_every_step_has_its_words() -> None:
    assert set(draft_page.SAID) == set(Act)
