// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/error.h"
#include "engine/store/project.h"

#include <QHash>
#include <QString>
#include <QStringList>
#include <QVector>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What the Photos page reads and writes; all of it for a worker thread. Photos are told apart by their hash, which
/// stays the same when one is removed and brought back.
namespace clutch::ui {

struct PhotoInfo {
    store::PhotoRow row;
    QString file;               ///< absolute
    std::int64_t litImages = 0; ///< synthetic images that took its light
    std::string background;     ///< the name of the background with the same content, if there is one
    bool taught = false;        ///< the likelihood
    /// It has taught, by its light, the likelihood or as a background: the store no longer lets it be held out.
    bool mustTeach() const { return litImages > 0 || taught || !background.empty(); }
    QString name() const { return QString::fromStdString(row.name); }
    QString hash() const { return QString::fromStdString(row.hash); }
    bool teaches() const { return row.part == store::kPartTeach; }
};

/// The object's photos of clusters, by name as a person counts ("2.jpg" before "10.jpg").
QVector<PhotoInfo> loadPhotos(const store::Project& project, store::Id object);

/// What a person is told who wants to hold out one that mustTeach().
Error cannotBeHeldOut(const PhotoInfo& photo);

using PhotoParts = QHash<QString, bool>; ///< by hash: whether it teaches
void savePhotoParts(store::Project& project, store::Id object, const PhotoParts& parts);

/// Takes photos out of the project; their files are put aside, so that restorePhotos() can bring them back with all
/// that the rows say; but one that mustTeach() by then teaches, whatever its row says.
void removePhotos(store::Project& project, const QVector<PhotoInfo>& photos);
struct RestoredPhotos {
    QStringList taught;           ///< names of those that were held out and teach now
    std::optional<Error> failure; ///< the first; all that could be were brought back nevertheless
};
RestoredPhotos restorePhotos(store::Project& project, const QVector<PhotoInfo>& photos);
void discardRemovedPhotos(store::Project& project); ///< for good; nothing can be restored after that

/// Of every four photos one is held out, which one is drawn; the first of all teaches, and so do those that
/// mustTeach().
PhotoParts splitPhotos(const QVector<PhotoInfo>& photos, std::uint64_t seed);

/// A synthetic image to show light on: one of the object's newest data set, else what is needed to lay one.
struct SyntheticSource {
    QString image;                    ///< absolute file; empty: lay one from the cut-outs
    QString name;                     ///< of the data set and the picture in it
    std::vector<std::string> cutouts; ///< absolute files
    std::vector<std::int64_t> groups; ///< of the cut-outs: those of one recording were taken from one distance
    std::uint64_t seed = 1;
    bool isEmpty() const { return image.isEmpty() && cutouts.empty(); }
    bool operator==(const SyntheticSource&) const = default;
};
/// `turn`: another one each time. Images whose light was changed already are left out.
SyntheticSource findSyntheticSource(const store::Project& project, store::Id object, std::uint64_t turn);

} // namespace clutch::ui
