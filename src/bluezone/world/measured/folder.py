"""Folder: which files of measurements lie in a directory, and what reads each."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bluezone.errors import BluezoneError
from bluezone.world.measured import dp3t, mit_matrix, mit_static, multichannel, sct_human
from bluezone.world.measured.recording import Recording

Read = Callable[[Path, str, str], Iterator[Recording]]

READERS: Mapping[str, Read] = {
    mit_matrix.FOLDER: mit_matrix.read,
    mit_static.FOLDER: mit_static.read,
    sct_human.FOLDER: sct_human.read,
    multichannel.FOLDER: multichannel.read,
    dp3t.FOLDER: dp3t.read,
}

_TABLES = (".csv", ".csv.xz")
_DATABASES = (".sqlite", ".sqlite.xz")
_MOTION = ".imu"


class FolderEmptyError(BluezoneError, ValueError):
    """A directory holds no data set that can be evaluated."""

    code = "measurements_missing"


@dataclass(frozen=True, slots=True)
class Source:
    """One file of measurements.

    Attributes:
        path: where it lies.
        folder: the data set whose reader reads it.
        dataset: the folder; in dp3t with the experiment after it, if there is one.
        scene: the file's name without its endings.
    """

    path: Path
    folder: str
    dataset: str
    scene: str

    def recordings(self) -> Iterator[Recording]:
        """Yield what was recorded in the file.

        Raises:
            MeasurementError, OSError: the file cannot be used; what was yielded before is not to be used either.
        """
        return READERS[self.folder](self.path, self.dataset, self.scene)


def sources(directory: Path) -> list[Source]:
    """Return the files of *directory* that hold measurements, by data set and scene; a data set itself will do.

    Raises:
        FolderEmptyError: there is none.
        OSError: the directory cannot be read.
    """
    folders = {entry.name: entry for entry in directory.iterdir() if entry.is_dir()}
    if directory.resolve().name in READERS:
        folders.setdefault(directory.resolve().name, directory)
    found = [source for folder in READERS if folder in folders for source in _in_folder(folder, folders[folder])]
    if not found:
        raise FolderEmptyError(
            f"{directory}: holds no measurements; expected folders named {', '.join(READERS)} "
            "with .csv, .csv.xz, .sqlite or .sqlite.xz files, as in docs/howto/evaluate-proximity.md"
        )
    return found


def _in_folder(folder: str, place: Path) -> Iterator[Source]:
    if folder != dp3t.FOLDER:
        yield from _in_place(folder, folder, place, _TABLES)
        return
    yield from _in_place(folder, folder, place, _DATABASES)  # scenes of no experiment
    for experiment in sorted(entry for entry in place.iterdir() if entry.is_dir()):
        yield from _in_place(folder, f"{folder}/{experiment.name}", experiment, _DATABASES)


def _in_place(folder: str, dataset: str, place: Path, endings: tuple[str, ...]) -> Iterator[Source]:
    scenes: dict[str, Path] = {}
    for path in sorted(place.iterdir()):
        ending = next((ending for ending in reversed(endings) if path.name.endswith(ending)), None)
        scene = path.name.removesuffix(ending) if ending else ""
        if scene and not scene.startswith(".") and not scene.endswith(_MOTION) and path.is_file():
            scenes.setdefault(scene, path)  # packed and plain side by side are one scene
    for scene, path in scenes.items():
        yield Source(path, folder, dataset, scene)
