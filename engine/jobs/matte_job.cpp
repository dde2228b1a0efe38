// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/image.h"
#include "engine/jobs/jobs.h"
#include "engine/jobs/json_text.h"
#include "engine/matting/foreground.h"
#include "engine/matting/knn_matting.h"
#include "engine/media/image_file.h"

#include <chrono>

namespace clutch::jobs {

namespace {

// Opacity in a lossy format is no opacity any more; said before the work, not after it.
void requirePng(const std::filesystem::path& file)
{
    if (file.empty() || file.extension() == ".png" || file.extension() == ".PNG") return;
    throw Error(ErrorKind::Usage, "jobs", CLUTCH_TEXT("Error", "mattes are written as PNG"), utf8(file),
                CLUTCH_TEXT("Error", "choose a file name that ends in .png"));
}

class MatteJob : public Job {
public:
    explicit MatteJob(MatteRequest request) : request_(std::move(request)) {}

    std::string title() const override { return CLUTCH_TEXT("Progress", "Matting"); }
    std::string subject() const override { return utf8(request_.image.filename()); }

    std::string run(JobContext& context) override
    {
        requirePng(request_.alpha);
        requirePng(request_.foreground);
        const bool wantsForeground = !request_.foreground.empty();
        context.begin(title(), wantsForeground ? 2 : 1);
        const cv::Mat image = media::readImage(request_.image);
        const cv::Mat trimap = media::readGrey(request_.trimap);
        requireSameSize(image, trimap, "matting", utf8(request_.trimap.filename()));
        const auto start = std::chrono::steady_clock::now();
        const matting::KnnMatte matte = matting::knnMatte(image, trimap, request_.options);
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        context.checkCancelled();
        media::writeImage(request_.alpha, alphaTo8Bit(matte.alpha));
        context.advance();
        if (wantsForeground) {
            media::writeImage(request_.foreground, matting::estimateForeground(image, matte.alpha));
            context.advance();
        }
        return jsonText({{"seconds", seconds},
                         {"unknown", matte.unknown},
                         {"iterations", matte.iterations},
                         {"file", utf8(request_.alpha)}});
    }

private:
    const MatteRequest request_;
};

} // namespace

std::unique_ptr<Job> makeMatteJob(MatteRequest request)
{
    return std::make_unique<MatteJob>(std::move(request));
}

} // namespace clutch::jobs
