// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core.hpp>

#include <cstdint>

namespace clutch::simulation {

/// One camera: what lies between the light of a scene and the 8-bit picture.
struct Lens {
    double distortion = 0; ///< barrel (> 0) or pincushion (< 0), see LensModel; -0.1..0.2
    double blurPx = 0;     ///< Gaussian, deviation
    double vignette = 0;   ///< share of the light lost in the corners, 0..1; grows with the square of the radius
    double exposure = 1;   ///< how far the meter is out
    cv::Vec3d whiteBalance{1, 1, 1}; ///< B G R gains; the least is brought to 1, so that burnt-out stays white
    double electrons = 0;            ///< a pixel gathers at light 1: sets the shot noise; 0: no noise at all
    double readNoise = 0;            ///< electrons, deviation
};

/// A camera as people have them: `steady` for a webcam on a stand that watches one object, otherwise any.
Lens randomLens(std::uint64_t seed, bool steady);

/// Linear light to display values: the identity below 0.7, a shoulder above it (1 -> 0.890, 1.5 -> 0.979), so that
/// lights burn out gradually, then the sRGB curve (IEC 61966-2-1). Returns 0..1 for any light.
double displayValue(double light);

/// A lens at work on pictures of one size. Order: distortion, blur, vignette, exposure; photons and read-out (Gaussian
/// of variance electrons + readNoise^2, EMVA 1288); white balance; tone curve; 8 bits.
/// Distortion: a point of the picture at p from the centre shows the scene at p (1 + k r^2) / (1 + k) for k > 0 and at
/// p (1 + k r^2) for k < 0, r = |p| / half the diagonal: the scene fills the picture either way.
/// Threads: any, at once.
class LensModel {
public:
    LensModel(const Lens& lens, cv::Size size);

    /// CV_32FC3 B G R linear -> CV_8UC3. The same arguments give the same bytes.
    cv::Mat develop(const cv::Mat& light, std::uint64_t noiseSeed) const;
    /// CV_32FC1 share of each pixel that a thing covers, 0..1 -> the same as the lens draws it: distorted and blurred
    /// like the picture. Linear and monotone: what added to 1 at most still does, what was less stays less.
    cv::Mat coverage(const cv::Mat& share) const;

private:
    cv::Mat drawn(const cv::Mat& values) const;

    Lens lens_;
    cv::Size size_;
    cv::Mat mapX_, mapY_; ///< empty without distortion
    cv::Mat gain_;        ///< CV_32FC1, vignette and exposure
    cv::Vec3f balance_;
};

} // namespace clutch::simulation
