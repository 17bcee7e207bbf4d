"""Centroids of the county outlines, which come as well-known binary (WKB)."""

import struct

import numpy as np
from numpy.typing import NDArray

_POLYGON = 3


def _rings(wkb: bytes, at: int, rings: list[NDArray[np.float64]]) -> int:
    """Collects the rings of the geometry at byte `at`; returns the first byte after it."""
    kind, count = struct.unpack_from("<II", wkb, at + 1)
    at += 9
    for _ in range(count):
        if kind != _POLYGON:
            at = _rings(wkb, at, rings)
            continue
        (points,) = struct.unpack_from("<I", wkb, at)
        rings.append(np.frombuffer(wkb, "<f8", 2 * points, at + 4).reshape(-1, 2))
        at += 4 + 16 * points
    return at


def _area_and_centroid(ring: NDArray[np.float64]) -> tuple[float, float, float]:
    x, y = ring[:, 0], ring[:, 1]
    cross = x[:-1] * y[1:] - x[1:] * y[:-1]
    area = float(cross.sum()) / 2
    if abs(area) < 1e-9:
        return 0.0, float(y.mean()), float(x.mean())
    longitude = float(((x[:-1] + x[1:]) * cross).sum()) / (6 * area)
    latitude = float(((y[:-1] + y[1:]) * cross).sum()) / (6 * area)
    return abs(area), latitude, longitude


def centroid(wkb: bytes) -> tuple[float, float]:
    """(latitude, longitude) of the largest ring's centroid, in degrees."""
    rings: list[NDArray[np.float64]] = []
    _rings(wkb, 0, rings)
    _, latitude, longitude = max(_area_and_centroid(ring) for ring in rings)
    return latitude, longitude
