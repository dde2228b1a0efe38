# SPDX-License-Identifier: Apache-2.0
"""Reads a labelme export without any of our code and compares it with the truth.

usage: check_labelme.py EXPORT_FOLDER TRUTH_FOLDER [train,val,test]
Prints one JSON object {images, annotations, parts}.
"""
import base64
import io
import json
import os
import sys

import numpy
from PIL import Image

from check_common import read_truth, require, require_copy, require_parts


def check_shape(shape, instance, image):
    for key in ("label", "points", "group_id", "description", "shape_type", "flags", "mask"):
        require(key in shape, "a shape has no " + key)
    require(shape["label"] == instance["category"] and shape["shape_type"] == "mask" and shape["flags"] == {}, "label, shape_type, flags")
    (left, top), (right, bottom) = shape["points"]
    with Image.open(io.BytesIO(base64.b64decode(shape["mask"], validate=True))) as picture:
        require(picture.format == "PNG" and picture.size == (right - left + 1, bottom - top + 1), "the mask is as large as its box, both corners inside")
        small = numpy.array(picture)
    require(set(numpy.unique(small)) <= {0, 1}, "labelme's masks hold 0 and 1")
    mask = numpy.zeros(image.map.shape, bool)
    mask[top : bottom + 1, left : right + 1] = small.astype(bool)
    require((mask == instance["visible"]).all(), "the mask differs")
    require(abs(shape["hidden_share"] - instance["hidden"]) < 1e-12 and shape["provenance"], "hidden_share, provenance")


def check_part(export, part, truth, counts):
    folder = os.path.join(export, part)
    names = sorted(name for name in os.listdir(folder) if not name.startswith(".") and os.path.isfile(os.path.join(folder, name)))
    numbers = sorted({os.path.splitext(name)[0] for name in names})
    require(names == sorted(number + ending for number in numbers for ending in (".json", ".png")), "files: %s" % names)
    for number in numbers:
        image = truth[int(number) - 1]
        with open(os.path.join(folder, number + ".json"), encoding="utf-8") as stream:
            data = json.load(stream)
        require(list(data)[:7] == ["version", "flags", "shapes", "imagePath", "imageData", "imageHeight", "imageWidth"], "keys")
        require(int(data["version"].split(".")[0]) >= 5 and data["flags"] == {} and data["imageData"] is None, "version, flags, imageData")
        require((data["imageHeight"], data["imageWidth"]) == image.map.shape, "size")
        require_copy(os.path.join(folder, data["imagePath"]), image)
        require(len(data["shapes"]) == len(image.instances), "one shape an object")
        require(len({shape["group_id"] for shape in data["shapes"]}) == len(data["shapes"]), "group ids")
        for shape, instance in zip(data["shapes"], image.instances):
            check_shape(shape, instance, image)
        counts["annotations"] += len(data["shapes"])
    return numbers


def main(export, truth_folder, parts=""):
    truth = read_truth(truth_folder)
    counts = {"images": len(truth), "annotations": 0}
    counts["parts"] = {part: check_part(export, part, truth, counts) for part in parts.split(",")}
    require_parts(counts["parts"], truth)
    print(json.dumps(counts))


if __name__ == "__main__":
    main(*sys.argv[1:])
