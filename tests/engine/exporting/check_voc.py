# SPDX-License-Identifier: Apache-2.0
"""Reads a Pascal VOC export without any of our code and compares it with the truth.

usage: check_voc.py EXPORT_FOLDER TRUTH_FOLDER [train,val,test]
Prints one JSON object {images, annotations, wide, parts}; wide: images whose object masks have 16 bits.
"""
import json
import os
import sys
import xml.etree.ElementTree

import numpy
from PIL import Image

from check_common import read_truth, require, require_parts, require_provenance

VOID = 255


def colour_map():
    colours = []
    for index in range(256):
        red = green = blue = 0
        rest = index
        for bit in range(7, -1, -1):
            red |= (rest & 1) << bit
            green |= (rest >> 1 & 1) << bit
            blue |= (rest >> 2 & 1) << bit
            rest >>= 3
        colours += [red, green, blue]
    return colours


def read_mask(path, shape):
    with Image.open(path) as picture:
        require(picture.size == (shape[1], shape[0]), "size of %s" % path)
        if picture.mode == "P":
            require(picture.getpalette() == colour_map(), "palette of %s" % path)
        else:
            require(picture.mode.startswith("I"), "mode of %s: %s" % (path, picture.mode))
        return numpy.array(picture).astype(numpy.int64), picture.mode == "P"


def check_masks(export, image, classes, counts):
    kinds, palette = read_mask(os.path.join(export, "SegmentationClass", image.number + ".png"), image.map.shape)
    require(palette, "class masks are palette pictures")
    lookup = numpy.array([0] + [classes.index(instance["category"]) for instance in image.instances])
    require((kinds == numpy.where(image.unlabelled, VOID, lookup[image.map])).all(), "classes of %s" % image.number)
    objects, palette = read_mask(os.path.join(export, "SegmentationObject", image.number + ".png"), image.map.shape)
    require(palette == (len(image.instances) <= 254), "8 bits hold 254 objects")
    counts["wide"] += not palette
    require((objects == numpy.where(image.unlabelled, VOID if palette else 65535, image.map)).all(), "objects of %s" % image.number)


def check_object(entry, instance, image):
    require(entry.findtext("name") == instance["category"], "name %r" % entry.findtext("name"))
    rows, columns = numpy.nonzero(instance["visible"])
    box = [int(entry.find("bndbox").findtext(key)) for key in ("xmin", "ymin", "xmax", "ymax")]
    require(box == [columns.min() + 1, rows.min() + 1, columns.max() + 1, rows.max() + 1], "box %s" % box)
    require(entry.findtext("difficult") == "0" and entry.findtext("pose") == "Unspecified", "difficult, pose")
    whole_rows, whole_columns = numpy.nonzero(instance["amodal"])
    whole = [whole_columns.min() + 1, whole_rows.min() + 1, whole_columns.max() + 1, whole_rows.max() + 1]
    at_border = whole[0] == 1 or whole[1] == 1 or whole[2] == image.width or whole[3] == image.height
    require(entry.findtext("truncated") == str(int(at_border or whole != box)), "truncated")
    require(entry.findtext("occluded") == str(int(instance["hidden"] >= 0.05)), "occluded")


def check_image(export, image, classes, counts):
    with Image.open(os.path.join(export, "JPEGImages", image.number + ".jpg")) as picture, Image.open(image.file) as original:
        require(picture.format == "JPEG", "JPEGImages holds JPEG")
        difference = numpy.abs(numpy.asarray(picture.convert("RGB")).astype(int) - numpy.asarray(original.convert("RGB")))
        require(difference.max() <= 8, "the picture differs by %d" % difference.max())
    with open(os.path.join(export, "Annotations", image.number + ".xml"), "rb") as stream:
        root = xml.etree.ElementTree.fromstring(stream.read())
    require(root.tag == "annotation" and root.findtext("filename") == image.number + ".jpg", "filename")
    require(root.findtext("folder") == "JPEGImages" and root.findtext("segmented") == "1", "folder, segmented")
    size = [int(root.find("size").findtext(key)) for key in ("width", "height", "depth")]
    require(size == [image.width, image.height, 3], "size")
    require(root.find("source").findtext("database") == "Fr\u00fcchte \u65e5\u672c <1> & \"2\"", "database")
    entries = root.findall("object")
    require(len(entries) == len(image.instances), "number of objects in %s" % image.number)
    for entry, instance in zip(entries, image.instances):
        check_object(entry, instance, image)
    check_masks(export, image, classes, counts)
    counts["annotations"] += len(entries)


def read_list(export, task, name):
    with open(os.path.join(export, "ImageSets", task, name + ".txt"), encoding="ascii") as stream:
        return stream.read().split()


def check_lists(export, task, parts, truth):
    """The development kit's layout: a number a line. Main is for detection, Segmentation for masks."""
    numbers = {part: read_list(export, task, part) for part in parts}
    require_parts(numbers, truth)
    require(all(lines == sorted(lines) for lines in numbers.values()), "order in " + task)
    require(read_list(export, task, "trainval") == sorted(numbers["train"] + numbers.get("val", [])), "trainval in " + task)
    require(sorted(os.listdir(os.path.join(export, "ImageSets", task))) == sorted(part + ".txt" for part in ["trainval", *parts]), "lists in " + task)
    return numbers


def main(export, truth_folder, parts="train"):
    truth = read_truth(truth_folder)
    with open(os.path.join(export, "class_names.txt"), encoding="utf-8") as stream:
        classes = stream.read().split("\n")[:-1]
    require(classes[0] == "_background_", "class 0")
    counts = {"images": len(truth), "annotations": 0, "wide": 0}
    for image in truth:
        check_image(export, image, classes, counts)
    counts["parts"] = check_lists(export, "Segmentation", parts.split(","), truth)
    require(check_lists(export, "Main", parts.split(","), truth) == counts["parts"], "Main and Segmentation list the same images")
    require(sorted(os.listdir(os.path.join(export, "ImageSets"))) == ["Main", "Segmentation"], "ImageSets")
    for folder, ending in (("JPEGImages", "jpg"), ("Annotations", "xml"), ("SegmentationClass", "png"), ("SegmentationObject", "png")):
        require(sorted(os.listdir(os.path.join(export, folder))) == ["%s.%s" % (image.number, ending) for image in truth], "files in " + folder)
    require_provenance(export, truth, lambda image: "JPEGImages/%s.jpg" % image.number)
    print(json.dumps(counts))


if __name__ == "__main__":
    main(*sys.argv[1:])
