// SPDX-License-Identifier: Apache-2.0
#include "ui/views/volume_data.h"

#include <QImageReader>

#include <algorithm>
#include <cstdlib>

namespace clutch::ui {

namespace {

constexpr double kDepthOfWidth = 1.4; // time axis, in widths of the picture

QImage readScaled(const QString& file, QSize size, QImage::Format format)
{
    QImage image = QImageReader(file).read();
    if (image.isNull()) return image;
    return image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).convertToFormat(format);
}

void writeSlice(VolumeData& volume, int slice, const QImage& colour, const QImage& alpha)
{
    const std::size_t row = std::size_t(volume.width) * 4;
    for (int y = 0; y < volume.height; ++y) {
        const uchar* rgb = colour.constScanLine(y);
        const uchar* opacity = alpha.isNull() ? nullptr : alpha.constScanLine(y);
        const std::size_t line = std::size_t(slice) * std::size_t(volume.height) + std::size_t(volume.height - 1 - y);
        std::uint8_t* out = volume.rgba.data() + line * row;
        for (int x = 0; x < volume.width; ++x) {
            for (int c = 0; c < 3; ++c)
                out[4 * x + c] = rgb[3 * x + c];
            out[4 * x + 3] = opacity ? opacity[x] : 0;
        }
    }
}

} // namespace

int VolumeData::sliceOfFrame(int frame) const
{
    const auto above = std::ranges::lower_bound(frameOfSlice, frame);
    if (above == frameOfSlice.end()) return depth - 1;
    const int index = int(above - frameOfSlice.begin());
    if (index == 0) return 0;
    return frame - frameOfSlice[index - 1] < *above - frame ? index - 1 : index;
}

QImage VolumeData::slice(int index) const
{
    QImage image(width, height, QImage::Format_RGB888);
    const std::size_t row = std::size_t(width) * 4;
    for (int y = 0; y < height; ++y) {
        const std::uint8_t* in =
            rgba.data() + (std::size_t(index) * std::size_t(height) + std::size_t(height - 1 - y)) * row;
        uchar* out = image.scanLine(y);
        for (int x = 0; x < width; ++x, in += 4, out += 3)
            std::copy_n(in, 3, out);
    }
    return image;
}

double VolumeData::spacingOfSlices() const
{
    return depth > 1 ? kDepthOfWidth * width / (depth - 1) : 1;
}

QVector3D VolumeData::box() const
{
    return {float(width - 1), float(height - 1), float((depth - 1) * spacingOfSlices())};
}

VolumeData buildVolume(const QVector<VolumeFrame>& frames, const VolumeLimits& limits, const std::atomic<bool>& stop)
{
    const bool anyMatte = std::ranges::any_of(frames, [](const VolumeFrame& frame) { return !frame.alpha.isEmpty(); });
    if (!anyMatte) return {};
    const QSize source = QImageReader(frames.first().image).size();
    if (source.isEmpty()) return {};
    const QSize size =
        source.scaled(limits.width, limits.height, Qt::KeepAspectRatio).expandedTo(QSize(2, 2)).boundedTo(source);
    VolumeData volume;
    volume.width = size.width();
    volume.height = size.height();
    volume.depth = std::min(limits.depth, int(frames.size()));
    volume.rgba.assign(std::size_t(volume.width) * std::size_t(volume.height) * std::size_t(volume.depth) * 4, 0);
    for (int slice = 0; slice < volume.depth; ++slice) {
        if (stop) return {};
        const int position = int(qint64(slice) * frames.size() / volume.depth);
        volume.frameOfSlice << position;
        const QImage colour = readScaled(frames[position].image, size, QImage::Format_RGB888);
        if (colour.isNull()) continue;
        const QString& alphaFile = frames[position].alpha;
        writeSlice(volume, slice, colour,
                   alphaFile.isEmpty() ? QImage() : readScaled(alphaFile, size, QImage::Format_Grayscale8));
    }
    return volume;
}

} // namespace clutch::ui
