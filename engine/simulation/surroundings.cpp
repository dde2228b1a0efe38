// SPDX-License-Identifier: Apache-2.0
#include "engine/simulation/surroundings.h"

#include "engine/core/random.h"
#include "engine/simulation/part_colour.h"
#include "engine/simulation/table_texture.h"

#include <vtkCell.h>
#include <vtkPolyData.h>

#include <array>
#include <cmath>
#include <limits>
#include <map>

namespace clutch::simulation {

namespace {

/// Linear R G B of a black body, green = 1; fitted to Planck's law through the CIE 1931 observer between 2500 and
/// 8000 K (polynomials in 1000/T, error below 2 %).
cv::Vec3d blackBody(double kelvin)
{
    // Kim, Kang and others (2002): chromaticity of the Planckian locus.
    const double t = 1000 / kelvin;
    const double x = kelvin < 4000 ? -0.2661239 * t * t * t - 0.2343589 * t * t + 0.8776956 * t + 0.179910
                                   : -3.0258469 * t * t * t + 2.1070379 * t * t + 0.2226347 * t + 0.240390;
    const double y = kelvin < 4000 ? -0.9549476 * x * x * x - 1.37418593 * x * x + 2.09137015 * x - 0.16748867
                                   : 3.0817580 * x * x * x - 5.87338670 * x * x + 3.75112997 * x - 0.37001483;
    const double bigX = x / y, bigZ = (1 - x - y) / y;
    const cv::Vec3d rgb(3.2404542 * bigX - 1.5371385 - 0.4985314 * bigZ,
                        -0.9692660 * bigX + 1.8760108 + 0.0415560 * bigZ,
                        0.0556434 * bigX - 0.2040259 + 1.0572252 * bigZ);
    return cv::Vec3d(std::max(rgb[0], 0.0), std::max(rgb[1], 0.0), std::max(rgb[2], 0.02)) / rgb[1];
}

/// As a camera's automatic white balance leaves it: most of the cast is gone, some stays.
cv::Vec3d balanced(double kelvin, double balancedKelvin, double remaining)
{
    const cv::Vec3d colour = blackBody(kelvin), white = blackBody(balancedKelvin);
    cv::Vec3d result;
    for (int c = 0; c < 3; ++c)
        result[c] = colour[c] / std::pow(white[c], 1 - remaining);
    return result;
}

struct Window {
    double turn = 0, drop = 1, halfWidth = 0.4, halfHeight = 0.3; ///< radians, around azimuth and from the zenith
    cv::Vec3d light;
};

/// 0..1, soft at the rim.
double inside(const Window& window, double turn, double drop)
{
    const double across = std::abs(std::remainder(turn - window.turn, 2 * CV_PI)) / window.halfWidth;
    const double down = std::abs(drop - window.drop) / window.halfHeight;
    const double rim = std::max(across, down);
    return std::clamp((1.15 - rim) / 0.3, 0.0, 1.0);
}

/// Ceiling, walls that darken downwards, windows or panels.
cv::Mat room(const cv::Vec3d& walls, const cv::Vec3d& ceiling, const std::vector<Window>& windows, Random& random)
{
    cv::Mat environment(64, 128, CV_32FC3);
    const double gradientTurn = random.uniform(0, 2 * CV_PI), gradient = random.uniform(0.1, 0.6);
    const double furniture = random.uniform(0, 2 * CV_PI);
    for (int row = 0; row < environment.rows; ++row)
        for (int column = 0; column < environment.cols; ++column) {
            const double turn = (0.5 - (column + 0.5) / environment.cols) * 2 * CV_PI;
            const double drop = (row + 0.5) / environment.rows * CV_PI;
            const double down = std::clamp((drop - 0.7) / 1.2, 0.0, 1.0);
            cv::Vec3d colour = ceiling * (1 - std::clamp((drop - 0.5) / 0.3, 0.0, 1.0)) +
                               walls * std::clamp((drop - 0.5) / 0.3, 0.0, 1.0);
            colour *= (1 - 0.55 * down) * (1 + gradient * std::cos(turn - gradientTurn) * std::sin(drop));
            // Cupboards and doorways: something dark for shiny things to mirror.
            if (drop > 1.15 && std::sin(3 * turn + furniture) + std::sin(5 * turn - furniture) > 0.8) colour *= 0.35;
            for (const Window& window : windows)
                colour += window.light * inside(window, turn, drop);
            environment.at<cv::Vec3f>(row, column) = cv::Vec3f(float(colour[2]), float(colour[1]), float(colour[0]));
        }
    return environment;
}

/// Radiance of a white table that sees nothing but the room.
double tableLight(const cv::Mat& environment)
{
    double sum = 0;
    for (int row = 0; row < environment.rows / 2; ++row) {
        const double drop = (row + 0.5) / environment.rows * CV_PI;
        const double weight =
            std::cos(drop) * std::sin(drop) * (CV_PI / environment.rows) * (2 * CV_PI / environment.cols) / CV_PI;
        for (int column = 0; column < environment.cols; ++column)
            sum += weight * double(environment.at<cv::Vec3f>(row, column)[1]);
    }
    return sum;
}

cv::Vec3d aloft(double turn, double elevation, double distance)
{
    return cv::Vec3d(std::cos(turn) * std::cos(elevation), std::sin(turn) * std::cos(elevation), std::sin(elevation)) *
           distance;
}

/// Lamps and room so that a white table comes out at 0.8; `keyShare` of it from the lamps.
void light(Surroundings& place, double keyShare, double lampRadiusLow, double lampRadiusHigh, Random& random)
{
    const double kelvin = random.uniform(2700, 7000), roomKelvin = random.uniform(3500, 7000);
    const double white = std::exp(std::log(kelvin) * 0.6 + std::log(roomKelvin) * 0.4),
                 remaining = random.uniform(0.15, 0.5);
    const cv::Vec3d lampColour = balanced(kelvin, white, remaining),
                    roomColour = balanced(roomKelvin, white, remaining);
    const double keyTurn = random.uniform(0, 2 * CV_PI), elevation = random.uniform(0.6, 1.35);
    Lamp key{aloft(keyTurn, elevation, random.uniform(700, 1300)), random.uniform(lampRadiusLow, lampRadiusHigh),
             lampColour};
    place.lamps.push_back(key);
    if (random.uniform() < 0.4) {
        Lamp fill{aloft(keyTurn + random.uniform(1.5, 4.5), random.uniform(0.5, 1.2), random.uniform(800, 1500)),
                  random.uniform(60, 160), lampColour * random.uniform(0.2, 0.6)};
        place.lamps.push_back(fill);
    }
    double fromLamps = 0;
    for (const Lamp& lamp : place.lamps)
        fromLamps += lamp.colour[1] * lamp.position[2] / cv::norm(lamp.position);
    for (Lamp& lamp : place.lamps)
        lamp.colour *= 0.8 * keyShare / fromLamps;
    std::vector<Window> windows{{random.uniform(0, 2 * CV_PI), random.uniform(0.9, 1.25), random.uniform(0.25, 0.7),
                                 random.uniform(0.2, 0.4), roomColour * random.uniform(3, 9)}};
    if (random.uniform() < 0.6)
        windows.push_back({random.uniform(0, 2 * CV_PI), random.uniform(0.1, 0.5), random.uniform(0.3, 1.2),
                           random.uniform(0.1, 0.2), lampColour * random.uniform(2, 6)});
    place.environment =
        room(roomColour * random.uniform(0.35, 0.75), roomColour * random.uniform(0.6, 1.0), windows, random);
    place.environment *= 0.8 * (1 - keyShare) / tableLight(place.environment);
}

/// How far apart two colours look, in hue more than in lightness: light falls differently on both.
double contrast(const cv::Vec3d& a, const cv::Vec3d& b)
{
    const auto opponent = [](const cv::Vec3d& c) {
        const cv::Vec3d root(std::cbrt(c[0]), std::cbrt(c[1]), std::cbrt(c[2]));
        const double light = (root[0] + root[1] + root[2]) / 3;
        return cv::Vec3d(light * 0.7, (root[0] - root[1]) * 1.5, (0.5 * (root[0] + root[1]) - root[2]) * 1.2);
    };
    return cv::norm(opponent(a) - opponent(b));
}

double leastContrast(const cv::Vec3d& colour, std::span<const cv::Vec3d> others)
{
    double least = std::numeric_limits<double>::max();
    for (const cv::Vec3d& other : others)
        least = std::min(least, contrast(colour, other));
    return least;
}

} // namespace

std::vector<cv::Vec3d> mainColours(const ObjectModel& model)
{
    struct Bin {
        double area = 0;
        cv::Vec3d sum;
    };
    std::map<std::array<int, 3>, Bin> bins;
    double whole = 0;
    for (const Part& part : model.parts)
        for (vtkIdType cell = 0; cell < part.mesh->GetNumberOfCells(); ++cell) {
            vtkCell* triangle = part.mesh->GetCell(cell);
            cv::Vec3d corner[3];
            for (int i = 0; i < 3; ++i)
                part.mesh->GetPoint(triangle->GetPointId(i), corner[i].val);
            const double area = cv::norm((corner[1] - corner[0]).cross(corner[2] - corner[0])) / 2;
            const cv::Vec3d colour = albedoAt(part, triangle->GetPointId(0));
            const auto level = [](double v) { return static_cast<int>(std::cbrt(std::clamp(v, 0.0, 0.999)) * 4); };
            Bin& bin = bins[{level(colour[0]), level(colour[1]), level(colour[2])}];
            bin.area += area;
            bin.sum += colour * area;
            whole += area;
        }
    std::vector<std::pair<double, cv::Vec3d>> sorted;
    for (const auto& [key, bin] : bins)
        if (bin.area >= 0.1 * whole) sorted.emplace_back(bin.area, bin.sum / bin.area);
    std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<cv::Vec3d> colours;
    colours.reserve(sorted.size());
    for (const auto& [area, colour] : sorted)
        colours.push_back(colour);
    return colours;
}

Surroundings photoSurroundings(std::uint64_t seed, std::span<const cv::Vec3d> avoid)
{
    Random random(deriveSeed(seed, 1));
    Surroundings place;
    TableTop top;
    for (int attempt = 0; attempt < 20; ++attempt) {
        top = makeTableTop(static_cast<TableKind>(random.integer(0, kTableKinds - 1)), random.next());
        if (leastContrast(top.meanAlbedo, avoid) > 0.15) break;
    }
    place.table = top.material;
    place.tableTileMm = top.tileMm;
    if (random.uniform() < 0.3) {
        static const cv::Vec3d kTrays[] = {
            {0.75, 0.75, 0.72}, {0.05, 0.05, 0.055}, {0.08, 0.15, 0.35}, {0.5, 0.5, 0.5}};
        place.tray = true;
        place.trayWallMm = random.uniform(15, 35);
        place.trayMaterial.albedo = kTrays[random.integer(0, 3)];
        place.trayMaterial.roughness = random.uniform(0.25, 0.6);
    }
    light(place, random.uniform(0.35, 0.75), 15, 120, random);
    place.exposure = std::exp2(random.uniform(-0.6, 0.35));
    return place;
}

Surroundings recordingSurroundings(std::uint64_t seed, std::span<const cv::Vec3d> objectColours)
{
    static const cv::Vec3d kSheets[] = {{0.04, 0.12, 0.42}, {0.06, 0.28, 0.10}, {0.40, 0.05, 0.06}, {0.02, 0.02, 0.022},
                                        {0.72, 0.72, 0.70}, {0.22, 0.22, 0.22}, {0.55, 0.40, 0.05}, {0.05, 0.30, 0.33}};
    Random random(deriveSeed(seed, 2));
    const cv::Vec3d* best = kSheets;
    double most = -1;
    for (const cv::Vec3d& sheet : kSheets) {
        const double least = std::min(leastContrast(sheet, objectColours), 1.0) * random.uniform(0.92, 1.0);
        if (least > most) {
            most = least;
            best = &sheet;
        }
    }
    Surroundings place;
    const TableTop top = makePlainTop(*best * random.uniform(0.9, 1.1), random.next());
    place.table = top.material;
    place.tableTileMm = top.tileMm;
    light(place, random.uniform(0.25, 0.45), 120, 240, random);
    return place;
}

} // namespace clutch::simulation
