"""`bluezone phone`: one phone."""

from pathlib import Path

import click

from bluezone import clock
from bluezone.protocol import hexadecimal
from bluezone.protocol.identifiers import KEY_BYTES

DUTIES = ("background", "foreground", "always")


class RootKey(click.ParamType[bytes]):
    """The authority's root public key, as `bluezone authority root-key` prints it."""

    name = "key"

    def convert(self, value: str | bytes, param: click.Parameter | None, ctx: click.Context | None) -> bytes:
        """Return the 32 bytes of *value*."""
        if isinstance(value, bytes):
            return value
        try:
            key = hexadecimal.decode(value)
        except hexadecimal.HexError as error:
            self.fail(f"{error}; take it from bluezone authority root-key", param, ctx)
        if len(key) != KEY_BYTES:
            self.fail(
                f"found {len(key)} bytes, expected {KEY_BYTES}; take it from bluezone authority root-key", param, ctx
            )
        return key


@click.command()
@click.option("--radio", required=True, metavar="TRANSPORT", help="usb:0, hci-socket:0, tcp-client:127.0.0.1:6401, …")
@click.option("--server", metavar="URL", help="The authority's server; remembered in the store.")
@click.option(
    "--store",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The phone's memory; made if it is missing.",
)
@click.option("--page", default=0, type=click.IntRange(0, 65_535), help="Port of its page on this machine; 0: any.")
@click.option("--no-page", is_flag=True, help="Show no page.")
@click.option("--authority-key", type=RootKey(), help="Root key to trust; else that of the first answer is kept.")
@click.option(
    "--duty",
    type=click.Choice(DUTIES),
    default="background",
    show_default=True,
    help="When it advertises and scans. background: 15 s of 30 s and 40 s of 300 s.",
)
def phone(
    radio: str, server: str | None, store: Path, page: int, no_page: bool, authority_key: bytes | None, duty: str
) -> None:
    """Be a phone until Ctrl-C: notice others, remember who was close, warn.

    Example: bluezone phone --radio usb:0 --server https://bluezone.example.vn --store phone.db
    """
    from bluezone.phone import program
    from bluezone.radio import port
    from bluezone.radio.transport import open_radio

    program.run(
        open_radio(radio, clock.system),
        server,
        store,
        None if no_page else page,
        authority_key=authority_key,
        duty=getattr(port, duty.upper()),
        announce=lambda address: click.echo(f"page: {address}", err=True),
    )
