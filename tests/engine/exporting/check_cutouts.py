# SPDX-License-Identifier: Apache-2.0
"""Reads exported cut-outs without any of our code and compares colours and alpha with the truth.

usage: check_cutouts.py EXPORT_FOLDER TRUTH_FOLDER
TRUTH_FOLDER holds "alpha NAME" and "colour NAME" for each cut-out. Prints one JSON object {images}.
"""
import json
import os
import sys

import numpy
from PIL import Image

from check_common import grey, require


def main(export, truth):
    names = sorted(os.listdir(os.path.join(export, "cutouts")))
    require(names == sorted(name[len("alpha ") :] for name in os.listdir(truth) if name.startswith("alpha ")), "files: %s" % names)
    for name in names:
        with Image.open(os.path.join(export, "cutouts", name)) as picture:
            require(picture.format == "PNG" and picture.mode == "RGBA", "%s is not an RGBA PNG" % name)
            cutout = numpy.array(picture)
        require((cutout[..., 3] == grey(os.path.join(truth, "alpha " + name))).all(), "alpha of " + name)
        require((cutout[..., :3] == grey(os.path.join(truth, "colour " + name))).all(), "colours of " + name)
    print(json.dumps({"images": len(names)}))


if __name__ == "__main__":
    main(*sys.argv[1:])
