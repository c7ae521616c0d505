"""Guidance for commands."""

import json

import pytest

from bluezone.rollout.rights import Role
from bluezone.server.rollout.models import GuidancePage
from bluezone.server.rollout_programs import guidance
from bluezone.server.units.actor import SITE, RightMissingError
from tests.server.rollout.province import Province


def test_texts_go_out_and_come_in_and_the_page_stays_open_or_closed(province: Province) -> None:
    at, by, now = province.at("sct"), province.acting(Role.DRAFTER), province.now
    texts = json.loads(guidance.file(at, "texts.json", "vi", by=by, now=now))
    path = guidance.save(at, texts, is_public=True, by=by, now=now)
    guidance.save(at, texts, is_public=None, by=by, now=now)

    assert path.startswith("/guide/")
    assert GuidancePage.objects.get().is_public
    guidance.save(at, None, is_public=False, by=by, now=now)
    assert not GuidancePage.objects.get().is_public


def test_the_site_changes_no_guidance_and_writes_no_other_kind_of_file(province: Province) -> None:
    with pytest.raises(RightMissingError):
        guidance.save(province.at("sct"), None, is_public=True, by=SITE, now=province.now)
    with pytest.raises(guidance.GuidanceFileError):
        guidance.file(province.at("sct"), "page.docx", "vi", by=SITE, now=province.now)
