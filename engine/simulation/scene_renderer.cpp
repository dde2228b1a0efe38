// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/scene_renderer.h"

#include "engine/simulation/scene_bodies.h"
#include "engine/simulation/scene_light.h"
#include "engine/simulation/scene_masks.h"
#include "engine/simulation/scene_picture.h"
#include "engine/simulation/scene_raster.h"
#include "engine/simulation/scene_stage.h"
#include "engine/simulation/scene_stand.h"

namespace clutch::simulation {

namespace {

constexpr int kKeptRenders = 8; ///< meshes and textures not seen for so long are let go

} // namespace

struct SceneRenderer::Impl {
    SceneRaster raster;
    SceneStage stage;
    SceneBodies bodies;
    SceneLight light;
    SceneStand stand;
    int renders = 0;

    std::vector<Draw> draws; // coded by position + 1, items first: what they hide of the table is then not worked out
    std::vector<std::uint16_t> bodyOf;
    std::vector<Draw> byBody; // items and tray, coded by body + 1

    void place(std::span<const Placed> items)
    {
        draws.clear();
        bodyOf.clear();
        byBody.clear();
        const auto add = [this](const Part& part, const cv::Matx44d& place, size_t body, bool isBody) {
            draws.push_back({&part, place, static_cast<std::uint32_t>(draws.size() + 1)});
            bodyOf.push_back(isBody ? static_cast<std::uint16_t>(body) : OcclusionMaps::kNobody);
            if (isBody) byBody.push_back({&part, place, static_cast<std::uint32_t>(body + 1)});
        };
        for (size_t i = 0; i < items.size(); ++i)
            for (const Part& part : items[i].model->parts)
                add(part, items[i].worldFromObject, i, true);
        for (size_t i = 0; i < stage.parts().size(); ++i)
            add(stage.parts()[i], cv::Matx44d::eye(), items.size(), i >= stage.flatParts());
        bodies.gather(items, std::span(stage.parts()).subspan(stage.flatParts()));
    }

    void setSurroundings(const Surroundings& surroundings)
    {
        stage = SceneStage(surroundings);
        light.setSurroundings(surroundings, stage.ground());
        stand = {};
    }

    void setStand(const Camera& camera)
    {
        place({});
        const cv::Rect whole({0, 0}, camera.size);
        const auto drawTable = [&](std::uint32_t lampsOn) {
            light.light(raster, byBody, bodies, lampsOn);
            cv::Mat table(camera.size, CV_32FC3);
            drawLight(table, nullptr, camera, whole, false);
            return table;
        };
        const cv::Mat byRoom = drawTable(0);
        std::vector<cv::Mat> byLamp;
        for (size_t i = 0; i < light.lamps().size(); ++i)
            byLamp.emplace_back(drawTable(1U << i) - byRoom);
        stand = SceneStand(camera, byRoom, byLamp);
    }

    void drawLight(cv::Mat& picture, const SceneMasks* masks, const Camera& camera, const cv::Rect& region,
                   bool keepsTable)
    {
        if (region.empty()) return;
        const int samples = ScenePicture::kSamples;
        const cv::Rect sampled(region.x * samples, (camera.size.height - region.y - region.height) * samples,
                               region.width * samples, region.height * samples);
        const Drawn drawn = raster.draw(draws, View::from(camera, samples), sampled, true);
        ScenePicture(light, {draws, bodyOf}, drawn, masks, camera, region).light(picture, keepsTable);
    }

    cv::Mat picture(const SceneMasks& masks, const Camera& camera, const cv::Rect& itemRegion)
    {
        if (!stand.holds(camera)) {
            cv::Mat picture(camera.size, CV_32FC3);
            drawLight(picture, &masks, camera, {{0, 0}, camera.size}, false);
            return picture;
        }
        const cv::Rect lit = litByBodies(bodies, light.lamps(), camera);
        cv::Mat picture = stand.table(camera, light, ScenePicture::aligned(lit, camera.size));
        drawLight(picture, &masks, camera, ScenePicture::aligned(itemRegion, camera.size), true);
        return picture;
    }

    void tidy()
    {
        if (++renders % kKeptRenders != 0) return;
        raster.dropUnused();
        bodies.dropUnused();
    }
};

SceneRenderer::SceneRenderer() : impl_(std::make_unique<Impl>()) {}
SceneRenderer::~SceneRenderer() = default;

void SceneRenderer::setSurroundings(const Surroundings& surroundings)
{
    impl_->setSurroundings(surroundings);
}

void SceneRenderer::setSurroundings(const Surroundings& surroundings, const Camera& stand)
{
    impl_->setSurroundings(surroundings);
    // A tray's walls throw shadows that do not lie on the table: all of it is drawn every time.
    if (!surroundings.tray) impl_->setStand(stand);
}

RenderedScene SceneRenderer::render(std::span<const Placed> items, const Camera& camera, bool wantsAmodal)
{
    impl_->place(items);
    impl_->light.light(impl_->raster, impl_->byBody, impl_->bodies);
    const cv::Rect region = boundsOfPoints(impl_->bodies, impl_->bodies.itemPoints(), camera);
    const SceneMasks masks(impl_->raster, impl_->draws, camera, region);
    RenderedScene scene;
    scene.light = impl_->picture(masks, camera, region);
    scene.visible = masks.visible(impl_->bodyOf, items.size());
    if (wantsAmodal) {
        std::vector<Draw> byItem;
        for (const Draw& draw : impl_->byBody)
            if (draw.code <= items.size()) byItem.push_back(draw);
        const std::span<const Draw> stage = std::span(impl_->draws).last(impl_->stage.parts().size());
        scene.amodal = masks.amodal(impl_->raster, byItem, stage, items.size());
    }
    impl_->tidy();
    return scene;
}

} // namespace clutch::simulation
