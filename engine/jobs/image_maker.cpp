// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/image_maker.h"

#include "engine/core/files.h"
#include "engine/media/image_file.h"

#include <utility>

namespace clutch::jobs {

namespace {
constexpr std::chrono::milliseconds kLitPreviewInterval{90}; // nobody looks more often
}

ImageMaker::ImageMaker(SynthesisInputs inputs, synthesis::SynthesisOptions options,
                       const std::filesystem::path& project, int threads, std::shared_ptr<PlacementWatch> watch)
    : inputs_(std::move(inputs)), options_(std::move(options)), watch_(std::move(watch))
{
    if (inputs_.likelihood)
        structure_ = std::make_unique<StructureMaker>(inputs_, options_,
                                                      project / pathFromUtf8(inputs_.likelihood->file), threads);
}

const cv::Mat& ImageMaker::lightOf(std::size_t photo)
{
    const auto known = lights_.find(photo);
    if (known != lights_.end()) return known->second;
    const cv::Mat picture = media::readImage(inputs_.photos.at(photo).file);
    const cv::Size size(options_.size.width, options_.size.height);
    return lights_.emplace(photo, synthesis::lightOf(picture, size, options_.illuminationBlur)).first->second;
}

std::size_t ImageMaker::photoFor(std::uint64_t seed, const std::string& wantedHash) const
{
    std::vector<std::uint64_t> keys;
    for (std::size_t i = 0; i < inputs_.photos.size(); ++i) {
        if (!wantedHash.empty() && inputs_.photos[i].row.hash == wantedHash) return i;
        keys.push_back(inputs_.photos[i].key);
    }
    return synthesis::pickPhoto(seed, keys);
}

// Of the photos that taught the likelihood: no other may leave its mark on an image that does not name it.
std::size_t ImageMaker::tableFor(std::uint64_t seed) const
{
    std::vector<std::size_t> positions;
    std::vector<std::uint64_t> keys;
    for (std::size_t i = 0; i < inputs_.photos.size(); ++i) {
        if (!inputs_.photos[i].taught) continue;
        positions.push_back(i);
        keys.push_back(inputs_.photos[i].key);
    }
    return positions.at(synthesis::pickPhoto(seed, keys));
}

MadeImage ImageMaker::make(int number, std::uint64_t seed, JobContext& context, const std::string& photoHash)
{
    const bool lit = options_.illumination != synthesis::IlluminationMode::None;
    MadeImage image{number, seed, {}, std::nullopt, 0, {}};
    if (lit) image.photo = photoFor(seed, photoHash);
    const auto relit = [&](const cv::Mat& picture) {
        return synthesis::relight(picture, lightOf(*image.photo), options_.illumination, options_.illuminationBlur);
    };
    const auto onObject = [&](const cv::Mat& canvas, int placed, int total) {
        context.checkCancelled();
        if (!context.wantsPreview()) return;
        const auto now = std::chrono::steady_clock::now();
        if (lit && now - shownAt_ < kLitPreviewInterval) return; // to light every one would take longer than making it
        shownAt_ = now;
        context.setPreview(lit ? relit(canvas).image : canvas, std::to_string(placed) + " / " + std::to_string(total));
    };
    if (structure_)
        image.made = placedByStructure(image, image.photo ? *image.photo : tableFor(seed), context);
    else
        image.made =
            synthesis::synthesizeImage(inputs_.cutouts, inputs_.backgrounds, options_, seed, onObject, inputs_.groups);
    if (!lit) return image;
    const synthesis::Relit light = relit(image.made.image);
    image.made.image = light.image;
    image.clippedShare = light.clippedShare;
    if (context.wantsPreview()) context.setPreview(image.made.image, inputs_.photos[*image.photo].row.name);
    return image;
}

synthesis::SyntheticImage ImageMaker::placedByStructure(MadeImage& image, std::size_t photo, JobContext& context)
{
    image.traces = structure_->place(image.number, image.seed, photo, context, watch_.get());
    std::vector<synthesis::PlannedObject> plan;
    for (const synthesis::PlacementTrace& trace : image.traces)
        plan.push_back({trace.cutout, trace.chosen});
    return synthesis::composeImage(inputs_.cutouts, inputs_.backgrounds, plan, options_, image.seed);
}

store::ImageRow ImageMaker::rowOf(const MadeImage& image) const
{
    store::ImageRow row;
    row.number = image.number;
    row.seed = image.seed;
    row.width = image.made.image.cols;
    row.height = image.made.image.rows;
    if (inputs_.likelihood) row.likelihood = inputs_.likelihood->id;
    if (!image.photo) return row;
    const store::PhotoRow& photo = inputs_.photos.at(*image.photo).row;
    row.illumination = synthesis::illuminationName(options_.illumination);
    row.photo = photo.id;
    row.photoName = photo.name;
    row.photoHash = photo.hash;
    row.clippedShare = image.clippedShare;
    return row;
}

std::vector<store::InstanceRow> ImageMaker::instancesOf(const MadeImage& image) const
{
    std::vector<store::InstanceRow> rows;
    for (const synthesis::SyntheticInstance& made : image.made.instances) {
        store::InstanceRow row;
        row.frame = inputs_.frames.at(made.cutout);
        row.angleDegrees = made.placement.angleDegrees;
        row.scale = made.placement.scale;
        row.x = made.placement.x;
        row.y = made.placement.y;
        row.visible = made.visible;
        row.amodal = made.amodal;
        row.hiddenShare = made.hiddenShare;
        row.annotated = made.annotated;
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace clutch::jobs
