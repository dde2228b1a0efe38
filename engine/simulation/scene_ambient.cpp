// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/scene_ambient.h"

namespace clutch::simulation {

namespace {

constexpr int kBounces = 2;
constexpr int kDirections = OcclusionMaps::kDirections;

/// Sharpness of the lobe in which the mirrored ray looks for what is in its way: no sharper than the directions lie.
float lobe(float cosine, float roughness)
{
    const float c2 = cosine * cosine, c4 = c2 * c2;
    return roughness < 0.5F ? c4 * c4 * c4 * c4 : c4;
}

} // namespace

AmbientLight::AmbientLight(const Environment& environment)
{
    for (const Vec3& direction : OcclusionMaps::directions())
        room_.push_back(environment.around(direction));
    for (int i = 0; i < kDirections; ++i)
        emptyTable_ += room_[size_t(i)] * (OcclusionMaps::directions()[size_t(i)].z * 2 / kDirections);
}

Vec3 AmbientLight::tableGlow(float x, float y) const
{
    if (table_.empty()) return {};
    const float scale = float(tableSide_) / (2 * tableHalfMm_);
    const auto cell = [scale, this](float offset) {
        return std::clamp((offset + tableHalfMm_) * scale - 0.5F, 0.0F, float(tableSide_) - 1.001F);
    };
    const float column = cell(x - centre_.x), row = cell(y - centre_.y);
    const int c = static_cast<int>(column), r = static_cast<int>(row);
    const Vec3* top = table_.ptr<Vec3>(r) + c;
    const Vec3* bottom = table_.ptr<Vec3>(r + 1) + c;
    return mix(mix(top[0], top[1], column - float(c)), mix(bottom[0], bottom[1], column - float(c)), row - float(r));
}

/// What comes back along a ray, and how much of it does not come from the room.
struct AmbientLight::Ray {
    Vec3 radiance, thrown;
    float blocked = 0;
};

AmbientLight::Ray AmbientLight::cast(const OcclusionMaps::Bundle* bundle, int index, bool upwards, const Vec3& point,
                                     std::uint16_t transparent) const
{
    OcclusionMaps::Hit hit;
    if (bundle) hit = bundle->hit(upwards, point);
    if (hit.share > 0 && hit.body == transparent) hit = {};
    Ray ray;
    if (hit.share > 0 && hit.body < glows_.size())
        ray.thrown = thrown_[(size_t(hit.body) * kDirections + size_t(index)) * 2 + (upwards ? 1 : 0)] * hit.share;
    if (upwards) {
        ray.blocked = hit.share;
        ray.radiance = room_[size_t(index)] * (1 - hit.share) + ray.thrown;
        return ray;
    }
    // Downwards it is the table at the latest.
    const Vec3& along = OcclusionMaps::directions()[size_t(index)];
    const float reach = std::max(point.z, 0.0F) / along.z;
    if (hit.share < 1) ray.thrown += tableGlow(point.x - along.x * reach, point.y - along.y * reach) * (1 - hit.share);
    ray.blocked = 1;
    ray.radiance = ray.thrown;
    return ray;
}

AmbientLight::Received AmbientLight::receive(const Query& query) const
{
    Received received;
    receive({&query, 1}, {&received, 1});
    return received;
}

void AmbientLight::Received::add(const Received& other, float weight)
{
    red += other.red * weight;
    green += other.green * weight;
    blue += other.blue * weight;
    open += other.open * weight;
    blocked += other.blocked * weight;
    mirrored += other.mirrored * weight;
}

void AmbientLight::receive(std::span<const Query> queries, std::span<Received> answers) const
{
    std::vector<float> lobes(queries.size(), 0);
    for (Received& received : answers)
        received = {};
    // One direction at a time: its map stays in the cache while all points ask it.
    for (int i = 0; i < kDirections; ++i) {
        const Vec3 along = OcclusionMaps::directions()[size_t(i)];
        const OcclusionMaps::Bundle* bundle = maps_.empty() ? nullptr : &maps_.bundle(i);
        for (size_t q = 0; q < queries.size(); ++q) {
            const Query& query = queries[q];
            Received& received = answers[q];
            const bool upwards = dot(query.normal, along) > 0;
            const Vec3 from = query.isOnBody ? query.point + query.normal * maps_.liftMm() : query.point;
            const Ray ray = cast(bundle, i, upwards, from, query.transparent);
            const Vec3 direction = upwards ? along : -along;
            received.red += direction * ray.radiance.x;
            received.green += direction * ray.radiance.y;
            received.blue += direction * ray.radiance.z;
            received.open += 1 - ray.blocked;
            const float towards = dot(query.mirror, direction);
            if (towards > 0) {
                const float weight = lobe(towards, query.roughness);
                lobes[q] += weight;
                received.blocked += weight * ray.blocked;
                received.mirrored += ray.thrown * weight;
            }
        }
    }
    for (size_t q = 0; q < queries.size(); ++q) {
        Received& received = answers[q];
        for (Vec3* sum : {&received.red, &received.green, &received.blue})
            *sum *= 2.0F / kDirections;
        received.open /= kDirections;
        if (lobes[q] > 0) {
            received.blocked /= lobes[q];
            received.mirrored *= 1 / lobes[q];
        }
    }
}

AmbientLight::Glow AmbientLight::fitGlow(const std::vector<GlowProbe>& probes, const DirectLight& direct) const
{
    cv::Matx44f normals = cv::Matx44f::zeros();
    cv::Vec4f sums[3];
    for (const GlowProbe& probe : probes) {
        const Vec3 white = direct(probe.point, probe.normal) +
                           receive({probe.point, probe.normal, probe.normal, 1, true}).white(probe.normal);
        const Vec3 radiance = white * probe.albedo;
        const cv::Vec4f basis(1, probe.normal.x, probe.normal.y, probe.normal.z);
        normals += basis * basis.t();
        sums[0] += basis * radiance.x;
        sums[1] += basis * radiance.y;
        sums[2] += basis * radiance.z;
    }
    // A little damping: flat things have no normals to some sides.
    for (int i = 0; i < 4; ++i)
        normals(i, i) += 0.02F * float(probes.size()) + 1e-6F;
    const cv::Matx44f inverse = normals.inv();
    const cv::Vec4f r = inverse * sums[0], g = inverse * sums[1], b = inverse * sums[2];
    return {{r[0], g[0], b[0]}, {r[1], g[1], b[1]}, {r[2], g[2], b[2]}, {r[3], g[3], b[3]}};
}

void AmbientLight::lightTable(const Vec3& tableAlbedo, const DirectLight& direct)
{
    cv::Mat lit(tableSide_, tableSide_, CV_32FC3);
    const Vec3 up(0, 0, 1);
    const float cell = 2 * tableHalfMm_ / float(tableSide_);
    cv::parallel_for_({0, tableSide_}, [&](const cv::Range& rows) {
        std::vector<Query> queries(static_cast<size_t>(tableSide_));
        std::vector<Received> answers(static_cast<size_t>(tableSide_));
        for (int row = rows.start; row < rows.end; ++row) {
            for (int column = 0; column < tableSide_; ++column)
                queries[size_t(column)] = {{centre_.x - tableHalfMm_ + (float(column) + 0.5F) * cell,
                                            centre_.y - tableHalfMm_ + (float(row) + 0.5F) * cell, 0},
                                           up,
                                           up};
            receive(queries, answers);
            for (int column = 0; column < tableSide_; ++column) {
                const Vec3 white = answers[size_t(column)].white(up);
                lit.ptr<Vec3>(row)[column] = (direct(queries[size_t(column)].point, up) + white) * tableAlbedo;
            }
        }
    });
    table_ = lit;
}

void AmbientLight::light(OcclusionMaps maps, const std::vector<std::vector<GlowProbe>>& probes, const Vec3& tableAlbedo,
                         const Vec3& centre, float radius, const DirectLight& direct)
{
    maps_ = std::move(maps);
    centre_ = centre;
    tableHalfMm_ = 2 * radius;
    tableSide_ = probes.size() <= 1 ? 32 : 48;
    table_ = cv::Mat();
    glows_.assign(probes.size(), {});
    thrown_.assign(probes.size() * kDirections * 2, {});
    for (int bounce = 0; bounce < kBounces; ++bounce) {
        lightTable(tableAlbedo, direct);
        std::vector<Glow> lit(probes.size());
        cv::parallel_for_({0, static_cast<int>(probes.size())}, [&](const cv::Range& range) {
            for (int body = range.start; body < range.end; ++body)
                lit[size_t(body)] = fitGlow(probes[size_t(body)], direct);
        });
        glows_ = lit;
        for (size_t body = 0; body < glows_.size(); ++body)
            for (int i = 0; i < kDirections; ++i) {
                const Vec3& along = OcclusionMaps::directions()[size_t(i)];
                thrown_[(body * kDirections + size_t(i)) * 2] = glows_[body].facing(along);
                thrown_[(body * kDirections + size_t(i)) * 2 + 1] = glows_[body].facing(-along);
            }
    }
}

} // namespace clutch::simulation
