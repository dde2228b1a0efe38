// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/matting/alphamatting_cases.h"

#include "engine/core/image.h"

#include <nlohmann/json.hpp>
#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string_view>

namespace clutch::matting::test {

namespace {

std::filesystem::path folder()
{
    return std::filesystem::path(CLUTCH_TEST_DATA) / "alphamatting";
}

cv::Mat read(const std::string& kind, const std::string& name, int flags)
{
    cv::Mat picture = cv::imread((folder() / kind / (name + ".png")).string(), flags);
    if (picture.empty()) throw std::runtime_error("cannot read " + kind + "/" + name);
    return picture;
}

} // namespace

bool hasAlphamatting()
{
    return !std::string_view(CLUTCH_TEST_DATA).empty() && std::filesystem::exists(folder() / "pymatting.json");
}

std::vector<AlphamattingCase> allAlphamattingCases()
{
    std::vector<AlphamattingCase> cases;
    for (int number = 1; number <= 14; ++number)
        for (const char* trimap : {"Trimap1", "Trimap2"})
            cases.push_back({cv::format("GT%02d", number), trimap});
    return cases;
}

AlphamattingResult runAlphamatting(const std::vector<AlphamattingCase>& cases, MattingFeatures features)
{
    const nlohmann::json peers = nlohmann::json::parse(std::ifstream(folder() / "pymatting.json")).at("results");
    AlphamattingResult result;
    for (const AlphamattingCase& item : cases) {
        const cv::Mat image = read("Images", item.image, cv::IMREAD_COLOR);
        const cv::Mat trimap = read(item.trimap, item.image, cv::IMREAD_GRAYSCALE);
        const cv::Mat truth = alphaFrom8Bit(read("GroundTruth", item.image, cv::IMREAD_GRAYSCALE));
        const auto started = std::chrono::steady_clock::now();
        const KnnMatte matte = knnMatte(image, trimap, {.features = features});
        const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - started;
        const cv::Mat unknown = normalizedTrimap(trimap) == kTrimapUnknown;
        const nlohmann::json& peer = peers.at(item.image + "/" + item.trimap);
        if (cv::countNonZero(unknown) != peer.at("unknown").get<int>() ||
            matte.unknown != peer.at("unknown").get<int>())
            throw std::runtime_error("not the peer's unknown pixels: " + item.image);
        const double error = cv::norm(matte.alpha, truth, cv::NORM_L2SQR, unknown) / cv::countNonZero(unknown);
        const double peerError = peer.at("mse_unknown").get<double>();
        std::printf("%s %s: %.6f, peer %.6f; %.2f s, peer %.2f s; %d iterations\n", item.image.c_str(),
                    item.trimap.c_str(), error, peerError, seconds.count(), peer.at("seconds").get<double>(),
                    matte.iterations);
        result.meanSquaredError += error / static_cast<double>(cases.size());
        result.peerMeanSquaredError += peerError / static_cast<double>(cases.size());
    }
    std::printf("mean of %zu: %.6f, peer %.6f\n", cases.size(), result.meanSquaredError, result.peerMeanSquaredError);
    return result;
}

} // namespace clutch::matting::test
