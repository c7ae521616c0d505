"""Words of the report's pages."""

from bluezone.letters.letter import REASONS
from bluezone.server.rollout import outreach, report_words, reporting


def test_every_reason_has_a_name_in_both_languages() -> None:
    for code, vi in REASONS.items():
        said = report_words.reason(code)
        assert said.vi == vi
        assert said.en != code or code in ("refused", "other")
    assert report_words.reason("new").vi == "new"


def test_every_refusal_has_its_sentence() -> None:
    for room in (outreach, reporting):
        for thing in vars(room).values():
            if isinstance(thing, type) and thing.__module__ == room.__name__ and hasattr(thing, "code"):
                assert thing.code in report_words.SENTENCES
