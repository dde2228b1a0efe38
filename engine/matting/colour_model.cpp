// SPDX-License-Identifier: Apache-2.0
#include "engine/matting/colour_model.h"

#include "engine/matting/penumbra.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace clutch::matting {

namespace {

constexpr float kBinVolume = 8 * 4 * 4; // in 8-bit L a b
constexpr float kObjectFloor =
    0.05F / ColourHistogram::kBins; // a colour never seen is rather a new side of the object ...
constexpr float kBackgroundFloor = 0.015F / ColourHistogram::kBins; // ... than a new part of the table
constexpr double kLeastDistinct = 0.02;                             // of the object, in colours that no shadow has
constexpr float kShadowShare = 0.4F;                                // of the pixels around an object
constexpr float kShadowEvidence = -0.7F;                            // nats, when the object itself may be as dark ...
constexpr float kClearShadowEvidence = -2.0F;                       // ... and when it hardly ever is
constexpr float kClearTable = -3.0F;                                // nats
constexpr float kShadowDrift = 0.25F, kShadedDrift = 0.3F;          // a frame
constexpr double kOldest = 0.03;                                    // least share of a frame in what was ever seen
constexpr double kTracked = 0.25;    // least weight of what was object in the frames before too, so hardly is a shadow
constexpr double kFoldReach = 0.08;  // of the square root of the object's area
constexpr double kDarker = 2.0;      // deviations of the table below its mean
constexpr double kShadowReach = 0.8; // of the square root of the object's area
// Levels of a and b a level of lost lightness: light by way of an object of full colour, its spread, and that of any
// hue.
constexpr float kBounce = 0.11F, kBounceSpread = 0.04F, kStray = 0.02F;
constexpr float kFullColour = 40;      // levels of a and b
constexpr float kDarkestShadow = 0.2F; // of the ground's lightness
constexpr float kOtherLamps = 0.2F;    // spread of the blue in a shadow's light, for all of its lightness lost

struct Evidence {
    const float* object;
    const float* background;
    cv::Vec2f tint;   // hue of the light that an object throws into its shadow, times its strength
    cv::Vec2f shaded; // hue of the light that reaches shadows, see hueOfShadow()
    float strongest;  // evidence of a shadow
};

// Density in a and b of what is `dark` levels darker than the table, `off` the table's hue at that lightness, when
// `lamps` is how far off lamps of other colours may take it.
float tintDensity(const cv::Vec2f& off, float dark, const cv::Vec2f& tint, const cv::Vec2f& spread,
                  const cv::Vec2f& lamps)
{
    const cv::Vec2f d = off - tint * (kBounce * dark);
    const float stray = kStray * dark, bounce = kBounceSpread * dark;
    const float vaa = spread[0] + stray * stray + bounce * bounce * tint[0] * tint[0] + lamps[0] * lamps[0];
    const float vbb = spread[1] + stray * stray + bounce * bounce * tint[1] * tint[1] + lamps[1] * lamps[1];
    const float vab = bounce * bounce * tint[0] * tint[1] + lamps[0] * lamps[1];
    const float determinant = vaa * vbb - vab * vab;
    const float far = (d[0] * d[0] * vbb - 2 * d[0] * d[1] * vab + d[1] * d[1] * vaa) / determinant;
    return std::exp(-0.5F * far) / (6.2832F * std::sqrt(determinant));
}

// Densities per bin volume: the histogram's, the local ground's as a Gaussian, and its shadow's, spread over the darker
// shades.
float logRatioAt(const cv::Vec3b& lab, int bin, const Evidence& seen, const cv::Vec3f& mean, const cv::Vec3f& variance,
                 const cv::Vec2f& lampTint)
{
    const float l = lab[0], a = lab[1] - 128.0F, b = lab[2] - 128.0F;
    const float ma = mean[1] - 128.0F, mb = mean[2] - 128.0F;
    const float dl = l - mean[0];
    const float chromaNorm = 1.0F / std::sqrt(variance[1] * variance[2]) / 6.2832F;
    const float here = std::exp(-0.5F * (dl * dl / variance[0] + (a - ma) * (a - ma) / variance[1] +
                                         (b - mb) * (b - mb) / variance[2])) *
                       chromaNorm / std::sqrt(variance[0] * 6.2832F) * kBinVolume;
    float shadow = 0;
    if (dl < 0 && l > kDarkestShadow * mean[0]) {
        const float share = shadedChroma(mean[0], l);
        const cv::Vec2f off(a - ma * share, b - mb * share);
        const cv::Vec2f spread(variance[1] * share * share, variance[2] * share * share);
        // The deeper the shadow, the more of its light comes from the room, or from the object whose colour it takes
        // on. What is greyer than the table's own shadow may as well be a facet of bare metal: no other lamp is
        // believed then.
        const bool greyer = a * a + b * b < (ma * ma + mb * mb) * share * share;
        const cv::Vec2f lamps = greyer ? cv::Vec2f(0, 0) : lampTint * (kOtherLamps * share * -dl / mean[0]);
        shadow = (tintDensity(off, -dl, seen.tint, spread, {0, 0}) +
                  tintDensity(off + seen.shaded * dl, -dl, seen.tint, spread, lamps)) /
                 (2 * (1 - kDarkestShadow) * std::max(mean[0], 1.0F)) * kBinVolume;
    }
    const float object = seen.object[bin] + kObjectFloor;
    const float lit = 0.6F * seen.background[bin] + 0.4F * here + kBackgroundFloor;
    const float byLight = std::log(object / lit);
    // The dark side of an object may look like a shadow of the table. So a shadow makes doubtful, and edges decide.
    const float withShadow = std::log(object / (lit + kShadowShare * shadow));
    return std::clamp(std::max(withShadow, std::min(byLight, seen.strongest)), -ColourModel::kStrongest,
                      ColourModel::kStrongest);
}

double shadowReach(const cv::Mat& object)
{
    return kShadowReach * std::sqrt(double(cv::countNonZero(object)));
}

cv::Mat distanceTo(const cv::Mat& object)
{
    cv::Mat distance;
    cv::distanceTransform(object == 0, distance, cv::DIST_L2, cv::DIST_MASK_3);
    return distance;
}

// What is much darker than `table` there and near the object: its shadow, or a dark side of it that was missed. Learnt
// as background either would be beyond recovery.
cv::Mat withoutShadow(const WorkFrame& frame, const BackgroundField& table, const cv::Mat& nearObject,
                      const cv::Mat& background)
{
    const cv::Size size = frame.lab.size();
    cv::Mat lightness, mean, variance, deviation;
    cv::extractChannel(frame.lab, lightness, 0);
    lightness.convertTo(lightness, CV_32F);
    cv::extractChannel(table.mean(size), mean, 0);
    cv::extractChannel(table.variance(size), variance, 0);
    cv::sqrt(variance, deviation);
    const cv::Mat dark = (lightness < mean - kDarker * deviation) & nearObject;
    return background & ~dark;
}

} // namespace

