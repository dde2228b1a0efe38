// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/photos_page_data.h"

#include "engine/core/files.h"
#include "engine/core/random.h"
#include "engine/core/text.h"

#include <QCollator>
#include <QCoreApplication>

#include <algorithm>

namespace clutch::ui {

namespace fs = std::filesystem;

namespace {

constexpr const char* kRole = "cluster";
constexpr const char* kBackground = "background";
constexpr const char* kAside = "photos/removed"; // files of removed photos, until the project is opened again
constexpr std::size_t kCutoutsEnough = 24;       // to lay one picture that looks like the others

QString shown(const fs::path& path)
{
    return QString::fromStdString(utf8(path));
}

fs::path asideOf(const store::Project& project, const store::PhotoRow& row)
{
    return project.absolute(std::string(kAside) + "/" + std::to_string(row.object) + "-" + row.hash);
}

// A second name for the same bytes, so that nothing is lost whenever the program dies; a copy where the disk knows no
// second names.
void keepAs(const fs::path& file, const fs::path& other)
{
    fs::create_directories(other.parent_path());
    std::error_code cannot;
    fs::create_hard_link(file, other, cannot);
    if (cannot) fs::copy_file(file, other, fs::copy_options::overwrite_existing);
}

bool has(const store::Project& project, const store::PhotoRow& photo, const char* role)
{
    const std::vector<store::PhotoRow> rows = project.photos(photo.object, role);
    return std::ranges::find(rows, photo.hash, &store::PhotoRow::hash) != rows.end();
}

// A file that no row names would stay for ever.
void addWithFile(store::Project& project, const store::PhotoRow& row, const fs::path& aside)
{
    const fs::path file = project.absolute(row.file);
    const bool isMissing = !fs::exists(file);
    try {
        if (isMissing) keepAs(aside, file);
        project.addPhoto(row);
    } catch (...) {
        std::error_code cannot;
        if (isMissing) fs::remove(file, cannot);
        throw;
    }
}

// Whether it teaches now though it was held out.
bool restorePhoto(store::Project& project, store::PhotoRow row)
{
    const fs::path aside = asideOf(project, row);
    if (!fs::exists(aside) || has(project, row, kRole)) return false;
    const bool taught = row.part == store::kPartHeldOut &&
                        (project.imagesLitBy(row.object, row.hash) > 0 ||
                         project.taughtLikelihood(row.object, row.hash) || has(project, row, kBackground));
    if (taught) row.part = store::kPartTeach;
    addWithFile(project, row, aside);
    std::error_code cannot; // what stays goes when the project is opened again
    fs::remove(aside, cannot);
    return taught;
}

} // namespace

QVector<PhotoInfo> loadPhotos(const store::Project& project, store::Id object)
{
    QVector<PhotoInfo> photos;
    if (object == 0) return photos;
    QHash<QString, std::string> backgrounds; // names by hash
    for (const store::PhotoRow& row : project.photos(object, kBackground))
        backgrounds.insert(QString::fromStdString(row.hash), row.name);
    for (const store::PhotoRow& row : project.photos(object, kRole))
        photos << PhotoInfo{row, shown(project.absolute(row.file)), project.imagesLitBy(object, row.hash),
                            backgrounds.value(QString::fromStdString(row.hash)),
                            project.taughtLikelihood(object, row.hash)};
    QCollator order;
    order.setNumericMode(true);
    std::ranges::stable_sort(photos, [&](const PhotoInfo& a, const PhotoInfo& b) {
        const int names = order.compare(a.name(), b.name());
        return names != 0 ? names < 0 : a.row.hash < b.row.hash;
    });
    return photos;
}

Error cannotBeHeldOut(const PhotoInfo& photo)
{
    if (photo.litImages > 0) return store::hasLentLight(photo.row.name, photo.litImages);
    if (photo.taught) return store::hasTaught(photo.row.name);
    return Error(ErrorKind::BadInput, "photos", CLUTCH_TEXT("Error", "a background picture cannot be held out as well"),
                 photo.row.name + ", background " + photo.background,
                 CLUTCH_TEXT("Error", "leave it among the photos that teach"));
}

void savePhotoParts(store::Project& project, store::Id object, const PhotoParts& parts)
{
    store::Transaction all(project);
    for (const store::PhotoRow& row : project.photos(object, kRole)) {
        const auto wanted = parts.constFind(QString::fromStdString(row.hash));
        if (wanted != parts.constEnd()) project.setPhotoPart(row.id, *wanted ? store::kPartTeach : store::kPartHeldOut);
    }
    all.commit();
}

void removePhotos(store::Project& project, const QVector<PhotoInfo>& photos)
{
    for (const PhotoInfo& photo : photos) {
        for (const store::PhotoRow& row : project.photos(photo.row.object, kRole)) {
            if (row.hash != photo.row.hash) continue;
            if (fs::exists(project.absolute(row.file))) keepAs(project.absolute(row.file), asideOf(project, row));
            project.removePhoto(row.id);
        }
    }
}

RestoredPhotos restorePhotos(store::Project& project, const QVector<PhotoInfo>& photos)
{
    RestoredPhotos restored;
    for (const PhotoInfo& photo : photos) {
        try {
            if (restorePhoto(project, photo.row)) restored.taught << photo.name();
        } catch (...) { // one that cannot come back must not keep the others away
            const Error error = errorFromCurrentException("photos");
            if (!restored.failure) restored.failure = error;
        }
    }
    return restored;
}

void discardRemovedPhotos(store::Project& project)
{
    fs::remove_all(project.absolute(kAside));
}

PhotoParts splitPhotos(const QVector<PhotoInfo>& photos, std::uint64_t seed)
{
    constexpr int kEach = 4;
    PhotoParts parts;
    for (int first = 0; first < photos.size(); first += kEach) {
        QVector<int> free; // places that may be drawn
        for (int i = std::max(first, 1); i < first + kEach; ++i)
            if (i >= photos.size() || !photos[i].mustTeach()) free << i;
        const std::uint64_t block = std::uint64_t(first / kEach);
        const int held = free.isEmpty() ? -1 : free[Random(deriveSeed(seed, block)).integer(0, int(free.size()) - 1)];
        for (int i = first; i < std::min(first + kEach, int(photos.size())); ++i)
            parts.insert(photos[i].hash(), i != held);
    }
    return parts;
}

SyntheticSource findSyntheticSource(const store::Project& project, store::Id object, std::uint64_t turn)
{
    SyntheticSource source;
    source.seed = turn + 1;
    std::vector<store::DatasetRow> datasets = project.datasets();
    std::erase_if(datasets, [object](const store::DatasetRow& row) { return row.object != object; });
    std::ranges::sort(datasets, std::greater<>(), &store::DatasetRow::id);
    for (const store::DatasetRow& dataset : datasets) {
        std::vector<store::ImageRow> images = project.images(dataset.id);
        std::erase_if(images, [](const store::ImageRow& row) { return row.illumination != "none"; });
        if (images.empty()) continue;
        const store::ImageRow& image = images[std::size_t(turn % images.size())];
        source.image = shown(project.absolute(image.file));
        source.name = QCoreApplication::translate("PhotosPage", "%1, picture %2")
                          .arg(QString::fromStdString(dataset.name), QString::number(image.number + 1));
        return source;
    }
    const std::vector<store::MatteRow> mattes = project.usedMattes(object);
    const std::size_t count = std::min(mattes.size(), kCutoutsEnough);
    for (std::size_t i = 0; i < count; ++i) {
        const store::MatteRow& matte = mattes[i * mattes.size() / count];
        const auto frame = project.frame(matte.frame);
        source.cutouts.push_back(utf8(project.absolute(matte.cutoutFile)));
        source.groups.push_back(frame ? frame->recording : -matte.frame);
    }
    return source;
}

} // namespace clutch::ui
