# SPDX-License-Identifier: Apache-2.0
"""Reads what `clutch simulate` wrote for one object, without any of our code, and checks it against itself.

usage: check_simulated.py FOLDER OBJECT PHOTOS FEWEST MOST FRAMES
Run lengths are decoded by check_coco.py. Prints one JSON object; exits 1 with a message on the first difference.
"""
import json
import os
import sys

import numpy
from PIL import Image

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "exporting"))
from check_coco import decode, require  # noqa: E402


def check_annotation(annotation, shape):
    visible, amodal = decode(annotation["segmentation"]) > 0, decode(annotation["amodal_segmentation"]) > 0
    require(visible.shape == shape and amodal.shape == shape, "a mask is not of its photo's size")
    require(annotation["category_id"] == 1, "category_id")
    require(annotation["area"] == visible.sum() and visible.any(), "area is not that of the visible mask")
    rows, columns = numpy.nonzero(visible)
    box = [columns.min(), rows.min(), columns.max() - columns.min() + 1, rows.max() - rows.min() + 1]
    require(annotation["bbox"] == box, "bbox %s, expected %s" % (annotation["bbox"], box))
    require(not (visible & ~amodal).any(), "something visible lies outside the amodal mask")
    hidden = 1 - visible.sum() / amodal.sum()
    require(abs(annotation["hidden_share"] - hidden) < 1e-12, "hidden_share")
    ignored = int(hidden >= 0.8)
    require(annotation["iscrowd"] == ignored and annotation["ignore"] == ignored, "an instance hidden to %f is marked wrongly" % hidden)
    return visible


def check_photo(folder, image, annotations, fewest, most):
    with Image.open(os.path.join(folder, image["file_name"])) as picture:
        require(picture.format == "JPEG" and picture.size == (image["width"], image["height"]), "photo size")
    poured = image["provenance"]["poured"]
    require(fewest <= poured <= most, "%d items were poured" % poured)
    require(1 <= len(annotations) <= poured, "%d annotations of %d items" % (len(annotations), poured))
    owners = numpy.zeros((image["height"], image["width"]), int)
    for annotation in annotations:
        owners += check_annotation(annotation, owners.shape)
    require(owners.max() == 1, "two instances share a pixel")
    for edge in (owners[0], owners[-1], owners[:, 0], owners[:, -1]):
        require(not edge.any(), "an item reaches the border")


def check_alpha(folder, frames, shape):
    names = sorted(os.listdir(os.path.join(folder, "recording_alpha")))
    require(names == ["%06d.png" % frame for frame in range(0, frames, 10)], "alpha files: %s" % names)
    for name in names:
        alpha = numpy.asarray(Image.open(os.path.join(folder, "recording_alpha", name)))
        require(alpha.dtype == numpy.uint8 and alpha.shape == shape, "an alpha is not 8-bit grey of the frame's size")
        require((alpha == 255).any() and ((alpha > 0) & (alpha < 255)).any(), "an alpha shows no object or no edge")
        require(not alpha[0].any() and not alpha[-1].any() and not alpha[:, 0].any() and not alpha[:, -1].any(), "the object reaches the border")
    first = numpy.asarray(Image.open(os.path.join(folder, "recording_alpha", names[0]))).astype(float)
    rows, columns = numpy.indices(first.shape)
    centre = [(columns * first).sum() / first.sum() / shape[1], (rows * first).sum() / first.sum() / shape[0]]
    require(abs(centre[0] - 0.5) < 0.08 and abs(centre[1] - 0.5) < 0.08, "the first frame shows the object at %s" % centre)


def main(folder, name, photos, fewest, most, frames):
    coco = json.load(open(os.path.join(folder, "photos.json"), encoding="utf-8"))
    for key in ("info", "licenses", "categories", "images", "annotations"):
        require(key in coco, key + " is missing")
    require(coco["categories"] == [{"id": 1, "name": name, "supercategory": "object"}], "categories")
    for key in ("images", "annotations"):
        require([entry["id"] for entry in coco[key]] == list(range(1, len(coco[key]) + 1)), "ids of %s do not count from 1" % key)
    require(len(coco["images"]) == photos, "number of images")
    require(all(1 <= annotation["image_id"] <= photos for annotation in coco["annotations"]), "annotations of no image")
    for image in coco["images"]:
        mine = [annotation for annotation in coco["annotations"] if annotation["image_id"] == image["id"]]
        check_photo(folder, image, mine, fewest, most)
    check_alpha(folder, frames, (coco["images"][0]["height"], coco["images"][0]["width"]))
    ignored = sum(annotation["iscrowd"] for annotation in coco["annotations"])
    print(json.dumps({"instances": len(coco["annotations"]) - ignored, "ignored": ignored}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:]))