void ColourModel::fit(const WorkFrame& frame, const cv::Mat& object, const cv::Mat& background)
{
    fitBackground(frame, background);
    const cv::Mat distance = distanceTo(object);
    // An object that fills the picture leaves no table far from it: then the farthest there is.
    double reach = shadowReach(object);
    const int enough = int(background.total()) / 20;
    while (reach > 3 && cv::countNonZero(background & (distance > reach)) <= enough)
        reach /= 2;
    const cv::Mat afar = background & (distance > reach);
    if (cv::countNonZero(afar) > enough) {
        const BackgroundField table = BackgroundField::of(frame, afar);
        fitBackground(frame, withoutShadow(frame, table, distance < shadowReach(object), background));
    }
    tint_ = {0, 0};
    // A first outline may have left the dark sides out: only update() goes further.
    shaded_ = {0, 0};
    strongestShadow_ = kShadowEvidence;
    learnShadow(frame, object, 1.0F);
    object_ = weighted(frame, object, 0.0);
    everSeen_ = object_;
    learnt_ = 1;
}

void ColourModel::fitBackground(const WorkFrame& frame, const cv::Mat& background)
{
    background_ = ColourHistogram::of(frame.bins, background);
    field_ = BackgroundField::of(frame, background);
}

cv::Mat ColourModel::unexplained(const WorkFrame& frame) const
{
    cv::Mat odds;
    cv::exp(-logRatio(frame, ColourHistogram::flat()), odds);
    return 1 / (1 + odds);
}

