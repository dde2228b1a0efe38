// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/table_nodes.h"

namespace clutch::simulation {

TableNodes::TableNodes(const SceneLight& light, const Camera& camera, const cv::Rect& region, float roughness,
                       int every)
    : light_(light), region_(region), every_(every), count_(region.width / every + 2, region.height / every + 2)
{
    this->light(View::from(camera, 1), camera.size.height, roughness);
}

void TableNodes::light(const View& view, int pictureHeight, float roughness)
{
    nodes_.assign(size_t(count_.area()), {});
    cv::parallel_for_({0, count_.height}, [&](const cv::Range& rows) {
        std::vector<AmbientLight::Query> queries;
        std::vector<size_t> asking;
        for (int row = rows.start; row < rows.end; ++row)
            for (int column = 0; column < count_.width; ++column) {
                const int x = region_.x + column * every_, y = region_.y + row * every_;
                const Vec3 ray = view.ray(float(x) - 0.5F, float(pictureHeight - y) - 0.5F);
                const float reach = view.position.z / -ray.z;
                if (ray.z >= 0 || reach > view.farMm) continue;
                const Vec3 up(0, 0, 1);
                queries.push_back({view.position + ray * reach, up, mirrorOf(up, normalized(-ray)), roughness});
                asking.push_back(size_t(row * count_.width + column));
            }
        std::vector<AmbientLight::Received> answers(queries.size());
        light_.ambient().receive(queries, answers);
        for (size_t i = 0; i < asking.size(); ++i)
            nodes_[asking[i]] = {answers[i], answers[i].open > 0.01F};
    });
}

bool TableNodes::at(cv::Point pixel, AmbientLight::Received& received) const
{
    const float x = (float(pixel.x - region_.x) + 0.5F) / float(every_);
    const float y = (float(pixel.y - region_.y) + 0.5F) / float(every_);
    const int column = static_cast<int>(x), row = static_cast<int>(y);
    const float fx = x - float(column), fy = y - float(row);
    const float weights[4] = {(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy};
    const Node* first = &nodes_[size_t(row) * size_t(count_.width) + size_t(column)];
    const Node* four[4] = {first, first + 1, first + count_.width, first + count_.width + 1};
    float sum = 0;
    for (int i = 0; i < 4; ++i)
        sum += four[i]->isFree ? weights[i] : 0;
    received = {};
    if (sum < 0.05F) return false;
    for (int i = 0; i < 4; ++i)
        if (four[i]->isFree) received.add(four[i]->received, weights[i] / sum);
    return true;
}

cv::Vec3f TableNodes::shareAt(cv::Point pixel) const
{
    AmbientLight::Received received;
    if (!at(pixel, received)) return {1, 1, 1};
    const Vec3 white = received.white({0, 0, 1}), empty = light_.ambient().emptyTable();
    const auto share = [](float part, float whole) { return whole > 1e-6F ? part / whole : 1; };
    return {share(white.z, empty.z), share(white.y, empty.y), share(white.x, empty.x)};
}

} // namespace clutch::simulation
