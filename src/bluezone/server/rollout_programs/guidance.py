"""Guidance to the public for commands."""

import json
from datetime import datetime
from typing import Any

from django.urls import reverse

from bluezone.documents import leaflet
from bluezone.errors import BluezoneError
from bluezone.rollout import guidance_json
from bluezone.rollout.guidance import Language
from bluezone.server.rollout import guiding
from bluezone.server.rollout.models import Participant
from bluezone.server.units.actor import Actor, RightMissingError


class GuidanceFileError(BluezoneError, ValueError):
    """Guidance is written as no such kind of file."""

    code = "guidance_file_unknown"


def file(at: Participant, name: str, language: str, *, by: Actor, now: datetime) -> bytes:
    """Return the guidance of *at* as *name* says: a poster or a leaflet as PDF, or its texts as JSON.

    Raises:
        RightMissingError, NeedsRequirementError, GuidanceError
        GuidanceFileError: another ending.
    """
    guidance, spoken = guiding.read(at, by=by, now=now).guidance, Language(language)
    ending = name.lower().rpartition(".")[2]
    if ending == "pdf":
        return (leaflet.poster if "poster" in name.lower() else leaflet.leaflet)(guidance, spoken)
    if ending == "json":
        return (json.dumps(guidance_json.encode(guidance), ensure_ascii=False, indent=2) + "\n").encode()
    raise GuidanceFileError(f'guidance: found the name "{name}", expected one that ends in .pdf or .json')


def save(at: Participant, texts: Any, *, is_public: bool | None, by: Actor, now: datetime) -> str:
    """Keep *texts*, or those that are there, and open or close the page; return its path.

    Args:
        is_public: None leaves it open or closed as it is.

    Raises:
        RightMissingError: also for the site, since a page names who changed it.
        NeedsRequirementError, GuidanceError
    """
    if by.user is None:
        raise RightMissingError("right: guidance is changed by a person; act as one with --as")
    held = guiding.read(at, by=by, now=now)
    content = guidance_json.encode(held.guidance) if texts is None else texts
    was_public = held.row is not None and held.row.is_public
    row = guiding.save(at, content, is_public=was_public if is_public is None else is_public, by=by, now=now)
    return reverse("guide", args=(row.slug,))
