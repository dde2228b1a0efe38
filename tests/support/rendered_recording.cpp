// SPDX-License-Identifier: Apache-2.0
#include "tests/support/rendered_recording.h"

#include "engine/core/random.h"
#include "tests/support/procedural_noise.h"
#include "tests/support/rendered_scene.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <mutex>
#include <numbers>
#include <tuple>
#include <vector>

namespace clutch::support {

namespace {

constexpr float kPi = std::numbers::pi_v<float>;
constexpr int kShadowStep = 4; // px between shadow samples: shadows here are soft

} // namespace

struct RecordingRenderer::Impl {
    explicit Impl(const RecordingSpec& given)
        : spec(given), camera(lookDown(given)), shape(makeShape(given.kind, given.seed)), tint(tableTint(given.kind)),
          table(paintTable(given, camera))
    {
        Random random(deriveSeed(spec.seed, 3));
        for (int i = 0; i < 12; ++i) { // points of a lamp as wide as it looks from the table
            const auto angle = static_cast<float>(random.uniform(0, 2 * kPi)),
                       radius = 0.20f * std::sqrt((static_cast<float>(i) + 0.5f) / 12);
            lampRays.push_back(unit(kLamp + Vec(std::cos(angle) * radius, std::sin(angle) * radius, 0)));
        }
        for (int i = 0; i < 24; ++i) { // a cosine-weighted sky
            const float angle = static_cast<float>(i) * 2.3999632f,
                        radius = std::sqrt((static_cast<float>(i) + 0.5f) / 24);
            skyRays.emplace_back(std::cos(angle) * radius, std::sin(angle) * radius, std::sqrt(1 - radius * radius));
        }
    }

    bool blocked(const std::vector<Body>& bodies, const Vec& point, const Vec& ray) const
    {
        return std::any_of(bodies.begin(), bodies.end(), [&](const Body& body) {
            const Vec from = point - body.centre;
            const float along = -from.dot(ray), away = from.dot(from) - along * along, radius = shape->boundingRadius();
            if (along < -radius || away > radius * radius) return false;
            const Rotation shapeFromWorld = body.worldFromShape.t();
            return shape->hit(shapeFromWorld * from, shapeFromWorld * ray).has_value();
        });
    }

    /// Lamp and sky the table loses to the objects, and their colour it gains, as factors of display values.
    cv::Mat shadowFactors(const std::vector<Body>& bodies) const
    {
        const int rows = (spec.size.height + kShadowStep - 1) / kShadowStep + 1,
                  columns = (spec.size.width + kShadowStep - 1) / kShadowStep + 1;
        cv::Mat grid(rows, columns, CV_32FC3);
        cv::parallel_for_(cv::Range(0, rows), [&](const cv::Range& range) {
            for (int y = range.start; y < range.end; ++y)
                for (int x = 0; x < columns; ++x)
                    grid.at<Vec>(y, x) = shadowAt(bodies, x, y);
        });
        cv::GaussianBlur(grid, grid, {5, 5}, 0.9, 0.9, cv::BORDER_REPLICATE);
        cv::Mat full(spec.size.height, spec.size.width, CV_32FC3);
        const cv::Matx23f gridFromImage(1.f / kShadowStep, 0, 0, 0, 1.f / kShadowStep, 0);
        cv::warpAffine(grid, full, gridFromImage, full.size(), cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                       cv::BORDER_REPLICATE);
        return full;
    }

