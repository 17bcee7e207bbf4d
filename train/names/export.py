"""The trained network -> the integers that `transforms.entities.names` runs on."""

import numpy as np

from train.names.model import WIDTH
from train.names.vectors import Vectors
from transforms.entities.names.network import BOUND, UNIT


def export(net, md: Vectors, glove: Vectors) -> dict[str, np.ndarray]:
    state = {k: v.detach().float().numpy() for k, v in net.state_dict().items()}
    projected = net.md.numpy() @ state["project.weight"].T
    lexical, lexical_scale = _columns(state["lexical.weight"])
    form, form_scale = _columns(state["form.weight"])
    table, table_scale = _columns(projected)
    glove_scale = np.full(glove.table.shape[1], 1 / glove.table.std())
    inputs = np.concatenate([lexical_scale, form_scale, table_scale, glove_scale])
    weights = state["input.weight"].T * inputs[:, None]
    scale = np.abs(weights).max(axis=0) / 32_000
    out = {
        "calibration": np.array([1.0, 0.0]),  # see `calibrate`
        "lexical": lexical,
        "form": form,
        "md": table,
        "md_keys": md.keys,
        "md_rows": md.rows.astype(np.uint16),
        "glove_keys": glove.keys,
        "glove": _halves(glove.table[glove.rows]),
        "input": np.rint(weights / scale).astype(np.int16),
        "input_scale": (scale * UNIT).astype(np.float64),
        "input_bias": (state["input.bias"] * UNIT).astype(np.float64),
        "n_context": np.rint(state["context.weight"] * UNIT).astype(np.int16),
    }
    out |= _linear("n_to_pool", state, "to_pool") | _linear("n_from_pool", state, "from_pool")
    out |= _linear("n_out", state, "out")
    for i in range(len(net.blocks)):
        out |= _block(f"n_block{i}", state, f"blocks.{i}")
    return out


def _columns(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """int8 and the scale of each column."""
    scale = np.maximum(np.abs(table).max(axis=0), 1e-9) / 127
    return np.rint(table / scale).astype(np.int8), scale


def _halves(table: np.ndarray) -> np.ndarray:
    shifted = (table + 7).astype(np.uint8)
    return shifted[:, 0::2] << 4 | shifted[:, 1::2]


def _linear(name: str, state: dict[str, np.ndarray], layer: str) -> dict[str, np.ndarray]:
    """Integers whose column sums stay under BOUND, so that float32 adds them up exactly."""
    weights = state[f"{layer}.weight"].T
    scale = np.abs(weights).sum(axis=0) / (BOUND - weights.shape[0] / 2 - 1)
    return {
        name: np.rint(weights / scale).astype(np.int16),
        f"{name}_scale": scale.astype(np.float32),
        f"{name}_bias": (state[f"{layer}.bias"] * UNIT).astype(np.float32),
    }


def _block(name: str, state: dict[str, np.ndarray], layer: str) -> dict[str, np.ndarray]:
    """The second half is the gate: in real numbers, half added, as `Net._gated` reads it."""
    out = _linear(name, state, layer)
    out[f"{name}_scale"][WIDTH:] /= UNIT
    out[f"{name}_bias"][WIDTH:] = out[f"{name}_bias"][WIDTH:] / UNIT + 0.5
    return out
