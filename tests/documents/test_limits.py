"""The bounds fit each other."""

from bluezone.documents import limits


def test_what_is_read_lies_within_what_is_opened() -> None:
    assert limits.MOST_PAGES_RECOGNISED <= limits.MOST_PAGES_READ <= limits.MOST_PAGES_TO_OPEN
    assert limits.PAGE_RECOGNISE_LIMIT_S <= limits.RECOGNISE_LIMIT_S
    assert limits.MOST_TEXT_BYTES <= limits.MOST_FILE_BYTES
    assert limits.MOST_RENDERED_PIXELS <= limits.MOST_PIXELS
