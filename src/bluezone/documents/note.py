"""What a clerk should know about how a file was read, in Vietnamese and English."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """One remark about a file; `code` never changes, the sentences may."""

    code: str
    vi: str
    en: str