    Vec shadowAt(const std::vector<Body>& bodies, int gridX, int gridY) const
    {
        const Vec ray = camera.ray(static_cast<float>(gridX * kShadowStep), static_cast<float>(gridY * kShadowStep));
        const Vec point = camera.position - ray * (camera.position[2] / ray[2]);
        const bool near = std::any_of(bodies.begin(), bodies.end(), [&](const Body& body) {
            const float dx = body.centre[0] - point[0], dy = body.centre[1] - point[1];
            return dx * dx + dy * dy < 20;
        });
        if (!near) return Vec::all(1);
        // Each point turns the rays its own way: grain that the blur removes instead of steps that it would not.
        const float turn = unitHash(gridX, gridY, 0, 77) * 2 * kPi, c = std::cos(turn), s = std::sin(turn);
        int lamp = 0, sky = 0;
        for (const Vec& to : lampRays) {
            const Vec off = to - kLamp;
            lamp += blocked(bodies, point, unit(kLamp + Vec(c * off[0] - s * off[1], s * off[0] + c * off[1], off[2])))
                        ? 0
                        : 1;
        }
        for (const Vec& to : skyRays)
            sky += blocked(bodies, point, Vec(c * to[0] - s * to[1], s * to[0] + c * to[1], to[2])) ? 0 : 1;
        const float lampShare = static_cast<float>(lamp) / static_cast<float>(lampRays.size()),
                    skyShare = static_cast<float>(sky) / static_cast<float>(skyRays.size());
        const Vec light = Vec::all(0.62f * lampShare + 0.38f * skyShare) +
                          shape->meanColour() * (0.16f * (1 - skyShare) * (0.3f + lampShare));
        return {std::pow(light[0], 1 / 2.2f), std::pow(light[1], 1 / 2.2f), std::pow(light[2], 1 / 2.2f)};
    }

    /// The nearest body a ray meets, as light.
    std::optional<Vec> lookAt(const std::vector<Body>& bodies, float x, float y) const
    {
        const Vec ray = camera.ray(x, y);
        std::optional<Hit> nearest;
        const Body* met = nullptr;
        for (const Body& body : bodies) {
            const Rotation shapeFromWorld = body.worldFromShape.t();
            const std::optional<Hit> hit =
                shape->hit(shapeFromWorld * (camera.position - body.centre), shapeFromWorld * ray);
            if (!hit || (nearest && nearest->distance <= hit->distance)) continue;
            nearest = hit;
            met = &body;
        }
        if (!nearest) return std::nullopt;
        return shape->shade(*nearest, ray, met->worldFromShape, tint);
    }

    /// Rays on a grid of side x side within one pixel; colour is the mean of those that hit, as display values.
    void samplePixel(const std::vector<Body>& bodies, int x, int y, int side, Vec& colour, float& alpha) const
    {
        Vec sum(0, 0, 0);
        int hits = 0;
        for (int j = 0; j < side; ++j)
            for (int i = 0; i < side; ++i) {
                const float dx = (static_cast<float>(i) + 0.5f) / static_cast<float>(side) - 0.5f,
                            dy = (static_cast<float>(j) + 0.5f) / static_cast<float>(side) - 0.5f;
                if (const std::optional<Vec> light =
                        lookAt(bodies, static_cast<float>(x) + dx, static_cast<float>(y) + dy)) {
                    sum += *light;
                    ++hits;
                }
            }
        alpha = static_cast<float>(hits) / static_cast<float>(side * side);
        if (hits > 0) sum *= 1.f / static_cast<float>(hits);
        colour = Vec(toDisplay(sum[0]), toDisplay(sum[1]), toDisplay(sum[2]));
    }

    cv::Rect regionOf(const std::vector<Body>& bodies) const
    {
        cv::Rect region;
        for (const Body& body : bodies) {
            const cv::Point2f middle = camera.project(body.centre);
            const float radius = 1.35f * shape->boundingRadius() * static_cast<float>(spec.radiusPx) + 3;
            region |= cv::Rect(static_cast<int>(middle.x - radius), static_cast<int>(middle.y - radius),
                               static_cast<int>(2 * radius), static_cast<int>(2 * radius));
        }
        return region & cv::Rect(0, 0, spec.size.width, spec.size.height);
    }

    void drawBodies(const std::vector<Body>& bodies, cv::Mat& colour, cv::Mat& alpha) const
    {
        const cv::Rect region = regionOf(bodies);
        if (region.empty()) return;
        const auto each = [&](const auto& draw) {
            cv::parallel_for_(cv::Range(region.y, region.br().y), [&](const cv::Range& rows) {
                for (int y = rows.start; y < rows.end; ++y)
                    for (int x = region.x; x < region.br().x; ++x)
                        draw(x, y);
            });
        };
        each([&](int x, int y) { samplePixel(bodies, x, y, 2, colour.at<Vec>(y, x), alpha.at<float>(y, x)); });
        cv::Mat least, most;
        cv::erode(alpha, least, {}, {-1, -1}, 1, cv::BORDER_REPLICATE);
        cv::dilate(alpha, most, {}, {-1, -1}, 1, cv::BORDER_REPLICATE);
        each([&](int x, int y) {
            if (least.at<float>(y, x) < most.at<float>(y, x))
                samplePixel(bodies, x, y, 6, colour.at<Vec>(y, x), alpha.at<float>(y, x));
        });
    }

