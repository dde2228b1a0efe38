# SPDX-License-Identifier: Apache-2.0
"""Reads a YOLO-seg export without any of our code and compares it with the truth.

usage: check_yolo.py EXPORT_FOLDER TRUTH_FOLDER [train,val,test]
Prints one JSON object {images, annotations, leastIou, leastPainted, leastPaintedInParts, parts}: IoU by pixel centres, and as a
trainer paints, for objects in one part and in several.
"""
import json
import os
import sys

import numpy

from check_common import count_parts, fill, iou, paint, read_truth, require, require_copy, require_parts, require_provenance


def read_yaml(path):
    """The few lines of YAML that data.yaml is made of. Strings in double quotes; of YAML's escapes only those that JSON has too, and \\xNN."""
    data, names = {}, {}
    with open(path, encoding="utf-8") as stream:
        for line in stream.read().splitlines():
            if line.startswith("#") or not line.strip():
                continue
            key, value = line.split(":", 1)
            value = value.strip()
            if value.startswith('"'):
                value = json.loads(value.replace("\\x", "\\u00"))
            if line.startswith("  "):
                names[int(key)] = value
            else:
                data[key] = value
    require(data.pop("names") == "", "names")
    return data, names


def check_row(row, instance, names, image, counts):
    fields = row.split(" ")
    require(fields[0].isdigit() and names[int(fields[0])] == instance["category"], "class")
    numbers = numpy.array([float(field) for field in fields[1:]])
    require(numbers.size % 2 == 0 and numbers.size >= 6, "a row needs three points or more")
    require(numbers.min() >= 0 and numbers.max() <= 1, "a point is not between 0 and 1")
    points = numbers.reshape(-1, 2) * (image.width, image.height)
    mask = instance["visible"]
    geometric = iou(fill(points, image.height, image.width), mask)
    require(geometric >= 0.98, "a ring's IoU is %f" % geometric)
    counts["leastIou"] = min(counts["leastIou"], geometric)
    painted = iou(paint(points, image.height, image.width), mask)
    name = "leastPainted" if count_parts(mask) == 1 else "leastPaintedInParts"
    counts[name] = min(counts[name], painted)
    require(name != "leastPainted" or painted >= 0.98, "a painted ring's IoU is %f" % painted)


def check_part(export, part, truth, names, counts):
    pictures = sorted(os.listdir(os.path.join(export, "images", part)))
    labels = sorted(os.listdir(os.path.join(export, "labels", part)))
    numbers = [os.path.splitext(name)[0] for name in pictures]
    require(labels == [number + ".txt" for number in numbers], "every picture has its labels, empty or not")
    for number, picture in zip(numbers, pictures):
        image = truth[int(number) - 1]
        require_copy(os.path.join(export, "images", part, picture), image)
        with open(os.path.join(export, "labels", part, number + ".txt"), encoding="utf-8") as stream:
            rows = stream.read().splitlines()
        require(len(rows) == len(image.instances), "one row an object in %s" % number)
        for row, instance in zip(rows, image.instances):
            check_row(row, instance, names, image, counts)
        counts["annotations"] += len(rows)
    return numbers


def main(export, truth_folder, parts="train"):
    truth = read_truth(truth_folder)
    parts = parts.split(",")
    data, names = read_yaml(os.path.join(export, "data.yaml"))
    require(data.pop("path") == os.path.abspath(export), "path")
    require(data == {part: "images/" + (part if part in parts else "train") for part in {"train", "val", *parts}}, "parts: %s" % data)
    require(sorted(names) == list(range(len(names))), "classes count from 0")
    counts = {"images": len(truth), "annotations": 0, "leastIou": 1.0, "leastPainted": 1.0, "leastPaintedInParts": 1.0}
    counts["parts"] = {part: check_part(export, part, truth, names, counts) for part in parts}
    require(sorted(os.listdir(os.path.join(export, "images"))) == sorted(parts), "folders")
    require_parts(counts["parts"], truth)
    part_of = {number: part for part, numbers in counts["parts"].items() for number in numbers}
    require_provenance(export, truth, lambda image: "images/%s/%s.png" % (part_of[image.number], image.number))
    print(json.dumps(counts))


if __name__ == "__main__":
    main(*sys.argv[1:])
