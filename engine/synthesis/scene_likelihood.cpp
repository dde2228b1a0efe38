// SPDX-License-Identifier: Apache-2.0
#include "engine/synthesis/scene_likelihood.h"

#include "engine/core/error.h"
#include "engine/core/random.h"
#include "engine/core/shuffle.h"
#include "engine/synthesis/compositor.h"
#include "engine/synthesis/object_proposals.h"
#include "engine/synthesis/placement.h"
#include "engine/synthesis/random_layout.h"
#include "engine/synthesis/scene_crops.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <vector>

namespace clutch::synthesis {

namespace {

constexpr std::size_t kLeastPhotos = 4; // of which one is held out
constexpr double kGrowingShare = 0.6;   // of the crops of a synthetic image: tight boxes while it grows, as scored
constexpr int kSizes = 6;               // classes of proposals, from the smallest to the whole image
constexpr double kLeastBoxShare = 0.01; // of the image; smaller proposals are dropped
constexpr double kLitShare = 0.7;       // of the synthetic images get a photo's illumination

class Teacher {
public:
    using OnStep = std::function<void(const std::string&, int, int)>;

    Teacher(const LikelihoodInputs& inputs, const SynthesisOptions& synthesis, const LikelihoodOptions& options,
            std::uint64_t seed, const OnStep& onStep)
        : inputs_(inputs), synthesis_(synthesis), options_(options), seed_(seed), onStep_(onStep),
          scales_(commonScales(inputs.cutouts, inputs.groups, synthesis))
    {
    }

    nn::SceneFit teach(nn::SceneNet& net)
    {
        splitPhotos();
        const auto photos = static_cast<int>(inputs_.photos.size());
        const int heldImages =
            std::max(2, cvRound(options_.syntheticImages * double(held_.size()) / double(learnt_.size())));
        total_ = photos + options_.syntheticImages + heldImages;
        nn::SceneCrops train, held;
        addPhotos(learnt_, train);
        addPhotos(held_, held);
        addSynthetic(options_.syntheticImages, learnt_, 1'000'000, train);
        addSynthetic(heldImages, held_, 2'000'000, held);
        nn::SceneTraining training;
        training.epochs = options_.epochs;
        training.seed = deriveSeed(seed_, 3'000'000);
        return net.fit(train, held, training, [&](int done, int total) {
            if (onStep_) onStep_(CLUTCH_TEXT("Progress", "Learning"), done, total);
        });
    }

private:
    void splitPhotos()
    {
        Random random(deriveSeed(seed_, 0));
        std::vector<std::size_t> order(inputs_.photos.size());
        std::iota(order.begin(), order.end(), 0U);
        shuffle(order, random);
        const auto count =
            std::max<std::ptrdiff_t>(1, std::lround(options_.heldOut * static_cast<double>(order.size())));
        held_.assign(order.begin(), order.begin() + count);
        learnt_.assign(order.begin() + count, order.end());
    }

    void step()
    {
        if (onStep_) onStep_(CLUTCH_TEXT("Progress", "Cutting"), ++done_, total_);
    }

    // `count` of the proposals of an image, as many of each size: most are small, what is scored grows to the whole.
    void addProposals(const cv::Mat& image, int count, bool real, Random& random, nn::SceneCrops& crops) const
    {
        std::array<std::vector<cv::Rect>, kSizes> bySize;
        std::vector<const std::vector<cv::Rect>*> filled;
        for (const cv::Rect& box : inputs_.propose ? inputs_.propose(image) : edgeBoxes(gradientEdges(image))) {
            const double size = 1 + std::log(static_cast<double>(box.area()) / static_cast<double>(image.total())) /
                                        std::log(1 / kLeastBoxShare);
            bySize[static_cast<std::size_t>(std::clamp(size * kSizes, 0.0, kSizes - 1.0))].push_back(box);
        }
        for (const auto& boxes : bySize)
            if (!boxes.empty()) filled.push_back(&boxes);
        for (int i = 0; i < count && !filled.empty(); ++i) {
            const auto& boxes =
                *filled[static_cast<std::size_t>(random.integer(0, static_cast<int>(filled.size()) - 1))];
            const auto pick = static_cast<std::size_t>(random.integer(0, static_cast<int>(boxes.size()) - 1));
            add(image, boxes[pick], real, random, crops);
        }
    }

    static void add(const cv::Mat& image, const cv::Rect& box, bool real, Random& random, nn::SceneCrops& crops)
    {
        crops.images.push_back(augmentedCrop(image, box, nn::SceneNet::kSide, random));
        crops.real.push_back(real);
    }

    void addPhotos(const std::vector<std::size_t>& which, nn::SceneCrops& crops)
    {
        for (const std::size_t index : which) {
            Random random(deriveSeed(seed_, 1 + index));
            addProposals(asImage(inputs_.photos[index]), options_.cropsPerPhoto, true, random, crops);
            step();
        }
    }

