"""LibreOffice at the command line, for what others make of our files and we of theirs."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

DOCX = "docx:MS Word 2007 XML"


def converted(folder: Path, target: str, files: Sequence[Path], *, reader: str | None = None) -> list[Path]:
    """Return *files* as LibreOffice saves them in *folder*; one start for all, for it takes a second.

    Its profile lies in *folder* too, so that it disturbs no other LibreOffice.
    """
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    out = folder / target.partition(":")[0]
    command += [f"--infilter={reader}"] if reader else []
    subprocess.run(
        [*command, "--convert-to", target, "--outdir", str(out), *map(str, files)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return [out / file.with_suffix(f".{target.partition(':')[0]}").name for file in files]
