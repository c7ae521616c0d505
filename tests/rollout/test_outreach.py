from datetime import timedelta

import pytest

from bluezone.rollout import outreach
from bluezone.rollout.bilingual import Bilingual
from bluezone.rollout.outreach import Entry, OutreachError
from tests.rollout.story import BEFORE, CUTOFF


def test_the_log_becomes_groups_and_sums() -> None:
    log = [Entry("markets", BEFORE, 120, 30), Entry("enterprises", BEFORE, 60), Entry("families", BEFORE)]

    found = outreach.summary(log, CUTOFF)

    assert found is not None
    assert found.groups == ("các doanh nghiệp", "chợ")
    assert (found.reached, found.helped, found.has_family) == (180, 30, True)


def test_what_nobody_counted_is_not_called_none() -> None:
    found = outreach.summary([Entry("malls", BEFORE)], CUTOFF)

    assert found is not None
    assert (found.reached, found.helped, found.has_family) == (None, None, False)


def test_entries_after_the_cut_off_belong_to_the_next_report() -> None:
    assert outreach.summary([Entry("malls", CUTOFF + timedelta(seconds=1), 5)], CUTOFF) is None


def test_kinds_are_data() -> None:
    found = outreach.summary([Entry("ports", BEFORE)], CUTOFF, {"ports": Bilingual("các cảng", "ports")})

    assert found is not None
    assert found.groups == ("các cảng",)
    with pytest.raises(OutreachError, match="ports"):
        outreach.summary([Entry("ports", BEFORE)], CUTOFF)


def test_a_count_below_0_is_refused() -> None:
    with pytest.raises(OutreachError, match="below 0"):
        Entry("markets", BEFORE, -1)