    // Proposals of the whole cluster, and the tight boxes of its first objects, as many as there may be when
    // placements are scored: without these, two objects far apart would look like nothing ever rejected.
    void addSynthetic(int count, const std::vector<std::size_t>& photos, std::uint64_t stream, nn::SceneCrops& crops)
    {
        const int growing = cvRound(kGrowingShare * options_.cropsPerSynthetic);
        for (int i = 0; i < count; ++i) {
            Random random(deriveSeed(seed_, stream + static_cast<std::uint64_t>(i)));
            const auto pick = static_cast<std::size_t>(random.integer(0, static_cast<int>(photos.size()) - 1));
            const cv::Mat& photo = inputs_.photos[photos[pick]];
            const auto objects = randomLayout(inputs_.cutouts, synthesis_, scales_, random);
            for (int k = 0; k < std::max(1, growing); ++k) {
                const auto all = static_cast<double>(objects.size());
                const auto first = static_cast<std::size_t>(
                    k == 0 ? all : std::min(all, std::round(2 * std::pow(all / 2, random.uniform()))));
                const Synthetic made = photographed(photo, {objects.data(), first}, random);
                if (k == 0) addProposals(made.image, options_.cropsPerSynthetic - growing, false, random, crops);
                if (k < growing && !made.tight.empty()) add(made.image, made.tight, false, random, crops);
            }
            step();
        }
    }

    // Photos are brought to the size of the images made: a proposal is then as many pixels of either.
    cv::Mat asImage(const cv::Mat& photo) const
    {
        const cv::Size size(synthesis_.size.width, synthesis_.size.height);
        const double scale =
            std::max(static_cast<double>(size.width) / photo.cols, static_cast<double>(size.height) / photo.rows);
        cv::Mat image;
        cv::resize(photo, image, {}, scale, scale, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
        return image;
    }

    struct Synthetic {
        cv::Mat image;
        cv::Rect tight;
    };

    Synthetic photographed(const cv::Mat& photo, std::span<const DrawnObject> objects, Random& random) const
    {
        const cv::Size size(synthesis_.size.width, synthesis_.size.height);
        cv::Mat plate = backgroundPlate(photo, size, random), covered = cv::Mat::zeros(size, CV_8UC1);
        for (const DrawnObject& object : objects)
            markCovered(object, covered);
        shade(plate, covered, random);
        Compositor canvas(plate);
        for (const DrawnObject& object : objects)
            canvas.placeBeneath(object);
        cv::Mat image = canvas.image().clone();
        if (random.uniform() < kLitShare) image = relight(image, lightOf(photo, size), IlluminationMode::Match).image;
        return {image, canvas.tightBox()};
    }

    // Real heaps darken their table; were none of the synthetic ones to, a shadow alone would prove a photo.
    static void shade(cv::Mat& plate, const cv::Mat& covered, Random& random)
    {
        const double strength = random.uniform(0, 0.7);
        cv::Mat shadow;
        cv::GaussianBlur(covered, shadow, {}, random.uniform(4, 14));
        for (int y = 0; y < plate.rows; ++y)
            for (int x = 0; x < plate.cols; ++x)
                plate.at<cv::Vec3b>(y, x) *= 1 - strength * shadow.at<uchar>(y, x) / 255;
    }

    const LikelihoodInputs& inputs_;
    const SynthesisOptions& synthesis_;
    const LikelihoodOptions& options_;
    const std::uint64_t seed_;
    const OnStep& onStep_;
    const std::vector<double> scales_;
    std::vector<std::size_t> learnt_, held_; // indices of photos
    int done_ = 0, total_ = 0;
};

} // namespace

nn::SceneFit trainLikelihood(nn::SceneNet& net, const LikelihoodInputs& inputs, const SynthesisOptions& synthesis,
                             const LikelihoodOptions& options, std::uint64_t seed,
                             const std::function<void(const std::string& activity, int done, int total)>& onStep)
{
    CV_Assert(inputs.groups.empty() || inputs.groups.size() == inputs.cutouts.size());
    requireValid(synthesis);
    validate(options);
    if (inputs.cutouts.empty())
        throw Error(ErrorKind::BadInput, "likelihood",
                    CLUTCH_TEXT("Error", "there are no cut-outs to make images from"), {},
                    CLUTCH_TEXT("Error", "make mattes of a recording first"));
    if (inputs.photos.size() < kLeastPhotos)
        throw Error(ErrorKind::BadInput, "likelihood",
                    CLUTCH_TEXT("Error", "the likelihood needs at least four photos of the cluster"),
                    std::to_string(inputs.photos.size()), CLUTCH_TEXT("Error", "add more photos that teach"));
    return Teacher(inputs, synthesis, options, seed, onStep).teach(net);
}

} // namespace clutch::synthesis
