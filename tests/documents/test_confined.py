"""A helper that hangs or dies takes nothing with it."""

import io
import signal
from contextlib import suppress

import pytest

from bluezone.documents import confined
from bluezone.documents.confined import ConfinedError

PDFS = "bluezone.documents.pdf_process"


def test_a_message_comes_back_as_it_was_sent() -> None:
    pipe = io.BytesIO()
    confined.send(pipe, {"do": "open", "tên": "Sở"}, b"\x00%PDF")
    pipe.seek(0)

    assert confined.receive(pipe) == ({"do": "open", "tên": "Sở"}, b"\x00%PDF")


@pytest.mark.parametrize("size", [0, 5, 9])
def test_a_message_cut_off_is_the_end(size: int) -> None:
    pipe = io.BytesIO()
    confined.send(pipe, {"do": "open"}, b"abc")

    with pytest.raises(EOFError):
        confined.receive(io.BytesIO(pipe.getvalue()[:size]))


def test_a_helper_is_used_again_and_let_go_when_something_went_wrong() -> None:
    with confined.helper(PDFS) as first:
        pass
    with confined.helper(PDFS) as second, suppress(ConfinedError):
        second.ask({}, b"", 20)
    with pytest.raises(ConfinedError), confined.helper(PDFS) as third:
        third.ask({"do": "open"}, b"", 0)
    with confined.helper(PDFS) as fourth:
        pass

    assert second is first
    assert first.process.poll() is not None
    assert fourth is not third


def test_a_helper_that_does_not_answer_in_time_is_killed() -> None:
    with confined.helper(PDFS) as helper:
        helper.process.send_signal(signal.SIGSTOP)  # it answers nothing

        with pytest.raises(ConfinedError):
            helper.ask({"do": "open"}, b"", 0.2)

    assert helper.process.wait() != 0


def test_a_helper_asked_what_it_does_not_know_dies_alone() -> None:
    with pytest.raises(ConfinedError), confined.helper(PDFS) as helper:
        helper.ask({}, b"", 20)


def test_no_time_left_is_no_question_asked() -> None:
    with pytest.raises(ConfinedError), confined.helper(PDFS) as helper:
        helper.ask({"do": "open"}, b"", 0)
