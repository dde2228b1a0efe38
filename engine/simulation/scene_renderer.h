// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/simulation/object_model.h"

#include <opencv2/core.hpp>

#include <memory>
#include <span>

namespace clutch::simulation {

/// Pinhole. World: millimetres, z up, the table's surface at z = 0.
struct Camera {
    cv::Vec3d position{0, 0, 400}, target{0, 0, 0}, up{0, 1, 0};
    double verticalFieldOfViewDegrees = 40;
    cv::Size size{640, 480};
};

/// A lamp of some extent: its shadows have a penumbra.
struct Lamp {
    cv::Vec3d position; ///< mm
    double radiusMm = 60;
    /// Linear R G B times power: 1 lights a white wall that faces it at the scene's centre to 1.
    cv::Vec3d colour{1, 1, 1};
};

/// What the things lie on and what lights them; see surroundings.h.
struct Surroundings {
    Material table;
    double tableTileMm = 300; ///< the table's textures repeat at this length
    bool tray = false;        ///< walls around the middle
    cv::Vec2d trayInnerMm{300, 220};
    double trayWallMm = 30;
    Material trayMaterial;
    std::vector<Lamp> lamps; ///< the first casts the strongest shadow
    /// CV_32FC3 equirectangular B G R linear, row 0 up (+z), middle column towards +x, left of it +y: the room, for
    /// ambient light and reflections.
    cv::Mat environment;
    double exposure = 1; ///< multiplies linear light before the tone curve
};

/// An item in its place.
struct Placed {
    const ObjectModel* model = nullptr;
    cv::Matx44d worldFromObject = cv::Matx44d::eye();
};

/// What one camera sees.
struct RenderedScene {
    cv::Mat light; ///< CV_32FC3 B G R linear, after exposure, before tone curve, sensor and lens
    /// One CV_32FC1 a placed item, 0..1: the share of each pixel it covers, as seen (visible) and with all else away
    /// (amodal, table kept). Visible coverages of all items sum to 1 at most.
    std::vector<cv::Mat> visible, amodal;
};

/// VTK, off screen, draws what is seen, with textures and normal maps, into float buffers, and what each lamp sees;
/// light is then worked out pixel by pixel on all cores: GGX surfaces (glTF 2.0, appendix B) under balls of light with
/// soft shadows, and light from the room and from what lies around, as far as nothing stands in its way (64 directions,
/// two bounces). Two by two surface samples a pixel, four by four for masks and edges. Makes an OpenGL context of its
/// own, which needs no display (see OffscreenGl). Threads: make, use and destroy on one thread. Errors:
/// Error{Unsupported} when no OpenGL can be had, naming what to install.
class SceneRenderer {
public:
    SceneRenderer();
    ~SceneRenderer();

    void setSurroundings(const Surroundings& surroundings);
    /// For a recording, whose camera stays within some pixels of `stand`: the empty table is lit once, and frames cost
    /// a third. Pictures depend on `stand` (a little: the table is interpolated), not on the order of frames.
    void setSurroundings(const Surroundings& surroundings, const Camera& stand);
    /// `wantsAmodal` false leaves `amodal` empty. The models must outlive the renderer or the next call with others.
    RenderedScene render(std::span<const Placed> items, const Camera& camera, bool wantsAmodal);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace clutch::simulation
