// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/structure_maker.h"

#include "engine/core/random.h"
#include "engine/media/image_file.h"
#include "engine/nn/device.h"
#include "engine/nn/scene_net.h"
#include "engine/synthesis/compositor.h"
#include "engine/synthesis/placement.h"
#include "engine/synthesis/scene_crops.h"

#include <map>
#include <string>
#include <utility>

namespace clutch::jobs {

namespace {

constexpr std::uint64_t kPlateStream = std::uint64_t(1) << 34; // far from the objects of an image

// What is seen while an image is placed: the objects on the image's own background, not on the table they are scored
// on.
class Shown {
public:
    Shown(const SynthesisInputs& inputs, const synthesis::SynthesisOptions& options, int number, std::uint64_t seed)
        : inputs_(inputs), number_(number), canvas_(synthesis::startImage(inputs.backgrounds, options, seed).background)
    {
        picture_ = canvas_.image().clone();
    }

    // Whether the object of `trace` has just come to lie.
    bool advance(const synthesis::PlacementTrace& trace, int placed)
    {
        if (placed == placed_) return false;
        canvas_.placeBeneath(synthesis::drawObject(inputs_.cutouts[trace.cutout], trace.chosen, canvas_.size()));
        picture_ = canvas_.image().clone();
        placed_ = placed;
        return true;
    }

    const cv::Mat& picture() const { return picture_; }

    PlacementView view(const synthesis::PlacementTrace& trace, bool decided, int total)
    {
        PlacementView view;
        view.image = number_;
        view.placed = placed_;
        view.total = total;
        view.canvas = picture_;
        view.object = decided ? placed_ : placed_ + 1;
        view.decided = decided;
        view.trace = trace;
        if (view.object != outlined_) {
            outline_ = outlineOf(inputs_.cutouts[trace.cutout]);
            outlined_ = view.object;
        }
        view.outline = outline_;
        return view;
    }

private:
    const SynthesisInputs& inputs_;
    const int number_;
    synthesis::Compositor canvas_;
    cv::Mat picture_;
    std::vector<std::vector<cv::Point2f>> outline_;
    int placed_ = 0, outlined_ = 0;
};

} // namespace

struct StructureMaker::Impl {
    const SynthesisInputs& inputs;
    const synthesis::SynthesisOptions& options;
    const nn::SceneNet net;
    const std::vector<double> scales;
    std::map<std::size_t, cv::Mat> photos; // by position; each is read once, when first needed

    const cv::Mat& photo(std::size_t position)
    {
        const auto known = photos.find(position);
        if (known != photos.end()) return known->second;
        return photos.emplace(position, shrunk(media::readImage(inputs.photos.at(position).file), options.size))
            .first->second;
    }
};

StructureMaker::StructureMaker(const SynthesisInputs& inputs, const synthesis::SynthesisOptions& options,
                               const std::filesystem::path& likelihood, int threads)
{
    nn::setTorchThreads(threads);
    impl_.reset(new Impl{inputs,
                         options,
                         nn::SceneNet(likelihood),
                         synthesis::commonScales(inputs.cutouts, inputs.groups, options),
                         {}});
}

StructureMaker::~StructureMaker() = default;

std::vector<synthesis::PlacementTrace> StructureMaker::place(int number, std::uint64_t seed, std::size_t photo,
                                                             JobContext& context, PlacementWatch* watch)
{
    const synthesis::SynthesisOptions& options = impl_->options;
    const cv::Size size(options.size.width, options.size.height);
    Random plateRandom(deriveSeed(seed, kPlateStream));
    const cv::Mat plate = synthesis::backgroundPlate(impl_->photo(photo), size, plateRandom);
    synthesis::StructureOptions structure;
    structure.evaluations = options.evaluations;
    structure.leastVisible = options.leastVisible;
    Shown shown(impl_->inputs, options, number, seed);
    int wanted = 0;
    const auto onRound = [&](const synthesis::Compositor&, const synthesis::PlacementTrace& trace, int placed,
                             int total) {
        context.checkCancelled();
        wanted = total;
        const bool decided = shown.advance(trace, placed);
        if (decided && context.wantsPreview())
            context.setPreview(shown.picture(), std::to_string(placed) + " / " + std::to_string(total));
        if (!watch || !watch->isWatched()) return;
        watch->show(shown.view(trace, decided, total));
        watch->wait(context);
        context.checkCancelled();
    };
    const auto score = [this](std::span<const cv::Mat> crops) { return impl_->net.logits(crops); };
    std::vector<synthesis::PlacementTrace> traces = synthesis::placeByStructure(
        impl_->inputs.cutouts, impl_->scales, plate, options, structure, score, seed, onRound);
    if (static_cast<int>(traces.size()) < wanted)
        context.note("image " + std::to_string(number) + ": there was room for " + std::to_string(traces.size()) +
                     " of " + std::to_string(wanted) + " objects");
    return traces;
}

} // namespace clutch::jobs
