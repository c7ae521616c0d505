"""One-time codes: the published ones, the clock's tolerance, what people type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluezone.server.accounts import one_time

KEY = b"12345678901234567890"
"""That of RFC 6238, appendix B."""


@pytest.mark.parametrize(
    ("at_s", "code"), [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (20_000_000_000, "353130")]
)
def test_the_published_codes_are_found(at_s: int, code: str) -> None:
    assert one_time.app_code(KEY, at_s) == code
    assert one_time.accepted_step(KEY, code, at_s, -1) == at_s // 30


def test_a_code_holds_for_one_step_to_either_side() -> None:
    code = one_time.app_code(KEY, 3_000)

    taken = [at for at in range(2_900, 3_100) if one_time.accepted_step(KEY, code, at, -1) == 100]

    assert (taken[0], taken[-1]) == (2_970, 3_059)


def test_no_step_is_taken_twice_nor_one_before_it() -> None:
    assert one_time.accepted_step(KEY, one_time.app_code(KEY, 3_000), 3_000, 100) is None
    assert one_time.accepted_step(KEY, one_time.app_code(KEY, 2_970), 3_000, 100) is None
    assert one_time.accepted_step(KEY, one_time.app_code(KEY, 3_030), 3_000, 100) == 101


@pytest.mark.parametrize("typed", ["287 082", "287-082", " 287082 "])
def test_blanks_and_dashes_do_not_matter(typed: str) -> None:
    assert one_time.accepted_step(KEY, typed, 59, -1) == 1


@pytest.mark.parametrize("typed", ["", "28708", "2870822", "28708x", "２８７０８２", "-87082", "+87082"])
def test_what_is_not_six_digits_is_no_code(typed: str) -> None:
    assert one_time.accepted_step(KEY, typed, 59, -1) is None


def test_the_address_is_what_apps_read() -> None:
    address = one_time.address(KEY, "lan.nguyen")

    assert address == "otpauth://totp/Bluezone:lan.nguyen?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Bluezone"
    assert one_time.as_text(KEY) == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"


def test_the_picture_carries_no_style_that_the_site_forbids() -> None:
    drawn = one_time.qr(one_time.address(KEY, "lan"))

    assert drawn.startswith("<svg")
    assert "style=" not in drawn
    assert 'class="qr"' in drawn


@given(st.binary(min_size=10, max_size=10), st.sampled_from(["-", " ", "", "–"]))
def test_a_recovery_code_is_read_as_it_was_made(random: bytes, between: str) -> None:
    code = one_time.recovery_code(random)

    assert one_time.meant(code.lower().replace("-", between)) == code.replace("-", "")
    assert len(code) == 19


@given(st.text(max_size=200))
def test_whatever_is_typed_is_a_code_or_nothing(typed: str) -> None:
    assert len(one_time.meant(typed)) in (0, 16)
    one_time.accepted_step(KEY, typed, 59, -1)
