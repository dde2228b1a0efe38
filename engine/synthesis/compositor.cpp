// SPDX-License-Identifier: Apache-2.0
#include "engine/synthesis/compositor.h"

#include "engine/core/image.h"

namespace clutch::synthesis {

namespace {

constexpr float kOpaque = 0.5f;

/// CV_8UC1, 255 where the object is opaque.
cv::Mat opaqueMask(const DrawnObject& object)
{
    cv::Mat mask(object.pixels.size(), CV_8UC1);
    for (int y = 0; y < mask.rows; ++y) {
        const auto* from = object.pixels.ptr<cv::Vec4f>(y);
        auto* to = mask.ptr<std::uint8_t>(y);
        for (int x = 0; x < mask.cols; ++x)
            to[x] = from[x][3] > kOpaque ? 255 : 0;
    }
    return mask;
}

} // namespace

Compositor::Compositor(const cv::Mat& background)
{
    requireImage(background, "synthesis", "background");
    background_ = background.clone();
    shown_ = background.clone();
    front_ = cv::Mat::zeros(background.size(), CV_32FC4);
    taken_ = cv::Mat::zeros(background.size(), CV_8UC1);
}

void Compositor::blendBeneath(const DrawnObject& object, const cv::Rect& part, cv::Mat& shown,
                              const cv::Point& shownOrigin) const
{
    for (int y = part.y; y < part.br().y; ++y) {
        const auto* front = front_.ptr<cv::Vec4f>(y);
        const auto* added = object.pixels.ptr<cv::Vec4f>(y - object.box.y);
        const auto* background = background_.ptr<cv::Vec3b>(y);
        auto* to = shown.ptr<cv::Vec3b>(y - shownOrigin.y);
        for (int x = part.x; x < part.br().x; ++x) {
            const cv::Vec4f& above = front[x];
            const cv::Vec4f& mine = added[x - object.box.x];
            const float left = 1 - above[3], below = left * (1 - mine[3]);
            for (int channel = 0; channel < 3; ++channel)
                to[x - shownOrigin.x][channel] =
                    cv::saturate_cast<std::uint8_t>(255.f * (above[channel] + left * mine[channel]) +
                                                    below * static_cast<float>(background[x][channel]));
        }
    }
}

PlacedMasks Compositor::placeBeneath(const DrawnObject& object)
{
    if (object.box.empty()) {
        const RunLengthMask nothing = encodeMaskAt({}, {}, size());
        return {nothing, nothing, 1};
    }
    const cv::Mat amodal = opaqueMask(object);
    PlacedMasks masks{{}, encodeMaskAt(amodal, object.box, size()), 1};
    blendBeneath(object, object.box, shown_, {0, 0});
    for (int y = 0; y < object.box.height; ++y) {
        auto* front = front_.ptr<cv::Vec4f>(y + object.box.y) + object.box.x;
        const auto* added = object.pixels.ptr<cv::Vec4f>(y);
        for (int x = 0; x < object.box.width; ++x)
            front[x] += added[x] * (1 - front[x][3]);
    }
    cv::Mat taken = taken_(object.box);
    cv::Mat visible = amodal & ~taken;
    taken |= amodal;
    tight_ |= object.tight;
    masks.visible = encodeMaskAt(visible, object.box, size());
    const std::int64_t whole = maskArea(masks.amodal);
    if (whole > 0) masks.hiddenShare = 1 - static_cast<double>(maskArea(masks.visible)) / static_cast<double>(whole);
    return masks;
}

cv::Mat Compositor::preview(const DrawnObject& object, const cv::Rect& box) const
{
    const cv::Rect inside = box & cv::Rect({0, 0}, size());
    cv::Mat shown = shown_(inside).clone();
    blendBeneath(object, object.box & inside, shown, inside.tl());
    return shown;
}

RunLengthMask encodeMaskAt(const cv::Mat& mask, const cv::Rect& box, cv::Size imageSize)
{
    RunLengthMask encoded{imageSize.height, imageSize.width, {}};
    if (box.empty()) {
        encoded.counts.push_back(static_cast<std::uint32_t>(imageSize.area()));
        return encoded;
    }
    std::int64_t runStart = 0;
    bool inside = false;
    const auto change = [&](std::int64_t position) {
        encoded.counts.push_back(static_cast<std::uint32_t>(position - runStart));
        runStart = position;
        inside = !inside;
    };
    const cv::Mat columns = mask.t();
    for (int x = 0; x < columns.rows; ++x) {
        const auto* column = columns.ptr<std::uint8_t>(x);
        const std::int64_t start = static_cast<std::int64_t>(box.x + x) * imageSize.height + box.y;
        if (inside && box.height < imageSize.height)
            change(start - box.y - (imageSize.height - box.height - box.y)); // the column before ended inside
        for (int y = 0; y < columns.cols; ++y)
            if ((column[y] != 0) != inside) change(start + y);
    }
    const std::int64_t end = static_cast<std::int64_t>(imageSize.height) * imageSize.width;
    const std::int64_t boxEnd = static_cast<std::int64_t>(box.br().x - 1) * imageSize.height + box.br().y;
    if (inside && boxEnd < end) change(boxEnd);
    if (end > runStart) encoded.counts.push_back(static_cast<std::uint32_t>(end - runStart));
    return encoded;
}

} // namespace clutch::synthesis
