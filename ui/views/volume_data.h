// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QImage>
#include <QString>
#include <QVector3D>
#include <QVector>

#include <atomic>
#include <cstdint>
#include <vector>

namespace clutch::ui {

/// A recording as a block of voxels: x to the right, y up, time into the depth. Colour from the frames, opacity from
/// their mattes.
struct VolumeData {
    int width = 0, height = 0, depth = 0;
    std::vector<std::uint8_t> rgba; ///< depth x height x width x 4, rows bottom up
    QVector<int> frameOfSlice;      ///< position in the given frames, growing; depth entries
    bool isEmpty() const { return rgba.empty(); }
    int sliceOfFrame(int frame) const; ///< the nearest slice
    QImage slice(int index) const;     ///< RGB, upright
    double spacingOfSlices() const;    ///< in pixels: time is drawn as a length
    QVector3D box() const;             ///< from the first voxel to the last, in pixels
};

struct VolumeFrame {
    QString image, alpha; ///< absolute paths; alpha empty where there is no matte: that slice is transparent
    qint64 version = 0;   ///< another one means that the matte was made anew under the same path
    bool operator==(const VolumeFrame&) const = default;
};

struct VolumeLimits {
    int width = 160, height = 120, depth = 240;
};

/// Reads and shrinks; slow, for a worker thread. Frames that cannot be read become transparent slices. Nothing when
/// `stop` was set or no frame has a matte.
VolumeData buildVolume(const QVector<VolumeFrame>& frames, const VolumeLimits& limits, const std::atomic<bool>& stop);

} // namespace clutch::ui
