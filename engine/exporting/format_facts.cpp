// SPDX-License-Identifier: Apache-2.0
#include "engine/exporting/export.h"

namespace clutch::exporting {

const FormatFacts& factsOf(ExportFormat format)
{
    static const std::array<FormatFacts, 7> kFacts{{
        {CLUTCH_TEXT("Export", "COCO"),
         CLUTCH_TEXT("Export", "For Detectron2, MMDetection and every tool that reads COCO."),
         CLUTCH_TEXT("Export", "Masks to the pixel with holes, visible and whole; where each object came from."),
         CLUTCH_TEXT("Export", "Soft edges: masks are yes or no.")},
        {CLUTCH_TEXT("Export", "COCO with polygons"),
         CLUTCH_TEXT("Export", "For tools that show outlines and cannot read run lengths."),
         CLUTCH_TEXT("Export", "Outlines to the pixel that labelling tools can edit; where each object came from."),
         CLUTCH_TEXT("Export", "Soft edges, and holes: they are filled.")},
        {CLUTCH_TEXT("Export", "YOLO-seg"), CLUTCH_TEXT("Export", "For Ultralytics: trains as it is, with data.yaml."),
         CLUTCH_TEXT("Export", "One ring an object, around its holes and parts."),
         CLUTCH_TEXT(
             "Export",
             "Soft edges, what lies hidden. Holes and parts hang on bridges of no width, which some tools draw as "
             "thin lines.")},
        {CLUTCH_TEXT("Export", "Pascal VOC"), CLUTCH_TEXT("Export", "For semantic segmentation and older detectors."),
         CLUTCH_TEXT("Export", "Masks to the pixel with holes, boxes; objects too hidden to be labelled are void."),
         CLUTCH_TEXT("Export",
                     "Soft edges, what lies hidden. Pictures become JPEG. Above 254 objects an image, object masks are "
                     "16-bit.")},
        {CLUTCH_TEXT("Export", "labelme"),
         CLUTCH_TEXT("Export", "To look at masks and correct them in labelme, from version 5.3."),
         CLUTCH_TEXT("Export", "Masks to the pixel with holes; where each object came from."),
         CLUTCH_TEXT("Export", "Soft edges, and what lies hidden behind other objects.")},
        {CLUTCH_TEXT("Export", "Mask images"),
         CLUTCH_TEXT("Export", "For Cellpose, StarDist, ImageJ and your own scripts."),
         CLUTCH_TEXT("Export", "Masks to the pixel with holes: in a 16-bit picture, each object has its number."),
         CLUTCH_TEXT("Export", "Soft edges, what lies hidden. Picture viewers show the masks as black.")},
        {CLUTCH_TEXT("Export", "RGBA cut-outs"),
         CLUTCH_TEXT("Export", "The object alone, one picture a frame, for compositing elsewhere."),
         CLUTCH_TEXT("Export", "Soft edges and true colours along them."),
         CLUTCH_TEXT("Export", "The data set's pictures and positions: only cut-outs are written.")},
    }};
    return kFacts.at(static_cast<std::size_t>(format));
}

} // namespace clutch::exporting
