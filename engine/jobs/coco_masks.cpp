// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/coco_masks.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/text.h"

#include <nlohmann/json.hpp>
#include <opencv2/imgproc.hpp>

#include <cstdint>
#include <map>

namespace clutch::jobs {

namespace {

using Json = nlohmann::json;

constexpr int kMostSide = 1 << 15; // a claimed size is allocated

/// Throws what Json throws for a field of another kind, and Error for runs that do not fill the image.
RunLengthMask maskOf(const Json& segmentation, const cv::Size& size)
{
    if (segmentation.is_array()) {
        cv::Mat mask = cv::Mat::zeros(size, CV_8UC1);
        std::vector<std::vector<cv::Point>> rings;
        for (const Json& ring : segmentation) {
            rings.emplace_back();
            for (std::size_t i = 0; i + 1 < ring.size(); i += 2)
                rings.back().emplace_back(cvRound(ring[i].get<double>()), cvRound(ring[i + 1].get<double>()));
        }
        for (const auto& ring : rings) // one by one: together, what two share would be empty
            cv::fillPoly(mask, std::vector{ring}, 255);
        return encodeMask(mask);
    }
    const Json& counts = segmentation.at("counts");
    if (counts.is_string()) return maskFromCompressedCounts(counts.get<std::string>(), size.height, size.width);
    return {size.height, size.width, counts.get<std::vector<std::uint32_t>>()};
}

bool isCrowd(const Json& annotation)
{
    return annotation.value("iscrowd", 0) != 0 || annotation.value("ignore", 0) != 0;
}

CocoMasks read(const Json& coco)
{
    CocoMasks masks;
    std::map<std::int64_t, std::pair<std::size_t, cv::Size>> images;
    for (const Json& image : coco.at("images")) {
        const cv::Size size(image.at("width").get<int>(), image.at("height").get<int>());
        if (size.width < 1 || size.height < 1 || size.width > kMostSide || size.height > kMostSide)
            throw Json::other_error::create(501, "size", &image);
        images.emplace(image.at("id").get<std::int64_t>(), std::pair{images.size(), size});
    }
    masks.images.resize(images.size());
    for (const Json& annotation : coco.at("annotations")) {
        if (isCrowd(annotation)) continue;
        const auto& [index, size] = images.at(annotation.at("image_id").get<std::int64_t>());
        synthesis::InstanceMasks instance;
        instance.visible = maskOf(annotation.at("segmentation"), size);
        const bool hasAmodal = annotation.contains("amodal_segmentation");
        instance.amodal = hasAmodal ? maskOf(annotation["amodal_segmentation"], size) : instance.visible;
        masks.isAmodal = masks.isAmodal && hasAmodal;
        masks.images[index].push_back(std::move(instance));
        ++masks.instances;
    }
    return masks;
}

} // namespace

CocoMasks readCocoMasks(const std::filesystem::path& file)
{
    const std::vector<std::uint8_t> bytes = readFile(file);
    const auto throwDamaged = [&file](const char* detail) {
        throw Error(ErrorKind::Corrupt, "jobs", CLUTCH_TEXT("Error", "this is no COCO file of masks"),
                    utf8(file) + (*detail ? std::string(", ") + detail : ""),
                    CLUTCH_TEXT("Error", "write the file again with the tool that made it"));
    };
    try {
        return read(Json::parse(bytes.begin(), bytes.end()));
    } catch (const Json::exception& error) {
        throwDamaged(error.what());
    } catch (const std::out_of_range&) {
        throwDamaged("image_id");
    } catch (const Error&) {
        throwDamaged("counts");
    }
    return {};
}

} // namespace clutch::jobs
