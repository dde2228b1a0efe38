// SPDX-License-Identifier: Apache-2.0
#include "engine/core/random.h"
#include "engine/synthesis/compositor.h"
#include "engine/synthesis/object_proposals.h"
#include "engine/synthesis/placement.h"
#include "engine/synthesis/scene_crops.h"
#include "engine/synthesis/scene_likelihood.h"

#include <QTest>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <cmath>

using namespace clutch;
using namespace clutch::synthesis;

// The likelihood must tell how objects lie, not how a picture was made: photos whose objects are cut out and pasted
// back where they lay score as the photos do, and the same cut-outs strewn at random do not.

namespace {

const cv::Size kSize(160, 120);
constexpr double kRadius = 13;

// x, y: -1..1; lit from the upper left. In the recording by another lamp, and red from its cloth.
cv::Vec3f ballColour(double x, double y, bool recorded = false)
{
    const double z = std::sqrt(std::max(0.0, 1 - x * x - y * y));
    const auto light = static_cast<float>(0.35 + 0.65 * std::max(0.0, -0.5 * x - 0.5 * y + 0.7 * z));
    return (recorded ? cv::Vec3f(70, 70, 240) : cv::Vec3f(50, 110, 215)) * light;
}

cv::Mat ball()
{
    const int side = 41;
    cv::Mat cutout(side, side, CV_8UC4);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const double u = (x - 20) / 20.0, v = (y - 20) / 20.0;
            const cv::Vec3f colour = ballColour(u, v, true);
            const double alpha = std::clamp((1 - std::hypot(u, v)) * 20 + 0.5, 0.0, 1.0);
            cutout.at<cv::Vec4b>(y, x) = {cv::saturate_cast<uchar>(colour[0]), cv::saturate_cast<uchar>(colour[1]),
                                          cv::saturate_cast<uchar>(colour[2]), cv::saturate_cast<uchar>(255 * alpha)};
        }
    return cutout;
}

struct Photo {
    cv::Mat image;
    std::vector<cv::Point2d> centres;
    cv::Rect tight;
};

// Balls that touch and never cover one another, in light, on a table with a shadow, with noise and compression.
Photo photograph(std::uint64_t seed)
{
    Random random(seed);
    Photo photo;
    const cv::Vec3f table(static_cast<float>(random.uniform(90, 190)), static_cast<float>(random.uniform(90, 190)),
                          static_cast<float>(random.uniform(90, 190)));
    const cv::Point2d start(random.uniform(30, 50), random.uniform(30, 45));
    for (int row = 0; row < 3; ++row)
        for (int k = 0; k < 4; ++k)
            if (random.uniform() < 0.85)
                photo.centres.push_back(start + cv::Point2d(2 * kRadius * (k + row % 2 / 2.0), 1.8 * kRadius * row));
    cv::Mat shadow = cv::Mat::zeros(kSize, CV_32FC1), exact(kSize, CV_32FC3, cv::Scalar(table));
    for (const cv::Point2d& centre : photo.centres)
        cv::circle(shadow, centre, cvRound(kRadius), 0.5, cv::FILLED);
    cv::GaussianBlur(shadow, shadow, {}, 5);
    const double level = random.uniform(0.8, 1.1), slope = random.uniform(-0.2, 0.2);
    for (int y = 0; y < kSize.height; ++y)
        for (int x = 0; x < kSize.width; ++x) {
            cv::Vec3f colour = table * (1 - shadow.at<float>(y, x));
            for (const cv::Point2d& centre : photo.centres) {
                const cv::Point2d from = (cv::Point2d(x, y) - centre) / kRadius;
                const auto cover = static_cast<float>(std::clamp((1 - cv::norm(from)) * kRadius + 0.5, 0.0, 1.0));
                colour = colour * (1 - cover) + ballColour(from.x, from.y) * cover;
            }
            const double light = level + slope * (x / double(kSize.width) - 0.5);
            for (int channel = 0; channel < 3; ++channel)
                exact.at<cv::Vec3f>(y, x)[channel] = static_cast<float>(colour[channel] * light + 2 * random.normal());
        }
    std::vector<uchar> bytes;
    exact.convertTo(photo.image, CV_8U);
    cv::imencode(".jpg", photo.image, bytes, {cv::IMWRITE_JPEG_QUALITY, 90});
    photo.image = cv::imdecode(bytes, cv::IMREAD_COLOR);
    for (const cv::Point2d& centre : photo.centres)
        photo.tight |= cv::Rect(cvRound(centre.x - kRadius), cvRound(centre.y - kRadius), cvRound(2 * kRadius) + 1,
                                cvRound(2 * kRadius) + 1);
    photo.tight &= cv::Rect({}, kSize);
    return photo;
}

// The photo's own objects, cut out by their masks.
std::vector<cv::Mat> cutFrom(const Photo& photo)
{
    std::vector<cv::Mat> cutouts;
    const int side = 2 * cvRound(kRadius) + 3;
    for (const cv::Point2d& centre : photo.centres) {
        const cv::Point corner(cvRound(centre.x) - side / 2, cvRound(centre.y) - side / 2);
        cv::Mat cutout(side, side, CV_8UC4, cv::Scalar::all(0));
        for (int y = 0; y < side; ++y)
            for (int x = 0; x < side; ++x) {
                const cv::Point at = corner + cv::Point(x, y);
                if (!cv::Rect({}, kSize).contains(at)) continue;
                const cv::Vec3b colour = photo.image.at<cv::Vec3b>(at);
                const double cover = std::clamp(kRadius - cv::norm(cv::Point2d(at) - centre) + 0.5, 0.0, 1.0);
                cutout.at<cv::Vec4b>(y, x) = {colour[0], colour[1], colour[2], cv::saturate_cast<uchar>(255 * cover)};
            }
        cutouts.push_back(cutout);
    }
    return cutouts;
}

