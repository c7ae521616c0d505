"""Every refusal of papers has its words for people."""

from bluezone.errors import BluezoneError
from bluezone.server.rollout import (
    assigning,
    drafting_steps,
    drafts,
    files,
    forwarding,
    letterheads,
    numbering,
    outgoing_register,
    paper_words,
    register,
)

ROOMS = (assigning, drafting_steps, drafts, files, forwarding, letterheads, numbering, outgoing_register, register)


def test_every_error_of_papers_has_a_sentence() -> None:
    for room in ROOMS:
        for found in vars(room).values():
            if isinstance(found, type) and issubclass(found, BluezoneError) and found.__module__ == room.__name__:
                assert found.code in paper_words.SENTENCES, found


def test_a_foreign_error_says_what_the_site_says_of_it() -> None:
    assert paper_words.sentence(BluezoneError("a sentence")) == "a sentence"
    assert paper_words.sentence(numbering.DayAheadError("for programs")) != "for programs"
