"""The trained weights: one .npz of integers and scales, and the hash that it must have."""

import hashlib
import io
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

WEIGHTS = Path(__file__).parent / "data" / "names.npz"


class WeightsError(Exception):
    """The weights are missing, or are not the ones that were shipped."""


def load_arrays(path: Path = WEIGHTS) -> dict[str, NDArray[np.generic]]:
    """The arrays by name. Raises `WeightsError` if the file is not what its `.sha256` says."""
    try:
        data = path.read_bytes()
        expected = path.with_suffix(".sha256").read_text(encoding="ascii").split()[0]
    except (OSError, IndexError) as error:
        raise WeightsError(f"the name tagger's weights are missing: {path.name}") from error
    if hashlib.sha256(data).hexdigest() != expected:
        raise WeightsError(f"{path.name} is not the file whose hash was recorded beside it")
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        return {name: arrays[name] for name in arrays.files}


def save_arrays(path: Path, arrays: dict[str, NDArray[np.generic]]) -> None:
    """Writes what `load_arrays` reads."""
    buffer = io.BytesIO()
    np.savez(buffer, **arrays)  # type: ignore[arg-type]
    path.write_bytes(buffer.getvalue())
    digest = hashlib.sha256(buffer.getvalue()).hexdigest()
    path.with_suffix(".sha256").write_text(f"{digest}  {path.name}\n", encoding="ascii")
