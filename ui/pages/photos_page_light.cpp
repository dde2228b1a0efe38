// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/photos_page_light.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/media/image_file.h"
#include "engine/synthesis/synthesis.h"
#include "ui/views/image_canvas.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <utility>

namespace clutch::ui {

namespace {

constexpr int kLargest = 1600; // px of the longer side: more than a window shows

cv::Mat shrunk(cv::Mat picture)
{
    const int longer = std::max(picture.cols, picture.rows);
    if (longer <= kLargest) return picture;
    const double scale = double(kLargest) / longer;
    cv::Mat small;
    cv::resize(picture, small, {}, scale, scale, cv::INTER_AREA);
    return small;
}

// The file that failed, whichever of the readers threw.
template <class Read>
cv::Mat readOr(QString& unreadable, const QString& file, Read&& read)
{
    try {
        return read();
    } catch (...) { // too little memory as well: this is a pool's thread
        unreadable = file;
        return {};
    }
}

} // namespace

LightPreview::LightPreview(QObject* parent) : QObject(parent)
{
    pool_.setMaxThreadCount(1);
}

LightPreview::~LightPreview()
{
    pool_.waitForDone();
}

void LightPreview::request(const LightRequest& request)
{
    ++wanted_;
    if (running_)
        next_ = request;
    else
        start(request);
}

void LightPreview::cancel()
{
    ++wanted_;
    next_.reset();
}

void LightPreview::start(const LightRequest& request)
{
    running_ = true;
    // The destructor waits for the pool; a call queued to a receiver that is gone is dropped.
    pool_.start([this, request, turn = wanted_] {
        const LightResult result = compute(request);
        QMetaObject::invokeMethod(
            this,
            [this, result, turn] {
                running_ = false;
                if (next_) start(*std::exchange(next_, std::nullopt));
                if (turn == wanted_) Q_EMIT ready(result);
            },
            Qt::QueuedConnection);
    });
}

cv::Mat LightPreview::readPhoto(const QString& file)
{
    if (kept_.photoFile != file || kept_.photo.empty()) {
        kept_.photo = shrunk(media::readImage(pathFromUtf8(file.toStdString())));
        kept_.photoFile = file;
    }
    return kept_.photo;
}

cv::Mat LightPreview::readSynthetic(const SyntheticSource& source)
{
    if (kept_.source == source && !kept_.synthetic.empty()) return kept_.synthetic;
    if (!source.image.isEmpty()) {
        kept_.synthetic = media::readImage(pathFromUtf8(source.image.toStdString()));
    } else {
        std::vector<cv::Mat> cutouts;
        for (const std::string& file : source.cutouts)
            cutouts.push_back(media::readCutout(pathFromUtf8(file)));
        kept_.synthetic = synthesis::synthesizeImage(cutouts, {}, {}, source.seed, {}, source.groups).image;
    }
    kept_.source = source;
    return kept_.synthetic;
}

LightResult LightPreview::compute(const LightRequest& request)
{
    LightResult result;
    const cv::Mat photo = readOr(result.unreadable, request.photo, [&] { return readPhoto(request.photo); });
    if (photo.empty()) return result;
    const auto mode = request.options.mode == LightOptions::Mode::Match ? synthesis::IlluminationMode::Match
                                                                        : synthesis::IlluminationMode::Replace;
    cv::Mat picture = photo;
    if (request.synthetic) {
        const SyntheticSource& source = *request.synthetic;
        picture = readOr(result.unreadable, source.image, [&] { return readSynthetic(source); });
        if (picture.empty()) return result;
    }
    const double blur = request.options.blur;
    const cv::Mat after = readOr(result.unreadable, request.photo, [&] {
        const synthesis::Relit relit =
            request.synthetic ? synthesis::relight(picture, synthesis::lightOf(photo, picture.size(), blur), mode, blur)
                              : synthesis::relightReal(picture, mode, blur);
        result.clippedShare = relit.clippedShare;
        return relit.image;
    });
    if (after.empty()) return result;
    result.before = toQImage(picture);
    result.after = toQImage(after);
    return result;
}

} // namespace clutch::ui
