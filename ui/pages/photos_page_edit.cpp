// SPDX-License-Identifier: Apache-2.0
// The part of the Photos page that changes what is in the project, and takes it back.
#include "engine/core/error.h"
#include "engine/core/random.h"
#include "ui/models/gallery_view.h"
#include "ui/pages/photos_page.h"
#include "ui/pages/photos_page_model.h"
#include "ui/views/image_canvas.h"
#include "ui/views/segmented_switch.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QToolButton>
#include <QUndoCommand>

#include <algorithm>
#include <utility>

namespace clutch::ui {

namespace {

class PartCommand : public QUndoCommand {
public:
    PartCommand(PhotosPage& page, PhotoParts before, PhotoParts after)
        : QUndoCommand(PhotosPage::tr("part")), page_(page), before_(std::move(before)), after_(std::move(after))
    {
    }
    // Of what cannot be done the history forgets, and of nothing else.
    void undo() override { setObsolete(!page_.applyParts(before_)); }
    void redo() override { setObsolete(!page_.applyParts(after_)); }

private:
    PhotosPage& page_;
    const PhotoParts before_, after_;
};

class RemoveCommand : public QUndoCommand {
public:
    RemoveCommand(PhotosPage& page, QVector<PhotoInfo> photos)
        : QUndoCommand(PhotosPage::tr("removal")), page_(page), photos_(std::move(photos))
    {
    }
    void undo() override { page_.bringBack(photos_); }
    void redo() override { page_.takeOut(photos_); }

private:
    PhotosPage& page_;
    const QVector<PhotoInfo> photos_;
};

PhotoParts partsOf(const QVector<PhotoInfo>& photos)
{
    PhotoParts parts;
    for (const PhotoInfo& photo : photos)
        parts.insert(photo.hash(), photo.teaches());
    return parts;
}

} // namespace

// A photo may have lent its light since, or had done so already when an older Clutch held it out.
bool PhotosPage::applyParts(PhotoParts parts)
{
    const PhotoInfo* stays = nullptr;
    for (const PhotoInfo& photo : model_->photos()) {
        if (!photo.teaches() || !photo.mustTeach() || parts.value(photo.hash(), true)) continue;
        parts.remove(photo.hash());
        if (!stays) stays = &photo;
    }
    if (stays) session_.raise(cannotBeHeldOut(*stays));
    if (parts.isEmpty()) return false;
    ++edits_;
    model_->setParts(parts);
    refresh();
    store_.write(
        [object = session_.objectId(), parts](store::Project& project) { savePhotoParts(project, object, parts); },
        [this] { saved(); }, [this] { notSaved(); });
    return true;
}

// The list is shown as it is.
void PhotosPage::storeFailed()
{
    loadAgain_ = false;
    if (!std::exchange(loading_, false)) reload();
}

void PhotosPage::saved()
{
    session_.notifyContentChanged();
}

// What could not be saved can be neither undone nor done again.
void PhotosPage::notSaved()
{
    history_.clear();
}

void PhotosPage::takeOut(const QVector<PhotoInfo>& photos)
{
    QVector<PhotoInfo> rest = model_->photos();
    rest.removeIf([&](const PhotoInfo& photo) {
        return std::ranges::any_of(photos, [&](const PhotoInfo& gone) { return gone.row.hash == photo.row.hash; });
    });
    ++edits_;
    takePhotos(rest);
    store_.write([photos](store::Project& project) { removePhotos(project, photos); }, [this] { saved(); },
                 [this] { notSaved(); });
}

void PhotosPage::bringBack(const QVector<PhotoInfo>& photos)
{
    QStringList hashes;
    for (const PhotoInfo& photo : photos)
        hashes << photo.hash();
    ++edits_;
    struct Answer {
        RestoredPhotos restored;
        QVector<PhotoInfo> all;
    };
    store_.ask<Answer>(
        [photos, object = session_.objectId()](store::Project& project) {
            RestoredPhotos restored = restorePhotos(project, photos);
            return Answer{std::move(restored), loadPhotos(project, object)};
        },
        [this, hashes, edits = edits_](const Answer& answer) {
            if (edits == edits_) {
                takePhotos(answer.all);
                choose(hashes, hashes.value(0));
            }
            if (!answer.restored.taught.isEmpty()) noteTaught(answer.restored.taught);
            if (answer.restored.failure) session_.raise(*answer.restored.failure);
            saved();
        },
        [this] { notSaved(); });
}

void PhotosPage::setTeaching(bool teaches)
{
    if (!whyNoOtherPart().isEmpty()) return;
    for (const PhotoInfo& photo : chosen())
        if (!teaches && photo.teaches() && photo.mustTeach()) return session_.raise(cannotBeHeldOut(photo));
    PhotoParts before = partsOf(chosen());
    before.removeIf([teaches](const PhotoParts::iterator& part) { return *part == teaches; });
    if (before.isEmpty()) return refresh();
    PhotoParts after = before;
    for (bool& part : after)
        part = teaches;
    history_.push(new PartCommand(*this, before, after));
}

void PhotosPage::splitAnew()
{
    if (!whyNoOtherPart().isEmpty()) return;
    const PhotoParts before = partsOf(model_->photos());
    PhotoParts after = before;
    // Another split each time; of very few photos there may be but one.
    for (int tries = 0; tries < 8 && after == before; ++tries)
        after = splitPhotos(model_->photos(), deriveSeed(session_.seed(), ++splits_));
    if (after != before) history_.push(new PartCommand(*this, before, after));
}

void PhotosPage::removeChosen()
{
    if (!remove_->isEnabled()) return;
    if (const QVector<PhotoInfo> photos = chosen(); !photos.isEmpty()) history_.push(new RemoveCommand(*this, photos));
}

bool PhotosPage::handleKey(int key)
{
    switch (key) {
    case Qt::Key_T:
        setTeaching(true);
        return true;
    case Qt::Key_H:
        setTeaching(false);
        return true;
    case Qt::Key_G:
        if (view_->current() == Photo) grid_->toggle();
        return true;
    case Qt::Key_Delete:
        removeChosen();
        return true;
    default:
        return false;
    }
}

// Single letters act only where a picture or the photos have the focus.
bool PhotosPage::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return Page::eventFilter(watched, event);
    auto* press = static_cast<QKeyEvent*>(event);
    if ((press->modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier) return Page::eventFilter(watched, event);
    static constexpr int kOwn[] = {Qt::Key_T, Qt::Key_H, Qt::Key_G, Qt::Key_Delete};
    const bool own = std::ranges::find(kOwn, press->key()) != std::end(kOwn);
    const bool step = press->key() == Qt::Key_A || press->key() == Qt::Key_D;
    const bool walks = step && watched != strip_ && watched != gridView_; // those know A and D themselves
    if (!own && !walks) return Page::eventFilter(watched, event);
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true; // the canvas would claim T for its overlays
    }
    if (own) return handleKey(press->key());
    QCoreApplication::sendEvent(strip_, event);
    return true;
}

} // namespace clutch::ui
