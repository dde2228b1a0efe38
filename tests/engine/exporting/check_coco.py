# SPDX-License-Identifier: Apache-2.0
"""Reads a COCO export without any of our code and compares it with masks given as PNG files.

usage: check_coco.py EXPORT_FOLDER TRUTH_FOLDER rle|polygons
TRUTH_FOLDER/truth.json: [{"file": source image, "instances": [{"visible": png, "amodal": png, "category": name, "hidden": share,
"holes": bool, "parts": number}]}], in the order of the export. Prints one JSON object; exits 1 with a message on the first difference.
Run lengths are decoded here from the format's description alone; polygons are drawn by Pillow at eight times the size.
"""
import json
import os
import sys

import numpy
from PIL import Image, ImageDraw

OVERSAMPLE = 8


def fail(text):
    print(text, file=sys.stderr)
    sys.exit(1)


def require(condition, text):
    if not condition:
        fail(text)


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


def draw(ring, height, width):
    """Pixel (x, y) is inside when its centre (x + 0.5, y + 0.5) is inside the ring."""
    canvas = Image.new("L", (width * OVERSAMPLE, height * OVERSAMPLE), 0)
    points = [(x * OVERSAMPLE - 0.5, y * OVERSAMPLE - 0.5) for x, y in zip(ring[0::2], ring[1::2])]
    ImageDraw.Draw(canvas).polygon(points, fill=1, outline=1)
    return numpy.asarray(canvas)[OVERSAMPLE // 2 :: OVERSAMPLE, OVERSAMPLE // 2 :: OVERSAMPLE]


def check_polygons(annotation, mask, expected, counts):
    height, width = mask.shape
    rings = annotation["segmentation"]
    require(isinstance(rings, list) and len(rings) == expected["parts"], "wrong number of rings: %s" % len(rings))
    together = numpy.zeros(mask.shape, numpy.int32)
    for ring in rings:
        require(len(ring) >= 6 and len(ring) % 2 == 0, "a ring has too few numbers")
        require(all(0 <= x <= width for x in ring[0::2]) and all(0 <= y <= height for y in ring[1::2]), "a ring leaves the image")
        together += draw(ring, height, width)
    require(together.max() == 1, "rings overlap")
    drawn = together > 0
    iou = (drawn & (mask > 0)).sum() / (drawn | (mask > 0)).sum()
    if expected["holes"]:
        require((drawn >= (mask > 0)).all(), "a filled outline misses pixels of the mask")
    else:
        counts["leastIou"] = min(counts["leastIou"], float(iou))
        require(iou >= 0.98, "a polygon's IoU is %f" % iou)


def png(path):
    return (numpy.asarray(Image.open(path)) > 0).astype(numpy.uint8)


def check_annotation(annotation, expected, truth, names, kind, counts):
    require(annotation["iscrowd"] == 0 and type(annotation["iscrowd"]) is int, "iscrowd")
    require(names[annotation["category_id"]] == expected["category"], "category")
    mask = png(os.path.join(truth, expected["visible"]))
    rows, columns = numpy.nonzero(mask)
    box = [columns.min(), rows.min(), columns.max() - columns.min() + 1, rows.max() - rows.min() + 1]
    require(annotation["bbox"] == box, "bbox %s, expected %s" % (annotation["bbox"], box))
    require(annotation["area"] == mask.sum() and annotation["area"] >= 1, "area")
    if kind == "rle":
        require(annotation["segmentation"]["size"] == list(mask.shape), "size is height, width")
        require((decode(annotation["segmentation"]) == mask).all(), "the visible mask differs")
    else:
        check_polygons(annotation, mask, expected, counts)
    amodal = png(os.path.join(truth, expected["amodal"]))
    require((decode(annotation["amodal_segmentation"]) == amodal).all(), "the amodal mask differs")
    require(abs(annotation["hidden_share"] - expected["hidden"]) < 1e-12, "hidden_share")
    require(isinstance(annotation["provenance"], dict) and annotation["provenance"], "provenance")


def check_image(image, expected, export):
    require(open(os.path.join(export, image["file_name"]), "rb").read() == open(expected["file"], "rb").read(), "an image is not a copy")
    with Image.open(os.path.join(export, image["file_name"])) as picture:
        require(picture.size == (image["width"], image["height"]), "image size")
    require(isinstance(image["provenance"], dict), "image provenance")


def main(export, truth, kind):
    coco = json.load(open(os.path.join(export, "annotations.json"), encoding="utf-8"))
    expected = json.load(open(os.path.join(truth, "truth.json"), encoding="utf-8"))
    for key in ("info", "licenses", "categories", "images", "annotations"):
        require(key in coco, key + " is missing")
    ids = lambda name: [entry["id"] for entry in coco[name]]
    for name in ("categories", "images", "annotations"):
        require(ids(name) == list(range(1, len(coco[name]) + 1)), "ids of %s do not count from 1" % name)
    names = {category["id"]: category["name"] for category in coco["categories"]}
    require(len(coco["images"]) == len(expected), "number of images")
    counts = {"images": len(expected), "annotations": 0, "leastIou": 1.0}
    for image, wanted in zip(coco["images"], expected):
        check_image(image, wanted, export)
        mine = [annotation for annotation in coco["annotations"] if annotation["image_id"] == image["id"]]
        require(len(mine) == len(wanted["instances"]), "number of annotations of %s" % image["file_name"])
        for annotation, instance in zip(mine, wanted["instances"]):
            check_annotation(annotation, instance, truth, names, kind, counts)
            counts["annotations"] += 1
    require(counts["annotations"] == len(coco["annotations"]), "annotations of no image")
    print(json.dumps(counts))


if __name__ == "__main__":
    main(*sys.argv[1:])
