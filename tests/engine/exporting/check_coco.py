# SPDX-License-Identifier: Apache-2.0
"""Reads a COCO export without any of our code and compares it with the truth.

usage: check_coco.py EXPORT_FOLDER TRUTH_FOLDER rle|polygons [train,val,test]
Prints one JSON object {images, annotations, leastIou, parts}; exits 1 with a message on the first difference. Run lengths are
decoded here from the format's description alone.
"""
import json
import os
import sys

import numpy
from PIL import Image

from check_common import count_parts, fill, iou, read_truth, require, require_copy, require_parts


def runs_of(text):
    """LEB128-like numbers of 5 bits a character from '0' up, bit 5 = more, sign in bit 4 of the last; from the fourth on as differences."""
    runs, position = [], 0
    while position < len(text):
        number, shift = 0, 0
        while True:
            code = ord(text[position]) - 48
            position += 1
            number |= (code & 31) << shift
            shift += 5
            if not code & 32:
                break
        if code & 16:
            number -= 1 << shift
        if len(runs) > 2:
            number += runs[-2]
        runs.append(number)
    return runs


def decode(rle):
    height, width = rle["size"]
    flat, value = [], 0
    for run in runs_of(rle["counts"]):
        require(run >= 0, "negative run")
        flat.append(numpy.full(run, value, numpy.uint8))
        value = 1 - value
    flat = numpy.concatenate(flat) if flat else numpy.zeros(0, numpy.uint8)
    require(flat.size == height * width, "runs do not fill the mask")
    return flat.reshape((width, height)).T


def without_holes(mask):
    """Fills what no way of sides or corners leads out of."""
    rows, columns = numpy.nonzero(mask)
    box = (slice(rows.min(), rows.max() + 1), slice(columns.min(), columns.max() + 1))
    free = numpy.pad(~mask[box], 1, constant_values=True)
    outside = numpy.zeros(free.shape, bool)
    outside[0, 0] = True
    while True:
        grown = outside.copy()
        for dy in (-1, 0, 1):
            for dx in (-1, 0, 1):
                grown |= numpy.roll(outside, (dy, dx), (0, 1))
        grown &= free
        if (grown == outside).all():
            filled = numpy.zeros(mask.shape, bool)
            filled[box] = ~outside[1:-1, 1:-1]
            return filled
        outside = grown


def check_polygons(annotation, mask, counts):
    height, width = mask.shape
    rings = annotation["segmentation"]
    filled = without_holes(mask)
    require(isinstance(rings, list) and len(rings) == count_parts(filled), "wrong number of rings: %s" % len(rings))
    together = numpy.zeros(mask.shape, numpy.int32)
    for ring in rings:
        require(len(ring) >= 6 and len(ring) % 2 == 0, "a ring has too few numbers")
        require(all(0 <= x <= width for x in ring[0::2]) and all(0 <= y <= height for y in ring[1::2]), "a ring leaves the image")
        together += fill(numpy.array(ring, float).reshape(-1, 2), height, width)
    require(together.max() == 1, "rings overlap")
    counts["leastIou"] = min(counts["leastIou"], iou(together > 0, filled))
    require(iou(together > 0, filled) >= 0.98, "a polygon's IoU is %f" % iou(together > 0, filled))


def check_annotation(annotation, expected, names, kind, counts):
    require(annotation["iscrowd"] == 0 and type(annotation["iscrowd"]) is int, "iscrowd")
    require(names[annotation["category_id"]] == expected["category"], "category")
    mask = expected["visible"]
    rows, columns = numpy.nonzero(mask)
    box = [columns.min(), rows.min(), columns.max() - columns.min() + 1, rows.max() - rows.min() + 1]
    require(annotation["bbox"] == box, "bbox %s, expected %s" % (annotation["bbox"], box))
    require(annotation["area"] == mask.sum() and annotation["area"] >= 1, "area")
    if kind == "rle":
        require(annotation["segmentation"]["size"] == list(mask.shape), "size is height, width")
        require((decode(annotation["segmentation"]) == mask).all(), "the visible mask differs")
    else:
        check_polygons(annotation, mask, counts)
    require((decode(annotation["amodal_segmentation"]) == expected["amodal"]).all(), "the amodal mask differs")
    require(abs(annotation["hidden_share"] - expected["hidden"]) < 1e-12, "hidden_share")
    require(isinstance(annotation["provenance"], dict) and annotation["provenance"], "provenance")


def check_file(export, name, truth, kind, counts):
    with open(os.path.join(export, name), encoding="utf-8") as stream:
        coco = json.load(stream)
    for key in ("info", "licenses", "categories", "images", "annotations"):
        require(key in coco, key + " is missing")
    for key in ("categories", "images", "annotations"):
        require([entry["id"] for entry in coco[key]] == list(range(1, len(coco[key]) + 1)), "ids of %s do not count from 1" % key)
    names = {category["id"]: category["name"] for category in coco["categories"]}
    numbers, seen = [], 0
    for image in coco["images"]:
        number = os.path.splitext(os.path.basename(image["file_name"]))[0]
        numbers.append(number)
        expected = truth[int(number) - 1]
        require_copy(os.path.join(export, image["file_name"]), expected)
        with Image.open(os.path.join(export, image["file_name"])) as picture:
            require(picture.size == (image["width"], image["height"]), "image size")
        require(isinstance(image["provenance"], dict), "image provenance")
        mine = [annotation for annotation in coco["annotations"] if annotation["image_id"] == image["id"]]
        require(len(mine) == len(expected.instances), "number of annotations of %s" % image["file_name"])
        for annotation, instance in zip(mine, expected.instances):
            check_annotation(annotation, instance, names, kind, counts)
        seen += len(mine)
    require(seen == len(coco["annotations"]), "annotations of no image")
    counts["annotations"] += seen
    return numbers


def main(export, truth_folder, kind, parts=""):
    truth = read_truth(truth_folder)
    counts = {"images": len(truth), "annotations": 0, "leastIou": 1.0}
    files = {part: "annotations_%s.json" % part for part in parts.split(",")} if parts else {"": "annotations.json"}
    counts["parts"] = {part: check_file(export, name, truth, kind, counts) for part, name in files.items()}
    for part, numbers in counts["parts"].items():
        folder = os.path.join(export, "images", part)
        require(sorted(os.listdir(folder)) == ["%s.png" % number for number in numbers], "files in %s" % folder)
    require_parts(counts["parts"], truth)
    print(json.dumps(counts))


if __name__ == "__main__":
    main(*sys.argv[1:])