// The object's hue, which its shadow takes on, and how strongly, in nats, what looks like a shadow is one.
float ColourModel::learnShadow(const WorkFrame& frame, const cv::Mat& object, float share)
{
    cv::Mat weight;
    cv::Mat(cv::max(2 * unexplained(frame) - 1, 0.0)).convertTo(weight, CV_8UC1, 255);
    cv::multiply(weight, object, weight, 1.0 / 255);
    const double clear = cv::sum(weight)[0], all = cv::sum(object)[0];
    if (clear <= kLeastDistinct * all) return kShadowEvidence;
    cv::Vec2d chroma(0, 0);
    for (int y = 0; y < weight.rows; ++y)
        for (int x = 0; x < weight.cols; ++x) {
            const auto& lab = frame.lab.at<cv::Vec3b>(y, x);
            chroma += cv::Vec2d(lab[1] - 128.0, lab[2] - 128.0) * double(weight.at<std::uint8_t>(y, x));
        }
    chroma *= 1 / clear;
    const double length = std::max(std::sqrt(chroma.dot(chroma)), double(kFullColour));
    tint_ = tint_ * (1 - share) + cv::Vec2f(chroma / length) * share;
    const float apart = std::clamp(float(clear / all - 0.5) / 0.4F, 0.0F, 1.0F);
    return kShadowEvidence + (kClearShadowEvidence - kShadowEvidence) * apart;
}

// Shadow within the object's outline must not become one of its colours: the outline would creep after it.
ColourHistogram ColourModel::weighted(const WorkFrame& frame, const cv::Mat& object, double least) const
{
    cv::Mat weight;
    const cv::Mat clear = cv::max(1.5 * unexplained(frame) - 0.5, 0.0);
    // Of a grey object on a white table most could be shadow. Then this cannot tell them apart, and all of it counts.
    if (cv::mean(clear, object)[0] < kLeastDistinct) return ColourHistogram::of(frame.bins, object);
    // A dark fold lies between clear pixels, a shadow beside them.
    cv::Mat around;
    const int reach = std::max(3, int(kFoldReach * std::sqrt(double(cv::countNonZero(object)))));
    cv::Mat inside = cv::Mat::zeros(clear.size(), CV_32FC1);
    clear.copyTo(inside, object);
    cv::blur(inside, around, {2 * reach + 1, 2 * reach + 1}, {-1, -1}, cv::BORDER_CONSTANT);
    cv::Mat(cv::max(cv::max(clear, around.mul(around)), least)).convertTo(weight, CV_8UC1, 255);
    cv::multiply(weight, object, weight, 1.0 / 255);
    return ColourHistogram::of(frame.bins, weight);
}

void ColourModel::update(const WorkFrame& frame, const cv::Mat& object, const cv::Mat& background)
{
    if (cv::countNonZero(object) > 0) {
        const ColourHistogram now = weighted(frame, object, kTracked);
        everSeen_.blend(now, std::max(kOldest, 1.0 / ++learnt_));
        object_.blend(now, 0.3);
        object_.blend(everSeen_, 0.15);
        strongestShadow_ += (learnShadow(frame, object, kShadowDrift) - strongestShadow_) * kShadowDrift;
    }
    // What is dark is told by the table afar: beside the object, each penumbra learnt would let a deeper one pass next.
    const cv::Mat nearObject = distanceTo(object) < shadowReach(object), afar = background & ~nearObject;
    if (const auto hue = hueOfShadow(frame, field_.mean(frame.lab.size()), background, nearObject))
        shaded_ += (*hue - shaded_) * kShadedDrift;
    const bool enough = cv::countNonZero(afar) > int(background.total()) / 20;
    cv::Mat table = withoutShadow(frame, enough ? BackgroundField::of(frame, afar) : field_, nearObject, background);
    // Nor may what an outline has bitten off the object become table.
    table.setTo(0, nearObject & (logRatio(frame) > kClearTable));
    if (cv::countNonZero(table) > 0) {
        background_.blend(ColourHistogram::of(frame.bins, table), 0.2);
        field_.blend(BackgroundField::of(frame, table), 0.4);
    }
}

cv::Mat ColourModel::logRatio(const WorkFrame& frame) const
{
    return logRatio(frame, object_);
}

cv::Mat ColourModel::logRatio(const WorkFrame& frame, const ColourHistogram& object) const
{
    const cv::Mat mean = field_.mean(frame.lab.size()), variance = field_.variance(frame.lab.size());
    const cv::Mat lampTint = field_.lampTint(frame.lab.size());
    const Evidence seen{object.data(), background_.data(), tint_, shaded_, strongestShadow_};
    cv::Mat ratio(frame.lab.size(), CV_32FC1);
    cv::parallel_for_({0, ratio.rows}, [&](const cv::Range& rows) {
        for (int y = rows.start; y < rows.end; ++y)
            for (int x = 0; x < ratio.cols; ++x)
                ratio.at<float>(y, x) =
                    logRatioAt(frame.lab.at<cv::Vec3b>(y, x), frame.bins.at<std::uint16_t>(y, x), seen,
                               mean.at<cv::Vec3f>(y, x), variance.at<cv::Vec3f>(y, x), lampTint.at<cv::Vec2f>(y, x));
    });
    return ratio;
}

} // namespace clutch::matting
