"""Under what a mobile number is compared without being kept: rosters and registered phones use the same."""

from bluezone.rollout import phone_number
from bluezone.server.keyed_hash import keyed_hash


def of(number: str) -> bytes:
    """Return the keyed hash of *number*, ten digits from 0: 32 bytes that only this site can make."""
    return keyed_hash("phone", phone_number.international(number).encode())
