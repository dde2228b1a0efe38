// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/store/project.h"
#include "ui/views/film_strip.h"
#include "ui/views/volume_data.h"

#include <opencv2/core/mat.hpp>

#include <optional>
#include <vector>

namespace clutch::ui {

struct FrameInfo {
    store::FrameRow row;
    std::optional<store::MatteRow> matte;
    std::optional<store::CorrectionRow> correction;

    store::Verdict verdict() const { return matte ? matte->verdict : store::Verdict::Automatic; }
    bool isUsed() const { return matte && matte->isUsed(); }
    bool isFlagged() const { return matte && !matte->accepted; }
};

/// One row of the list of frames; `strip` is what the film strip shows of the same frame.
struct FrameListRow {
    StripFrame strip;
    double quality = -1; ///< 0 .. 1; -1 without a matte
    bool flagged = false;

    bool operator==(const FrameListRow&) const = default;
};

/// What the Matte page shows of the project: the object's recordings and the frames of one of them.
struct MatteSnapshot {
    std::vector<store::RecordingRow> recordings;
    store::Id recording = 0; ///< whose frames these are; 0: the object has none
    std::vector<FrameInfo> frames;
    QVector<FrameListRow> rows;  ///< of `frames`, in their order
    QVector<VolumeFrame> volume; ///< likewise
};

/// `wanted` when it is one of the object's, else its newest recording.
MatteSnapshot loadMatteSnapshot(const store::Project& project, store::Id object, store::Id wanted);

QString frameCaption(const FrameInfo& frame);       ///< "#132   0:05.3"
QStringList qualityReasons(const FrameInfo& frame); ///< in the person's language
StripFrame stripFrame(const store::Project& project, const FrameInfo& frame);
FrameListRow listRow(const store::Project& project, const FrameInfo& frame);
QVector<VolumeFrame> volumeFrames(const store::Project& project, const std::vector<FrameInfo>& frames);

/// Which pictures of a frame to read; slow, for a worker thread.
struct FrameFiles {
    store::Id frame = 0;
    QString image, trimap, alpha, cutout; ///< absolute; empty: not wanted or not there
    QRect box;                            ///< of the cut-out
};
struct FramePictures {
    store::Id frame = 0;
    QImage image, alpha;
    QImage cutout;  ///< of the frame's size, transparent around
    cv::Mat trimap; ///< CV_8UC1, values 0 128 255
};
FramePictures readFramePictures(const FrameFiles& files);

} // namespace clutch::ui
