"""Who calls: the address by which guesses are counted. It is never stored or logged as it is."""

from ipaddress import IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest

HOUSEHOLD_BITS = 64
"""An IPv6 subscriber holds at least so large a network and can call from any address in it."""


def address(request: HttpRequest) -> str:
    """Return the address of whoever sent *request*, behind as many proxies as the site was told of."""
    found = request.META.get("REMOTE_ADDR", "")
    proxies: int = settings.BLUEZONE_PROXIES
    passed = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    if proxies and len(passed) >= proxies:
        found = passed[-proxies]
    return _network(found)


def _network(text: str) -> str:
    try:
        parsed = ip_address(text)
    except ValueError:
        return "unknown"
    if not isinstance(parsed, IPv6Address):
        return str(parsed)
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return str(IPv6Network((parsed, HOUSEHOLD_BITS), strict=False))
