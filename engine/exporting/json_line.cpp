// SPDX-License-Identifier: Apache-2.0
#include "engine/exporting/json_line.h"

namespace clutch::exporting {

std::string lineOf(const Json& value)
{
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json provenanceOf(const std::string& text, const Picture& picture)
{
    if (text.empty()) return Json::object();
    Json parsed = Json::parse(text, nullptr, false);
    if (!parsed.is_object()) throwDamaged(picture);
    return parsed;
}

void ProvenanceFile::add(const Entry& entry, const std::string& pictureName)
{
    Json objects = Json::array();
    for (const Instance& instance : entry.labels.instances)
        objects.push_back({{"object", objects.size() + 1},
                           {"category", scope_.source.categories()[static_cast<std::size_t>(instance.category - 1)]},
                           {"hidden_share", instance.hiddenShare},
                           {"provenance", provenanceOf(instance.provenance, entry.picture)}});
    file_->stream() << lineOf({{"image", pictureName},
                               {"provenance", provenanceOf(entry.picture.provenance, entry.picture)},
                               {"objects", std::move(objects)}})
                    << '\n';
}

} // namespace clutch::exporting
