// SPDX-License-Identifier: Apache-2.0
#include "engine/core/files.h"
#include "engine/core/image.h"
#include "tests/support/rendered_recording.h"

#include <opencv2/imgcodecs.hpp>

#include <cstdio>
#include <exception>
#include <string>
#include <vector>

/// Renders the bundled demo recording: raw BGR frames to stdout for an encoder, the true alpha of every tenth frame as
/// PNG files into the folder given. resources/demo/README.md holds the whole command.
namespace {

constexpr int kFrames = 600;
constexpr int kAlphaEvery = 10;

void writeAlpha(const std::filesystem::path& folder, int number, const cv::Mat& alpha)
{
    std::vector<std::uint8_t> png;
    cv::imencode(".png", clutch::alphaTo8Bit(alpha), png, {cv::IMWRITE_PNG_COMPRESSION, 9});
    char name[16];
    std::snprintf(name, sizeof name, "%06d.png", number);
    clutch::writeFileAtomically(folder / name, png);
}

void render(const std::filesystem::path& alphaFolder)
{
    const clutch::support::RecordingRenderer renderer({.kind = clutch::support::ObjectKind::Ball, .seed = 2});
    for (int number = 0; number < kFrames; ++number) {
        const clutch::support::RenderedFrame frame = renderer.frame(number);
        if (number % kAlphaEvery == 0) writeAlpha(alphaFolder, number, frame.alpha);
        const std::size_t bytes = frame.image.total() * frame.image.elemSize();
        if (std::fwrite(frame.image.data, 1, bytes, stdout) != bytes) throw std::runtime_error("stdout was closed");
    }
}

} // namespace

int main(int count, char** arguments)
{
    if (count != 2) {
        std::fprintf(stderr, "usage: clutch-make-demo ALPHA_FOLDER > raw BGR video\n");
        return 2;
    }
    try {
        render(clutch::pathFromUtf8(arguments[1]));
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "clutch-make-demo: %s\n", error.what());
        return 1;
    }
}
