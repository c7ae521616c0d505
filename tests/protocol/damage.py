"""Damage: what happens to genuine bytes and texts on the way, as hypothesis strategies."""

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

_AWKWARD = "\0\t\n\r \"'#/\\,:;=[]{}+-.0123456789aAdDeEfFxXnN_\u0669\u00a0\ufeff\ud800\U0001f600"


@st.composite
def _damaged(draw: st.DrawFn, genuine: Sequence[Sequence[Any]], fresh: st.SearchStrategy[Any]) -> list[Any]:
    """One of *genuine* with one to four parts changed, cut, put in, doubled or swapped."""
    parts = list(draw(st.sampled_from(genuine)))
    for _ in range(draw(st.integers(1, 4))):
        first, second = sorted(draw(st.integers(0, len(parts))) for _ in range(2))
        match draw(st.sampled_from(("change", "cut", "put in", "double", "swap"))):
            case "change":
                parts[first : first + 1] = [draw(fresh)]
            case "cut":
                del parts[first:second]
            case "put in":
                parts[first:first] = draw(st.lists(fresh, min_size=1, max_size=8))
            case "double":
                parts[second:second] = parts[first:second]
            case "swap":
                parts[first : first + 1], parts[second : second + 1] = (
                    parts[second : second + 1],
                    parts[first : first + 1],
                )
    return parts


def damaged_bytes(genuine: Sequence[bytes]) -> st.SearchStrategy[bytes]:
    """One of *genuine*, damaged."""
    return _damaged(genuine, st.integers(0, 255)).map(bytes)


def damaged_text(genuine: Sequence[str]) -> st.SearchStrategy[str]:
    """One of *genuine*, damaged with characters that readers stumble over."""
    return _damaged(genuine, st.sampled_from(_AWKWARD)).map("".join)


def any_text() -> st.SearchStrategy[str]:
    """Any text, half of it of awkward characters."""
    return st.text() | st.text(alphabet=_AWKWARD)
