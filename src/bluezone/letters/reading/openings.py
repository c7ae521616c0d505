"""Where a sentence starts, also in a text that has lost its line breaks: then letterhead and body run together."""

from bluezone.letters.reading import nouns
from bluezone.letters.reading.tokens import Text

OPENERS = nouns.phrases("""
    thực hiện | căn cứ | phúc đáp | trả lời | tiếp theo | triển khai | thi hành | theo đề nghị | xét đề nghị | theo |
    xét
""")
"""With a capital they start a sentence, whatever stands before them."""


def opening(text: Text, at: int) -> int:
    """Return the token with which the sentence around *at* starts."""
    first = text.sentence(at)[0]
    openers = [place for place in nouns.places(text, first, at, OPENERS) if _is_opener(text, place)]
    return openers[-1] if openers and text.has_capitals else first


def _is_opener(text: Text, place: int) -> bool:
    """Whether a word has a capital as a sentence's first word has, and not as all words of a heading have."""
    return text[place].is_capital and not text[place].written.isupper()
