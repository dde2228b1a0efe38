// SPDX-License-Identifier: Apache-2.0
#include "engine/jobs/placement_traces.h"

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/text.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace clutch::jobs {

namespace {

using nlohmann::json;

constexpr const char* kFormat = "clutch-placement";
constexpr int kVersion = 1;
constexpr double kFarthest = 1e5;                               // px; larger images than any that can be made
constexpr std::uintmax_t kMostBytes = std::uintmax_t(64) << 20; // 500 objects with 1,000 placements take 23 MB
constexpr std::size_t kMostObjects = 500, kMostTried = 1000;    // as the options allow
constexpr int kDepth = 4;                                       // lists in lists: objects, tried, a point

struct Damaged {};

// Goes through a document without keeping it: the parser calls itself for each list in a list, so too many of them end
// the program.
class Depth : public json::json_sax_t {
public:
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool key(string_t&) override { return true; }
    bool start_object(std::size_t) override { return ++depth_ <= kDepth + 1; }
    bool end_object() override { return --depth_ >= 0; }
    bool start_array(std::size_t) override { return ++depth_ <= kDepth + 1; }
    bool end_array() override { return --depth_ >= 0; }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

private:
    int depth_ = 0;
};

double finiteFrom(const json& value)
{
    if (!value.is_number()) throw Damaged{};
    const double number = value.get<double>();
    if (!std::isfinite(number) || std::abs(number) > 1e9) throw Damaged{};
    return number;
}

const json& listOf(const json& value, std::size_t length)
{
    if (!value.is_array() || value.size() != length) throw Damaged{};
    return value;
}

bool isScale(double value)
{
    return value >= 1e-3 && value <= 1e3;
}

synthesis::Placement placementFrom(const json& value)
{
    synthesis::Placement placement{finiteFrom(value[0]), finiteFrom(value[1]), finiteFrom(value[2]),
                                   finiteFrom(value[3])};
    if (!isScale(placement.scale) || std::abs(placement.x) > kFarthest || std::abs(placement.y) > kFarthest)
        throw Damaged{};
    return placement;
}

synthesis::PlacementTrace traceFrom(const json& value)
{
    synthesis::PlacementTrace trace;
    const json& tried = value.at("tried");
    if (!tried.is_array() || tried.size() > kMostTried) throw Damaged{};
    for (const json& point : tried)
        trace.tried.push_back({placementFrom(listOf(point, 5)), finiteFrom(point[4])});
    const json& best = value.at("best");
    if (!best.is_number_unsigned()) throw Damaged{};
    trace.best = best.get<std::size_t>();
    if (trace.best != 0 && trace.best >= trace.tried.size()) throw Damaged{};
    trace.chosen = placementFrom(listOf(value.at("chosen"), 4));
    const json& scales = listOf(value.at("scales"), 2);
    trace.scaleLow = finiteFrom(scales[0]);
    trace.scaleHigh = finiteFrom(scales[1]);
    if (!isScale(trace.scaleLow) || !isScale(trace.scaleHigh) || trace.scaleHigh < trace.scaleLow) throw Damaged{};
    return trace;
}

} // namespace

std::vector<std::uint8_t> encodeTraces(std::span<const synthesis::PlacementTrace> traces)
{
    json objects = json::array();
    for (const synthesis::PlacementTrace& trace : traces) {
        json tried = json::array();
        for (const auto& [placement, score] : trace.tried)
            tried.push_back({placement.angleDegrees, placement.scale, placement.x, placement.y, score});
        const synthesis::Placement& chosen = trace.chosen;
        objects.push_back({{"tried", std::move(tried)},
                           {"best", trace.best},
                           {"chosen", {chosen.angleDegrees, chosen.scale, chosen.x, chosen.y}},
                           {"scales", {trace.scaleLow, trace.scaleHigh}}});
    }
    return json::to_cbor({{"format", kFormat}, {"version", kVersion}, {"objects", std::move(objects)}});
}

std::string writeTraces(const store::Project& project, const std::string& imageFile,
                        std::span<const synthesis::PlacementTrace> traces)
{
    const std::string file = utf8(pathFromUtf8(imageFile).replace_extension(".placement"));
    writeFileAtomically(project.absolute(file), encodeTraces(traces));
    return file;
}

std::vector<synthesis::PlacementTrace> readTraces(const std::filesystem::path& file)
{
    const std::vector<std::uint8_t> bytes = readFile(file, kMostBytes);
    try {
        Depth guard;
        if (!json::sax_parse(bytes, &guard, json::input_format_t::cbor)) throw Damaged{};
        const json document = json::from_cbor(bytes);
        if (document.at("format") != kFormat || document.at("version") != kVersion) throw Damaged{};
        const json& objects = document.at("objects");
        if (!objects.is_array() || objects.size() > kMostObjects) throw Damaged{};
        std::vector<synthesis::PlacementTrace> traces;
        for (const json& object : objects)
            traces.push_back(traceFrom(object));
        return traces;
    } catch (const Damaged&) {
    } catch (const json::exception&) {
    }
    throw Error(ErrorKind::Corrupt, "jobs", CLUTCH_TEXT("Error", "the record of how objects were placed is damaged"),
                utf8(file), CLUTCH_TEXT("Error", "make the picture anew"));
}

} // namespace clutch::jobs