// They, pasted on a plate of the photo's colours: where they lay, or anywhere.
Photo pasted(const Photo& photo, bool strewn, std::uint64_t seed)
{
    Random random(seed);
    Compositor canvas(backgroundPlate(photo.image, kSize, random));
    const auto cutouts = cutFrom(photo);
    for (std::size_t i = 0; i < cutouts.size(); ++i) {
        Placement placement{0, 1, std::round(photo.centres[i].x), std::round(photo.centres[i].y)};
        if (strewn) {
            placement.x = std::round(random.uniform(kRadius, kSize.width - kRadius));
            placement.y = std::round(random.uniform(kRadius, kSize.height - kRadius));
        }
        canvas.placeBeneath(drawObject(cutouts[i], placement, kSize));
    }
    return {canvas.image().clone(), {}, canvas.tightBox()};
}

double areaUnderCurve(const std::vector<float>& above, const std::vector<float>& below)
{
    double wins = 0;
    for (const float a : above)
        for (const float b : below)
            wins += a > b ? 1 : a == b ? 0.5 : 0;
    return wins / double(above.size() * below.size());
}

constexpr int kPhotos = 30; // never learnt from

struct Taught {
    nn::SceneNet net{nn::SceneBackbone::Small, {}, 1};

    Taught()
    {
        std::vector<cv::Mat> cutouts{ball()}, photos;
        for (std::uint64_t i = 0; i < 12; ++i)
            photos.push_back(photograph(i).image);
        SynthesisOptions synthesis;
        synthesis.size = {kSize.width, kSize.height};
        synthesis.instances = {7, 12};
        synthesis.objectShare = 2 * kRadius / kSize.height;
        LikelihoodOptions options;
        options.syntheticImages = 45;
        options.cropsPerPhoto = 40;
        options.cropsPerSynthetic = 10;
        options.epochs = 6;
        trainLikelihood(net, {cutouts, {}, photos}, synthesis, options, 5);
    }
    /// Scores of the clusters' tight boxes as `make` shows them.
    template <class Make>
    std::vector<float> scores(const Make& make) const
    {
        std::vector<cv::Mat> crops;
        for (std::uint64_t i = 0; i < kPhotos; ++i) {
            const Photo shown = make(photograph(1000 + i), i);
            crops.push_back(shown.image(shown.tight));
        }
        return net.logits(crops);
    }
};

} // namespace

class SceneLikelihoodGuardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        taught_ = std::make_unique<Taught>();
        real_ = taught_->scores([](const Photo& photo, std::uint64_t) { return photo; });
        strewn_ = taught_->scores([](const Photo& photo, std::uint64_t i) { return pasted(photo, true, i); });
    }

    void howAPictureWasMadeTellsNothing()
    {
        const auto back = taught_->scores([](const Photo& photo, std::uint64_t i) { return pasted(photo, false, i); });
        const double made = areaUnderCurve(real_, back), lies = areaUnderCurve(back, strewn_);
        qInfo("real over pasted back %.3f, pasted back over strewn %.3f, real over strewn %.3f", made, lies,
              areaUnderCurve(real_, strewn_));
        // Measured 0.65 and 0.96. What is pasted lacks its shadow, so the two are not quite alike.
        QVERIFY(made < 0.75 && made > 0.3);
        QVERIFY(lies > 0.93); // on white paper instead of the photos' tables 0.91
    }

    void otherPicturesOfTheSameClusterKeepTheirClass()
    {
        const auto compressed = taught_->scores([](const Photo& photo, std::uint64_t) {
            std::vector<uchar> bytes;
            cv::imencode(".jpg", photo.image, bytes, {cv::IMWRITE_JPEG_QUALITY, 30});
            return Photo{cv::imdecode(bytes, cv::IMREAD_COLOR), {}, photo.tight};
        });
        const auto coarse = taught_->scores([](const Photo& photo, std::uint64_t) {
            Photo other = photo;
            cv::resize(photo.image, other.image, {}, 0.5, 0.5, cv::INTER_AREA);
            cv::resize(other.image, other.image, kSize, 0, 0, cv::INTER_LINEAR);
            return other;
        });
        const auto wider = taught_->scores([](const Photo& photo, std::uint64_t) {
            const cv::Rect more(photo.tight.tl() - cv::Point(4, 4), photo.tight.size() + cv::Size(8, 8));
            return Photo{photo.image, {}, more & cv::Rect({}, kSize)};
        });
        for (const auto* scores : {&compressed, &coarse, &wider}) {
            qInfo("over strewn %.3f", areaUnderCurve(*scores, strewn_));
            QVERIFY(areaUnderCurve(*scores, strewn_) > 0.92);
        }
    }

private:
    std::unique_ptr<Taught> taught_;
    std::vector<float> real_, strewn_;
};

QTEST_APPLESS_MAIN(SceneLikelihoodGuardTest)
#include "scene_likelihood_guard_test.moc"
