// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/job_context.h"
#include "engine/matting/knn_matting.h"

#include <functional>
#include <string>
#include <vector>

namespace clutch::matting {

struct MattingOptions {
    KnnOptions knn;
    int bandPx = 10;        // 8 to 15: a narrower band cuts hair and blur, a wider one costs time
    bool foreground = true; // without it the table's colour stays in the edges

    template <class V>
    void visitFields(V&& visit)
    {
        knn.visitFields(visit);
        visit(bandPx, FieldSpec{.name = "band",
                                .label = CLUTCH_TEXT("Option", "Unknown band"),
                                .help = CLUTCH_TEXT(
                                    "Option", "Width of the strip along the outline in which opacity is solved for"),
                                .unit = "px",
                                .minimum = 2,
                                .maximum = 60});
        visit(foreground,
              FieldSpec{.name = "foreground",
                        .label = CLUTCH_TEXT("Option", "True edge colours"),
                        .help = CLUTCH_TEXT("Option", "Remove the background's colour from half-transparent edges"),
                        .advanced = true});
    }
};

/// Why a frame is doubtful. The order is that of qualityText().
enum class QualityFlag {
    NoObject,
    SeveralObjects,
    TouchesBorder,
    AreaJump,
    Holes,
    WideBand,
    ColourDisagreement,
    Failed
};

const char* qualityText(
    QualityFlag flag); ///< one translatable sentence, context "Quality": "the object touches the border of the frame"

struct FrameQuality {
    double score = 0; ///< 0 useless .. 1 clean
    bool accepted = false;
    std::vector<QualityFlag> flags;
};

struct FrameMatte {
    std::size_t position = 0; ///< in the order given to matteRecording
    cv::Mat trimap;           ///< CV_8UC1, 0 128 255, or as it was painted; empty when the frame could not be loaded
    cv::Mat alpha;            ///< CV_32FC1; empty when the frame could not be loaded
    cv::Mat cutout;           ///< CV_8UC4, tight, true colours; empty when there is no object
    cv::Rect box;             ///< of the cut-out in the frame
    FrameQuality quality;
    std::string error; ///< when the frame itself failed (flag Failed): the full sentence
};

/// One frame as the caller has it. `correctedTrimap` is what a person painted: it is kept as it is, and the frames
/// around it are propagated from it.
struct FrameInput {
    cv::Mat image;           ///< CV_8UC3
    cv::Mat correctedTrimap; ///< CV_8UC1 or empty
};

struct RecordingInput {
    std::size_t count = 0;
    bool continuous = true; ///< false: unrelated photos, of any sizes, each matted from its own seeds
    std::function<FrameInput(std::size_t position)>
        load; ///< may be called more than once for a position, and from a decoder thread
    std::function<bool(std::size_t position)>
        corrected; ///< whether load() gives a correctedTrimap; empty: all are loaded once to find out
    std::function<bool(std::size_t position)>
        wanted; ///< empty: all; a frame not wanted is used for propagation but not handed out again
};

/// Paper 000, section 3.1: seeds in the first frame from colour and location priors, trimaps propagated by optical flow
/// forward and backward, KNN matting of each frame. Every wanted position is handed to `take` once, in growing order or
/// not (see position). A bad frame is flagged, never thrown; Error{BadInput} only when no frame of the recording shows
/// an object. Checks for cancel at every frame; progress counts frames handed out. Memory does not grow with the count.
void matteRecording(const RecordingInput& input, const MattingOptions& options, JobContext& context,
                    const std::function<void(FrameMatte&&)>& take);

} // namespace clutch::matting
