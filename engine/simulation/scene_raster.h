// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/simulation/scene_math.h"
#include "engine/simulation/scene_renderer.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace clutch::simulation {

/// A pinhole as the passes use it: of the camera, or of a lamp that looks at the scene.
struct View {
    Vec3 position, right, up, forward; ///< orthonormal, right-handed: right x up = -forward
    float tanX = 1, tanY = 1;          ///< of the half angles
    float nearMm = 1, farMm = 1000;
    cv::Size size; ///< samples

    static View from(const Camera& camera, int samplesPerPixelSide);
    /// Sees the sphere, and not much beside it.
    static View lookingAtSphere(const Vec3& from, const Vec3& centre, float radius, int samplesPerSide);

    /// A direction given by OpenGL's axes: right, up, backwards.
    Vec3 toWorld(const Vec3& d) const { return right * d.x + up * d.y - forward * d.z; }
    float zOf(float windowDepth) const { return nearMm * farMm / (farMm - windowDepth * (farMm - nearMm)); }
    /// The ray through the middle of a sample, with forward component 1. Row 0 is at the bottom, as in OpenGL.
    Vec3 ray(float column, float row) const
    {
        return forward + right * (((column + 0.5F) / float(size.width) * 2 - 1) * tanX) +
               up * (((row + 0.5F) / float(size.height) * 2 - 1) * tanY);
    }
};

/// One mesh in its place. `code`: what the code buffer holds where it is seen, 1 .. 2^24 - 1; its low byte first.
struct Draw {
    const Part* part = nullptr;
    cv::Matx44d worldFromObject;
    std::uint32_t code = 0;
};

/// What OpenGL drew of a region, row 0 at the bottom: code (CV_8UC4: low, middle, high byte, 255 where something is),
/// depth (CV_32FC1 window depth, 1 where nothing is) and, when asked for, surface (CV_32FC4: see normalFromPacked).
struct Drawn {
    cv::Rect region; ///< in samples of the view, row 0 at the bottom
    cv::Mat code, depth, surface;
};

/// 0 where nothing is.
inline std::uint32_t numberOf(const cv::Vec4b& code)
{
    return std::uint32_t(code[0]) | std::uint32_t(code[1]) << 8 | std::uint32_t(code[2]) << 16;
}

/// From a surface pixel, or its third or last number: unit normals in world coordinates on the side that is seen, with
/// the normal map and without; linear albedo R G B 0..1.
Vec3 normalFromPacked(const cv::Vec4f& packed, const View& view);
Vec3 flatNormalFromPacked(float packed, const View& view);
Vec3 albedoFromPacked(float packed);

/// VTK's part of the picture: meshes, textures, normal maps and depth into float buffers, off screen. Meshes and
/// textures stay on the "graphics card" between calls. Threads: one.
class SceneRaster {
public:
    /// Throws Error{Unsupported} without OpenGL.
    SceneRaster();
    ~SceneRaster();

    Drawn draw(std::span<const Draw> draws, const View& view, const cv::Rect& region, bool wantsSurface);
    /// One bit a draw's `code` (1 << (code - 1) for codes 1..24) wherever it lies in front of `hiding`, whatever else
    /// of `draws` is in front of it; CV_8UC4, low byte first.
    cv::Mat drawBits(std::span<const Draw> hiding, std::span<const Draw> draws, const View& view,
                     const cv::Rect& region);
    /// Lets go of what was not drawn since the last call.
    void dropUnused();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace clutch::simulation
