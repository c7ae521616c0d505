"""docs/reference/parameters.md says what the code does."""

from pathlib import Path

from bluezone.device import encounter, exposure, retention, sighting
from bluezone.device.alert import WITHIN_TWO_METRES
from bluezone.device.profiles import PROFILES, READ_POWER_DBM, Band

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "parameters.md").read_text(encoding="utf-8")
ROWS = [
    tuple(cell.strip().replace("`", "") for cell in line.strip("|").split("|"))
    for line in PAGE.splitlines()
    if line.startswith("|") and not line.startswith("| ---")
]
MODULES = {"encounter": encounter, "exposure": exposure, "retention": retention, "sighting": sighting}


def test_every_constant_on_the_page_has_that_value() -> None:
    named = [(row[0].split("."), row[1]) for row in ROWS if "." in row[0] and row[0].split(".")[0] in MODULES]

    assert len(named) == 6
    for (module, name), value in named:
        assert getattr(MODULES[module], name) == int(value)


def test_every_power_is_on_the_page() -> None:
    stated = {row[:3] for row in ROWS if row[-1] == "dBm"}

    assert stated == {(own.value, other.value, str(power)) for (own, other), power in READ_POWER_DBM.items()}


def test_every_profile_is_on_the_page_with_all_its_numbers() -> None:
    stated = {row for row in ROWS if row[0] in PROFILES}

    assert stated == {
        (
            name,
            own.value,
            other.value,
            str(pair.near_db),
            str(pair.medium_db),
            ", ".join(f"{profile.weights[band]:g}" for band in sorted(Band, reverse=True)),
            str(profile.smoothing_steps),
        )
        for name, profile in PROFILES.items()
        for (own, other), pair in profile.pairs.items()
    }
    assert all(f"`{name}`" in PAGE.split("Sources, in the order")[1] for name in PROFILES)


def test_the_rule_is_on_the_page() -> None:
    stated = [row[1] for row in ROWS if row[0].startswith(WITHIN_TWO_METRES.name)]

    assert stated == [str(WITHIN_TWO_METRES.warning_minutes), str(WITHIN_TWO_METRES.notice_minutes)]
