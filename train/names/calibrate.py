"""Platt scaling: how often a name is right whose least sure word has such a share."""

from pathlib import Path

import numpy as np

from transforms.entities.names.decode import TYPES
from transforms.entities.names.tagger import Tagger
from transforms.entities.names.weights import load_arrays, save_arrays


def calibrate(weights: Path, docs: list[dict]) -> tuple[float, float]:
    """Fits slope and offset on held-back documents and writes them into the weights."""
    arrays = load_arrays(weights)
    arrays["calibration"] = np.array([1.0, 0.0])
    save_arrays(weights, arrays)
    shares, right = judged(Tagger(weights), docs)
    slope, offset = _logistic(np.log(shares / (1 - shares)), right)
    arrays["calibration"] = np.array([slope, offset])
    save_arrays(weights, arrays)
    return slope, offset


def judged(tagger: Tagger, docs: list[dict]) -> tuple[np.ndarray, np.ndarray]:
    """The confidence of each name found in the documents, and 1 where it is right, else 0."""
    confidences, right = [], []
    for doc in docs:
        gold = {(e["start"], e["end"], e["type"]) for e in doc["entities"] if e["type"] in TYPES}
        for m in tagger.tag(doc["text"]):
            confidences.append(m.confidence)
            right.append((m.start, m.end, m.entity_type) in gold)
    return np.array(confidences), np.array(right, float)


def _logistic(x: np.ndarray, y: np.ndarray) -> tuple[float, float]:
    """Newton's method for one slope and one offset."""
    inputs, w = np.stack([x, np.ones_like(x)], axis=1), np.zeros(2)
    for _ in range(30):
        p = 1 / (1 + np.exp(-inputs @ w))
        curve = inputs.T @ (inputs * (p * (1 - p))[:, None]) + 1e-6 * np.eye(2)
        w += np.linalg.solve(curve, inputs.T @ (y - p))
    return float(w[0]), float(w[1])
