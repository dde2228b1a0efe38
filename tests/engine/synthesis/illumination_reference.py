# SPDX-License-Identifier: Apache-2.0
"""Equations 4 and 5 of paper 000 in float64, written from the paper: through HSV and back.

illumination_reference.py FOLDER match|replace BLUR_SHARE: reads picture.f32 and real.f32 (rows of B G R, float32, 0..1)
with their sizes in sizes.txt ("picture WIDTH HEIGHT", "real WIDTH HEIGHT"), writes result.f32 and prints the share of
pixels whose V left 0..1 by more than half an 8-bit level.
"""
import sys
from pathlib import Path

import numpy as np


def hsv_from_bgr(bgr):
    b, g, r = bgr[..., 0], bgr[..., 1], bgr[..., 2]
    v = bgr.max(axis=-1)
    span = v - bgr.min(axis=-1)
    safe = np.where(span > 0, span, 1)
    h = np.where(v == r, (g - b) / safe % 6, np.where(v == g, (b - r) / safe + 2, (r - g) / safe + 4))
    return np.where(span > 0, h, 0), np.where(v > 0, span / np.where(v > 0, v, 1), 0), v


def bgr_from_hsv(h, s, v):
    def channel(n):
        k = (n + h) % 6
        return v - v * s * np.clip(np.minimum(k, 4 - k), 0, 1)

    return np.stack([channel(1), channel(3), channel(5)], axis=-1)


def cell_weights(pixels, cells):
    """Row i: how much of each pixel lies in cell i, as shares that sum to 1."""
    edges = np.arange(cells + 1) * pixels / cells
    x = np.arange(pixels)
    overlap = np.minimum(edges[1:, None], x + 1) - np.maximum(edges[:-1, None], x)
    return np.clip(overlap, 0, None) * cells / pixels


def blur_weights(cells, deviation):
    """Gaussian cut at 4 deviations, the border mirrored as cba|abc|cba."""
    reach = int(np.ceil(4 * deviation))
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / deviation) ** 2)
    kernel /= kernel.sum()
    weights = np.zeros((cells, cells))
    for i in range(cells):
        for offset, weight in zip(range(-reach, reach + 1), kernel):
            at = (i + offset) % (2 * cells)
            weights[i, at if at < cells else 2 * cells - 1 - at] += weight
    return weights


def between_weights(pixels, cells):
    """Linear between the middles of the cells."""
    at = np.clip((np.arange(pixels) + 0.5) * cells / pixels - 0.5, 0, cells - 1)
    first = np.minimum(at.astype(int), max(cells - 2, 0))
    weights = np.zeros((pixels, cells))
    weights[np.arange(pixels), first] = 1 - (at - first)
    weights[np.arange(pixels), np.minimum(first + 1, cells - 1)] += at - first
    return weights


def blur(v, width, height, share):
    columns, rows = max(1, (width + 4) // 8), max(1, (height + 4) // 8)
    cells = cell_weights(v.shape[0], rows) @ v @ cell_weights(v.shape[1], columns).T
    deviation = share * min(columns, rows)
    smooth = blur_weights(rows, deviation) @ cells @ blur_weights(columns, deviation).T
    return between_weights(height, rows) @ smooth @ between_weights(width, columns).T


def main():
    folder, mode, share = Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])
    pictures = {}
    for line in (folder / "sizes.txt").read_text().splitlines():
        name, width, height = line.split()
        data = np.fromfile(folder / f"{name}.f32", dtype="<f4").astype(np.float64)
        pictures[name] = data.reshape(int(height), int(width), 3)
    h, s, v = hsv_from_bgr(pictures["picture"])
    height, width = v.shape
    light = blur(pictures["real"].max(axis=-1), width, height, share)
    wanted = v - (v.mean() if mode == "match" else blur(v, width, height, share)) + light
    value = np.clip(wanted, 0, 1)
    bgr_from_hsv(h, s, value).astype("<f4").tofile(folder / "result.f32")
    print(np.mean(np.abs(wanted - value) > 0.5 / 255))


if __name__ == "__main__":
    main()
