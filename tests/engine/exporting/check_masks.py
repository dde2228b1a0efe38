# SPDX-License-Identifier: Apache-2.0
"""Reads an export of mask images without any of our code and compares it with the truth.

usage: check_masks.py EXPORT_FOLDER TRUTH_FOLDER [train,val,test]
Prints one JSON object {images, annotations, parts}.
"""
import json
import os
import sys

import numpy
from PIL import Image

from check_common import read_truth, require, require_copy, require_parts, require_provenance


def check_part(export, part, truth, counts):
    masks = sorted(os.listdir(os.path.join(export, part, "masks")))
    require(sorted(os.listdir(os.path.join(export, part, "images"))) == masks, "every picture has its mask")
    for name in masks:
        image = truth[int(name.split(".")[0]) - 1]
        require_copy(os.path.join(export, part, "images", name), image)
        with Image.open(os.path.join(export, part, "masks", name)) as picture:
            require(picture.mode.startswith("I"), "16 bits of grey, not %s" % picture.mode)
            mask = numpy.array(picture).astype(numpy.int64)
        require(mask.shape == image.map.shape and (mask == image.map).all(), "the mask of %s differs" % name)
        counts["annotations"] += len(numpy.unique(mask)) - (0 in mask)
    return [name.split(".")[0] for name in masks]


def main(export, truth_folder, parts=""):
    truth = read_truth(truth_folder)
    counts = {"images": len(truth), "annotations": 0}
    counts["parts"] = {part: check_part(export, part, truth, counts) for part in parts.split(",")}
    require_parts(counts["parts"], truth)
    folder_of = {number: part + "/" if part else "" for part, numbers in counts["parts"].items() for number in numbers}
    require_provenance(export, truth, lambda image: "%simages/%s.png" % (folder_of[image.number], image.number))
    print(json.dumps(counts))


if __name__ == "__main__":
    main(*sys.argv[1:])
