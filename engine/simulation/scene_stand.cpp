// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/scene_stand.h"

#include "engine/simulation/table_nodes.h"

#include <opencv2/imgproc.hpp>

namespace clutch::simulation {

namespace {

constexpr double kMostPx = 4;                  ///< that a camera on a stand moves
constexpr int kFarAwayPx = 16, kLatticePx = 8; ///< what a thing takes from the table changes slowly away from it
constexpr float kNearby = 0.4F;                ///< of the bodies' radius: nearer, the table is lit exactly

/// Pixels (homogeneous) from points (x, y, 1) of the table.
cv::Matx33d pixelFromTable(const Camera& camera)
{
    const View view = View::from(camera, 1);
    const auto row = [&view](const Vec3& axis) { return cv::Vec3d(axis.x, axis.y, -dot(axis, view.position)); };
    const cv::Vec3d x = row(view.right) / view.tanX, y = row(view.up) / view.tanY, z = row(view.forward);
    const double w = camera.size.width / 2.0, h = camera.size.height / 2.0;
    const cv::Vec3d column = x * w + z * w, down = z * h - y * h;
    return {column[0], column[1], column[2], down[0], down[1], down[2], z[0], z[1], z[2]};
}

/// Grows around points; gives up once one lies behind the camera.
class PixelBounds {
public:
    explicit PixelBounds(const Camera& camera) : view_(View::from(camera, 1)), frame_({0, 0}, camera.size) {}

    void add(const Vec3& point)
    {
        const Vec3 from = point - view_.position;
        const float z = dot(from, view_.forward);
        if (z < view_.nearMm) {
            all_ = true;
            return;
        }
        const float x = (dot(from, view_.right) / z / view_.tanX + 1) * 0.5F * float(frame_.width);
        const float y = (1 - dot(from, view_.up) / z / view_.tanY) * 0.5F * float(frame_.height);
        low_ = {std::min(low_.x, x), std::min(low_.y, y)};
        high_ = {std::max(high_.x, x), std::max(high_.y, y)};
    }

    cv::Rect rect() const
    {
        if (all_) return frame_;
        if (low_.x > high_.x) return {};
        const auto whole = [](float v) { return static_cast<int>(std::clamp(v, -1e6F, 1e6F)); };
        const cv::Point first(whole(std::floor(low_.x)) - 2, whole(std::floor(low_.y)) - 2);
        const cv::Point last(whole(std::ceil(high_.x)) + 2, whole(std::ceil(high_.y)) + 2);
        return cv::Rect(first, last) & frame_;
    }

private:
    View view_;
    cv::Rect frame_;
    cv::Point2f low_{1e9F, 1e9F}, high_{-1e9F, -1e9F};
    bool all_ = false;
};

/// A rectangle of the table.
struct Patch {
    float x0 = 1e9F, x1 = -1e9F, y0 = 1e9F, y1 = -1e9F;

