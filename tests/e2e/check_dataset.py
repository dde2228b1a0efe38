# SPDX-License-Identifier: Apache-2.0
"""check_dataset.py EXPORT: an exported COCO data set agrees with itself as other tools read it (Python, NumPy and Pillow; none of
our code): masks decode to the image's size, do not overlap, and give the box and the area that are written beside them."""
import json
import os
import sys

import numpy
from PIL import Image

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "engine", "exporting"))
from check_coco import decode, require


def main(export):
    coco = json.load(open(os.path.join(export, "annotations.json"), encoding="utf-8"))
    require([entry["id"] for entry in coco["annotations"]] == list(range(1, len(coco["annotations"]) + 1)), "annotation ids")
    require(coco["annotations"], "no annotations")
    for image in coco["images"]:
        with Image.open(os.path.join(export, image["file_name"])) as picture:
            require(picture.size == (image["width"], image["height"]), "image size")
        together = numpy.zeros((image["height"], image["width"]), numpy.int32)
        for annotation in coco["annotations"]:
            if annotation["image_id"] != image["id"]:
                continue
            mask = decode(annotation["segmentation"])
            rows, columns = numpy.nonzero(mask)
            require(annotation["area"] == len(rows) and annotation["iscrowd"] == 0, "area or iscrowd")
            box = [columns.min(), rows.min(), columns.max() - columns.min() + 1, rows.max() - rows.min() + 1]
            require(annotation["bbox"] == box, "bbox")
            require({"recording", "frame"} <= set(annotation["provenance"]), "provenance: %s" % annotation["provenance"])
            together += mask
        require(together.max() == 1, "visible masks overlap")


main(*sys.argv[1:])