    void addSensor(cv::Mat& picture, int number) const
    {
        const auto flicker =
            static_cast<float>(1 + 0.008 * std::sin(number * 0.37) + 0.012 * std::sin(number * 0.021 + 1));
        cv::Mat grain(picture.size(), CV_32FC3);
        cv::RNG generator(deriveSeed(deriveSeed(spec.seed, 6), static_cast<std::uint64_t>(number)));
        generator.fill(grain, cv::RNG::NORMAL, 0, spec.noise);
        cv::parallel_for_(cv::Range(0, picture.rows), [&](const cv::Range& rows) {
            for (int y = rows.start; y < rows.end; ++y) {
                auto* pixel = picture.ptr<float>(y);
                const auto* noise = grain.ptr<float>(y);
                for (int i = 0; i < picture.cols * 3; ++i)
                    pixel[i] = pixel[i] * flicker + noise[i] * (0.65f + 0.0027f * pixel[i]);
            }
        });
    }

    RenderedFrame frame(int number) const
    {
        std::vector<Body> bodies;
        const double seconds = number / spec.framesPerSecond;
        if (spec.objects > 0) bodies.push_back(bodyAt(spec, *shape, seconds, spec.objects > 1 ? -1.3f : 0.f));
        if (spec.objects > 1) bodies.push_back(bodyAt(spec, *shape, seconds, 1.3f));
        cv::Mat alpha = cv::Mat::zeros(spec.size.height, spec.size.width, CV_32FC1),
                colour(alpha.size(), CV_32FC3, cv::Scalar::all(0));
        cv::Mat picture = bodies.empty() ? table.clone() : table.mul(shadowFactors(bodies));
        drawBodies(bodies, colour, alpha);
        cv::parallel_for_(cv::Range(0, picture.rows), [&](const cv::Range& rows) {
            for (int y = rows.start; y < rows.end; ++y)
                for (int x = 0; x < picture.cols; ++x) {
                    const float a = alpha.at<float>(y, x);
                    if (a > 0) picture.at<Vec>(y, x) = picture.at<Vec>(y, x) * (1 - a) + colour.at<Vec>(y, x) * a;
                }
        });
        if (spec.blurSigmaPx > 0) { // the lens blurs what is seen, so the share of the object with it
            cv::GaussianBlur(picture, picture, {}, spec.blurSigmaPx, spec.blurSigmaPx, cv::BORDER_REPLICATE);
            cv::GaussianBlur(alpha, alpha, {}, spec.blurSigmaPx, spec.blurSigmaPx, cv::BORDER_REPLICATE);
        }
        addSensor(picture, number);
        RenderedFrame rendered;
        picture.convertTo(rendered.image, CV_8UC3);
        rendered.alpha = alpha;
        return rendered;
    }

    RecordingSpec spec;
    Camera camera;
    std::unique_ptr<const Shape> shape;
    Vec tint;
    cv::Mat table; // CV_32FC3, display values
    std::vector<Vec> lampRays, skyRays;
};

RecordingRenderer::RecordingRenderer(const RecordingSpec& spec) : impl_(std::make_unique<const Impl>(spec)) {}
RecordingRenderer::~RecordingRenderer() = default;

RenderedFrame RecordingRenderer::frame(int number) const
{
    return impl_->frame(number);
}

RenderedFrame renderFrame(const RecordingSpec& spec, int frameNumber)
{
    static std::mutex mutex;
    static std::shared_ptr<const RecordingRenderer> kept;
    static RecordingSpec keptSpec;
    std::shared_ptr<const RecordingRenderer> renderer;
    {
        const auto key = [](const RecordingSpec& s) {
            return std::tuple(s.kind, s.seed, s.size.width, s.size.height, s.framesPerSecond, s.radiusPx, s.travel,
                              s.noise, s.blurSigmaPx, s.objects);
        };
        const std::scoped_lock lock(mutex);
        if (!kept || key(keptSpec) != key(spec)) kept = std::make_shared<const RecordingRenderer>(spec);
        keptSpec = spec;
        renderer = kept;
    }
    return renderer->frame(frameNumber);
}

} // namespace clutch::support