    void add(float x, float y, float margin)
    {
        x0 = std::min(x0, x - margin);
        x1 = std::max(x1, x + margin);
        y0 = std::min(y0, y - margin);
        y1 = std::max(y1, y + margin);
    }
    void addTo(PixelBounds& bounds) const
    {
        for (const float x : {x0, x1})
            for (const float y : {y0, y1})
                bounds.add({x, y, 0});
    }
};

} // namespace

SceneStand::SceneStand(const Camera& camera, cv::Mat byRoom, std::vector<cv::Mat> byLamp)
    : camera_(camera), table_(byRoom.clone()), byRoom_(std::move(byRoom)), roomShare_(camera.size, CV_32FC3),
      byLamp_(std::move(byLamp))
{
    for (const cv::Mat& lamp : byLamp_)
        table_ += lamp;
    for (int row = 0; row < table_.rows; ++row)
        for (int column = 0; column < table_.cols; ++column) {
            const auto &all = table_.at<cv::Vec3f>(row, column), &room = byRoom_.at<cv::Vec3f>(row, column);
            for (int channel = 0; channel < 3; ++channel)
                roomShare_.at<cv::Vec3f>(row, column)[channel] = room[channel] / std::max(all[channel], 1e-6F);
        }
}

cv::Matx33d SceneStand::standFrom(const Camera& camera) const
{
    return pixelFromTable(camera_) * pixelFromTable(camera).inv();
}

bool SceneStand::holds(const Camera& camera) const
{
    if (table_.empty() || camera.size != camera_.size) return false;
    const cv::Matx33d move = standFrom(camera);
    for (const double x : {0.0, double(camera.size.width)})
        for (const double y : {0.0, double(camera.size.height)}) {
            const cv::Vec3d to = move * cv::Vec3d(x, y, 1);
            // A horizon in the picture: no plane to another.
            if (!(to[2] > 1e-3)) return false;
            if (std::hypot(to[0] / to[2] - x, to[1] / to[2] - y) > kMostPx) return false;
        }
    return true;
}

cv::Mat SceneStand::warped(const cv::Mat& picture, const Camera& camera, const cv::Rect& region) const
{
    // From pixel edges to pixel middles, as OpenCV counts.
    const cv::Matx33d middle(1, 0, region.x + 0.5, 0, 1, region.y + 0.5, 0, 0, 1),
        edge(1, 0, -0.5, 0, 1, -0.5, 0, 0, 1);
    cv::Mat warped;
    cv::warpPerspective(picture, warped, edge * standFrom(camera) * middle, region.size(),
                        cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
    return warped;
}

cv::Mat SceneStand::table(const Camera& camera, const SceneLight& light, const cv::Rect& region) const
{
    cv::Mat table = warped(table_, camera, {{0, 0}, camera.size});
    darkenFarAway(table, camera, light);
    if (!region.empty()) lightNearby(table(region), camera, light, region);
    return table;
}

void SceneStand::darkenFarAway(cv::Mat& table, const Camera& camera, const SceneLight& light) const
{
    if (light.bodies() == 0) return;
    const TableNodes nodes(light, camera, {{0, 0}, camera.size}, 1, kFarAwayPx);
    cv::Mat lattice(table.rows / kLatticePx + 1, table.cols / kLatticePx + 1, CV_32FC3);
    for (int row = 0; row < lattice.rows; ++row)
        for (int column = 0; column < lattice.cols; ++column) {
            const cv::Point middle(column * kLatticePx + kLatticePx / 2, row * kLatticePx + kLatticePx / 2);
            lattice.at<cv::Vec3f>(row, column) =
                cv::Vec3f(1, 1, 1) -
                nodes.shareAt({std::min(middle.x, table.cols - 1), std::min(middle.y, table.rows - 1)});
        }
    cv::Mat taken;
    cv::resize(lattice, taken, lattice.size() * kLatticePx, 0, 0, cv::INTER_LINEAR);
    cv::parallel_for_({0, table.rows}, [&](const cv::Range& rows) {
        for (int row = rows.start; row < rows.end; ++row) {
            const float* share = roomShare_.ptr<float>(row);
            const float* lost = taken.ptr<float>(row);
            float* light3 = table.ptr<float>(row);
            for (int i = 0; i < table.cols * 3; ++i)
                light3[i] *= 1 - share[i] * lost[i];
        }
    });
}

void SceneStand::lightNearby(cv::Mat table, const Camera& camera, const SceneLight& light, const cv::Rect& region) const
{
    const cv::Mat byRoom = warped(byRoom_, camera, region);
    std::vector<cv::Mat> byLamp;
    for (const cv::Mat& lamp : byLamp_)
        byLamp.push_back(warped(lamp, camera, region));
    const TableNodes nodes(light, camera, region, 1, TableNodes::everyFor(light));
    const cv::Matx33d tableFromPixel = pixelFromTable(camera).inv();
    cv::parallel_for_({0, table.rows}, [&](const cv::Range& rows) {
        for (int row = rows.start; row < rows.end; ++row)
            for (int column = 0; column < table.cols; ++column) {
                const cv::Point pixel = cv::Point(column, row) + region.tl();
                const cv::Vec3d at = tableFromPixel * cv::Vec3d(pixel.x + 0.5, pixel.y + 0.5, 1);
                cv::Vec3f sum = byRoom.at<cv::Vec3f>(row, column).mul(nodes.shareAt(pixel));
                for (size_t lamp = 0; lamp < byLamp.size(); ++lamp)
                    sum += byLamp[lamp].at<cv::Vec3f>(row, column) *
                           light.litOnTable(lamp, {float(at[0] / at[2]), float(at[1] / at[2]), 0}, turnOf(pixel));
                table.at<cv::Vec3f>(row, column) = sum;
            }
    });
}

cv::Rect litByBodies(const SceneBodies& bodies, const std::vector<LampLight>& lamps, const Camera& camera)
{
    const OccluderMesh& mesh = bodies.mesh();
    PixelBounds bounds(camera);
    Patch nearby;
    for (size_t i = 0; i < mesh.x.size(); ++i) {
        bounds.add({mesh.x[i], mesh.y[i], mesh.z[i]});
        nearby.add(mesh.x[i], mesh.y[i], kNearby * bodies.radius());
    }
    if (!mesh.x.empty()) nearby.addTo(bounds);
    for (const LampLight& lamp : lamps) {
        Patch shadow;
        for (size_t i = 0; i < mesh.x.size(); ++i) {
            const float above = lamp.position.z - mesh.z[i];
            if (above < 0.1F * lamp.position.z) return {{0, 0}, camera.size};
            const float reach = lamp.position.z / above, height = std::max(mesh.z[i], 0.0F);
            shadow.add(lamp.position.x + (mesh.x[i] - lamp.position.x) * reach,
                       lamp.position.y + (mesh.y[i] - lamp.position.y) * reach, lamp.radius * height / above);
        }
        if (!mesh.x.empty()) shadow.addTo(bounds);
    }
    return bounds.rect();
}

cv::Rect boundsOfPoints(const SceneBodies& bodies, size_t points, const Camera& camera)
{
    const OccluderMesh& mesh = bodies.mesh();
    PixelBounds bounds(camera);
    for (size_t i = 0; i < points; ++i)
        bounds.add({mesh.x[i], mesh.y[i], mesh.z[i]});
    return bounds.rect();
}

} // namespace clutch::simulation
