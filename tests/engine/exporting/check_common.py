# SPDX-License-Identifier: Apache-2.0
"""What the checkers of all export formats share: the truth as the tests drew it, and how polygons are filled. None of our code."""
import json
import os
import sys

import numpy
from PIL import Image, ImageDraw


def fail(text):
    print(text, file=sys.stderr)
    sys.exit(1)


def require(condition, text):
    if not condition:
        fail(text)


def grey(path):
    with Image.open(path) as picture:
        return numpy.array(picture)


class TrueImage:
    """number: name of the image in every export; map: 0, or the object's number from 1."""

    def __init__(self, folder, index, entry):
        self.number = "%06d" % (index + 1)
        self.file = entry["file"]
        self.map = grey(os.path.join(folder, entry["map"])).astype(numpy.int32)
        self.height, self.width = self.map.shape
        self.unlabelled = grey(os.path.join(folder, entry["unlabelled"])) > 0
        self.instances = entry["instances"]
        for k, instance in enumerate(self.instances):
            instance["visible"] = self.map == k + 1
            amodal = instance["amodal"]
            instance["amodal"] = grey(os.path.join(folder, amodal)) > 0 if amodal else instance["visible"]


def read_truth(folder):
    with open(os.path.join(folder, "truth.json"), encoding="utf-8") as stream:
        return [TrueImage(folder, index, entry) for index, entry in enumerate(json.load(stream))]


def require_copy(path, truth):
    with open(path, "rb") as ours, open(truth.file, "rb") as theirs:
        require(ours.read() == theirs.read(), "%s is not a copy of its picture" % path)


def require_parts(parts, truth):
    """parts: {"train": numbers of images, ...}; every image is in exactly one."""
    everything = sorted(number for numbers in parts.values() for number in numbers)
    require(everything == [image.number for image in truth], "images are missing or in two parts: %s" % parts)


def require_provenance(export, truth, name_of):
    """provenance.jsonl: a line an image, its objects in the order of the truth; name_of(image) is the picture's place."""
    with open(os.path.join(export, "provenance.jsonl"), encoding="utf-8") as stream:
        lines = [json.loads(line) for line in stream.read().splitlines()]
    require([line["image"] for line in lines] == [name_of(image) for image in truth], "images of provenance.jsonl")
    for line, image in zip(lines, truth):
        require("number" in line["provenance"], "provenance of an image")
        require([entry["object"] for entry in line["objects"]] == list(range(1, len(image.instances) + 1)), "numbers of objects")
        for entry, instance in zip(line["objects"], image.instances):
            require(entry["category"] == instance["category"], "category in provenance.jsonl")
            require(abs(entry["hidden_share"] - instance["hidden"]) < 1e-12, "hidden share")
            require(entry["provenance"]["recording"] == "\u00e9" and entry["provenance"]["seed"] == "18446744073709551615", "provenance")


def fill(points, height, width):
    """Even-odd rule: a pixel is inside when its centre (x + 0.5, y + 0.5) is. points: n x 2."""
    inside = numpy.zeros((height, width), bool)
    points = numpy.asarray(points, float)
    for (x0, y0), (x1, y1) in zip(points, numpy.roll(points, -1, axis=0)):
        if y0 == y1:
            continue
        for row in range(max(0, int(numpy.ceil(min(y0, y1) - 0.5))), min(height, int(numpy.ceil(max(y0, y1) - 0.5)))):
            x = x0 + (row + 0.5 - y0) / (y1 - y0) * (x1 - x0)
            inside[row, max(0, int(numpy.ceil(x - 0.5))):] ^= True
    return inside


def paint(points, height, width):
    """As trainers do: coordinates cut to whole pixels, the outline painted with the inside."""
    canvas = Image.new("L", (width, height), 0)
    ImageDraw.Draw(canvas).polygon([(int(x), int(y)) for x, y in points], fill=1, outline=1)
    return numpy.asarray(canvas) > 0


def iou(a, b):
    return float((a & b).sum() / (a | b).sum())


def cropped(mask):
    rows, columns = numpy.nonzero(mask)
    return mask[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1].copy()


def count_parts(mask):
    """How many parts hang together by pixel sides."""
    left = cropped(mask)
    parts = 0
    while left.any():
        parts += 1
        front = numpy.zeros_like(left)
        front[tuple(numpy.argwhere(left)[0])] = True
        while True:
            grown = front.copy()
            grown[1:] |= front[:-1]
            grown[:-1] |= front[1:]
            grown[:, 1:] |= front[:, :-1]
            grown[:, :-1] |= front[:, 1:]
            grown &= left
            if (grown == front).all():
                break
            front = grown
        left &= ~front
    return parts
