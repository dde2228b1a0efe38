// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/scene_picture.h"

namespace clutch::simulation {

namespace {

constexpr int kBlockWidth = 32, kBlockHeight = 8;

/// Of what things lie on: the last of the flat parts.
float groundRoughness(const PictureParts& parts)
{
    float roughness = 1;
    for (size_t i = 0; i < parts.draws.size(); ++i)
        if (parts.bodyOf[i] == OcclusionMaps::kNobody) roughness = float(parts.draws[i].part->material.roughness);
    return roughness;
}

} // namespace

ScenePicture::ScenePicture(const SceneLight& light, const PictureParts& parts, const Drawn& drawn,
                           const SceneMasks* masks, const Camera& camera, const cv::Rect& region)
    : light_(light), parts_(parts), drawn_(drawn), masks_(masks), view_(View::from(camera, kSamples)),
      size_(camera.size), region_(region),
      nodes_(light, camera, region, groundRoughness(parts), TableNodes::everyFor(light))
{
}

cv::Rect ScenePicture::aligned(const cv::Rect& region, cv::Size size)
{
    const int left = region.x / kBlockWidth * kBlockWidth, top = region.y / kBlockHeight * kBlockHeight;
    const int right = (region.x + region.width + kBlockWidth - 1) / kBlockWidth * kBlockWidth;
    const int bottom = (region.y + region.height + kBlockHeight - 1) / kBlockHeight * kBlockHeight;
    return cv::Rect(left, top, right - left, bottom - top) & cv::Rect({0, 0}, size);
}

void ScenePicture::light(cv::Mat& picture, bool keepsTable) const
{
    const int columns = (region_.width + kBlockWidth - 1) / kBlockWidth;
    const int rows = (region_.height + kBlockHeight - 1) / kBlockHeight;
    cv::parallel_for_({0, columns * rows}, [&](const cv::Range& range) {
        for (int i = range.start; i < range.end; ++i) {
            const cv::Rect block(region_.x + i % columns * kBlockWidth, region_.y + i / columns * kBlockHeight,
                                 kBlockWidth, kBlockHeight);
            lightBlock(block & region_, picture, keepsTable);
        }
    });
}

const cv::Vec4b& ScenePicture::codeAt(cv::Point sample) const
{
    return drawn_.code.at<cv::Vec4b>(sample - drawn_.region.tl());
}

cv::Point ScenePicture::sampleOf(cv::Point pixel, int sample) const
{
    return {pixel.x * kSamples + sample % kSamples, (size_.height - 1 - pixel.y) * kSamples + sample / kSamples};
}

bool ScenePicture::seesTableAlone(cv::Point pixel) const
{
    const auto isTable = [this](std::uint32_t code) {
        return code != 0 && parts_.bodyOf[code - 1] == OcclusionMaps::kNobody;
    };
    std::pair<std::uint32_t, int> fine[SceneMasks::kSamples * SceneMasks::kSamples];
    const int codes = masks_ ? masks_->codesAt(pixel, fine) : 0;
    if (codes > 0) return std::all_of(fine, fine + codes, [&](const auto& code) { return isTable(code.first); });
    for (int sample = 0; sample < kSamples * kSamples; ++sample)
        if (!isTable(numberOf(codeAt(sampleOf(pixel, sample))))) return false;
    return true;
}

void ScenePicture::lightBlock(const cv::Rect& block, cv::Mat& picture, bool keepsTable) const
{
    const auto pixelOf = [&block](int index) {
        return cv::Point(block.x + index % block.width, block.y + index / block.width);
    };
    std::vector<Group> groups;
    groups.reserve(size_t(block.area()) * 2);
    std::vector<Vec3> sums(size_t(block.area()));
    std::vector<bool> kept(size_t(block.area()), false);
    for (int i = 0; i < block.area(); ++i)
        if (keepsTable && seesTableAlone(pixelOf(i)))
            kept[size_t(i)] = true;
        else
            collect(pixelOf(i), i, groups);
    std::vector<SceneLight::Seen> seen;
    seen.reserve(groups.size());
    for (const Group& group : groups)
        seen.push_back(seenOf(group));
    receive(block, groups, seen);
    for (size_t i = 0; i < groups.size(); ++i) {
        const Group& group = groups[i];
        sums[size_t(group.pixel)] += (group.code == 0 ? light_.room(normalized(group.normal))
                                                      : light_.leaving(seen[i], turnOf(pixelOf(group.pixel)))) *
                                     group.share;
    }
    for (int i = 0; i < block.area(); ++i) {
        const Vec3& rgb = sums[size_t(i)];
        if (!kept[size_t(i)]) picture.at<cv::Vec3f>(pixelOf(i)) = {rgb.z, rgb.y, rgb.x};
    }
}

void ScenePicture::addSample(cv::Point at, int pixelIndex, size_t first, std::vector<Group>& groups) const
{
    const std::uint32_t number = numberOf(codeAt(at));
    const cv::Point inDrawn = at - drawn_.region.tl();
    const auto& packed = drawn_.surface.at<cv::Vec4f>(inDrawn);
    const Vec3 ray = view_.ray(float(at.x), float(at.y));
    const Vec3 normal = number == 0 ? normalized(ray) : normalFromPacked(packed, view_);
    size_t same = first;
    while (same < groups.size() &&
           (groups[same].code != number || dot(groups[same].normal, normal) < 0.97F * groups[same].count))
        ++same;
    if (same == groups.size()) groups.push_back({number, 0, 0, packed[2], {}, {}, {}, pixelIndex});
    Group& group = groups[same];
    group.count += 1;
    group.share += 1.0F / (kSamples * kSamples);
    group.point += view_.position + ray * view_.zOf(drawn_.depth.at<float>(inDrawn));
    group.normal += normal;
    group.albedo += albedoFromPacked(packed[3]);
}

void ScenePicture::collect(cv::Point pixel, int index, std::vector<Group>& groups) const
{
    const size_t first = groups.size();
    for (int sample = 0; sample < kSamples * kSamples; ++sample)
        addSample(sampleOf(pixel, sample), index, first, groups);
    // Codes and how many of the fine samples see them.
    std::pair<std::uint32_t, int> fine[SceneMasks::kSamples * SceneMasks::kSamples];
    const int codes = masks_ ? masks_->codesAt(pixel, fine) : 0;
    if (codes == 0 || (codes == 1 && groups.size() == first + 1 && groups[first].code == fine[0].first)) return;
    for (int i = 0; i < codes; ++i) {
        const auto isOfCode = [&](const Group& group) { return group.code == fine[i].first; };
        if (std::none_of(groups.begin() + std::ptrdiff_t(first), groups.end(), isOfCode))
            addNearest(pixel, fine[i].first, index, first, groups);
    }
    float sum = 0;
    for (size_t g = first; g < groups.size(); ++g) {
        float ofCode = 0;
        for (size_t other = first; other < groups.size(); ++other)
            ofCode += groups[other].code == groups[g].code ? groups[other].count : 0;
        int seen = 0;
        for (int i = 0; i < codes; ++i)
            seen += fine[i].first == groups[g].code ? fine[i].second : 0;
        groups[g].share = float(seen) * groups[g].count / ofCode;
        sum += groups[g].share;
    }
    for (size_t g = first; g < groups.size(); ++g)
        groups[g].share = sum > 0 ? groups[g].share / sum : groups[g].count / (kSamples * kSamples);
}

void ScenePicture::addNearest(cv::Point pixel, std::uint32_t code, int index, size_t first,
                              std::vector<Group>& groups) const
{
    const cv::Rect drawn = drawn_.region;
    const cv::Point middle = sampleOf(pixel, 0);
    cv::Point best;
    int nearest = 1000;
    for (int dy = -kSamples; dy < 2 * kSamples; ++dy)
        for (int dx = -kSamples; dx < 2 * kSamples; ++dx) {
            const cv::Point at = middle + cv::Point(dx, dy);
            const int distance = (2 * dx - 1) * (2 * dx - 1) + (2 * dy - 1) * (2 * dy - 1);
            if (distance >= nearest || !drawn.contains(at) || numberOf(codeAt(at)) != code) continue;
            nearest = distance;
            best = at;
        }
    if (nearest < 1000) addSample(best, index, first, groups);
}

SceneLight::Seen ScenePicture::seenOf(const Group& group) const
{
    SceneLight::Seen seen;
    if (group.code == 0) return seen;
    const Material& material = parts_.draws[group.code - 1].part->material;
    seen.body = parts_.bodyOf[group.code - 1];
    seen.flatNormal = flatNormalFromPacked(group.flatNormal, view_);
    Surface& surface = seen.surface;
    surface.point = group.point * (1 / group.count);
    surface.normal = normalized(group.normal);
    surface.toEye = normalized(view_.position - surface.point);
    surface.albedo = group.albedo * (1 / group.count);
    surface.roughness = float(material.roughness);
    surface.metallic = float(material.metallic);
    surface.clearCoat = float(material.clearCoat);
    surface.clearCoatRoughness = float(material.clearCoatRoughness);
    surface.translucency = float(material.translucency);
    seen.mirror = mirrorOf(surface.normal, surface.toEye);
    return seen;
}

void ScenePicture::receive(const cv::Rect& block, const std::vector<Group>& groups,
                           std::vector<SceneLight::Seen>& seen) const
{
    std::vector<AmbientLight::Query> queries;
    constexpr size_t kNone = ~size_t(0);
    std::vector<size_t> answerOf(seen.size(), kNone);
    // Light from around changes little within a few pixels of a body, but for what shiny ones mirror.
    const int side = light_.bodies() <= 1 ? 4 : 2, cellsAcross = (block.width + side - 1) / side;
    std::vector<std::vector<size_t>> asked(size_t(cellsAcross) * size_t((block.height + side - 1) / side));
    for (size_t i = 0; i < seen.size(); ++i) {
        if (groups[i].code == 0) continue;
        const Surface& surface = seen[i].surface;
        const cv::Point inBlock(groups[i].pixel % block.width, groups[i].pixel / block.width);
        const bool isOnBody = seen[i].body != OcclusionMaps::kNobody;
        if (!isOnBody && nodes_.at(block.tl() + inBlock, seen[i].received)) continue;
        const bool isShiny = surface.metallic > 0.5F || surface.clearCoat > 0.3F;
        std::vector<size_t>& cell = asked[size_t(inBlock.y / side) * size_t(cellsAcross) + size_t(inBlock.x / side)];
        const auto same = std::find_if(cell.begin(), cell.end(), [&](size_t other) {
            return groups[other].code == groups[i].code &&
                   dot(seen[other].surface.normal, surface.normal) > (isShiny ? 0.999F : 0.9F);
        });
        if (same != cell.end()) {
            answerOf[i] = answerOf[*same];
            continue;
        }
        cell.push_back(i);
        answerOf[i] = queries.size();
        queries.push_back({surface.point, surface.normal, seen[i].mirror, surface.roughness, isOnBody});
        if (surface.translucency > 0)
            queries.push_back({surface.point, -surface.normal, -surface.normal, 1, isOnBody, seen[i].body});
    }
    std::vector<AmbientLight::Received> answers(queries.size());
    light_.ambient().receive(queries, answers);
    for (size_t i = 0; i < seen.size(); ++i)
        if (answerOf[i] != kNone) {
            seen[i].received = answers[answerOf[i]];
            if (seen[i].surface.translucency > 0) seen[i].receivedBehind = answers[answerOf[i] + 1];
        }
}

} // namespace clutch::simulation
