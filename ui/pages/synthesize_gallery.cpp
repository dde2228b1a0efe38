// SPDX-License-Identifier: Apache-2.0
// The part of the Synthesize page that shows finished pictures.
#include "ui/models/gallery_view.h"
#include "ui/models/images_model.h"
#include "ui/models/instance_hues.h"
#include "ui/pages/image_inspector.h"
#include "ui/pages/synthesize_page.h"
#include "ui/shell/confirm_row.h"
#include "ui/shell/session.h"
#include "ui/views/image_canvas.h"

#include <QCoreApplication>
#include <QLabel>
#include <QPointer>
#include <QThreadPool>
#include <QToolButton>

#include <optional>

namespace clutch::ui {

namespace {

QVector<ImageCanvas::Instance> decodeInstances(const std::vector<store::InstanceRow>& rows)
{
    QVector<QRect> boxes;
    for (const store::InstanceRow& row : rows) {
        const cv::Rect box = maskBox(row.visible);
        boxes.push_back(QRect(box.x, box.y, box.width, box.height));
    }
    const QVector<int> hues = assignHues(boxes);
    QVector<ImageCanvas::Instance> instances;
    for (std::size_t k = 0; k < rows.size(); ++k)
        if (rows[k].annotated) instances.push_back({decodeMask(rows[k].visible), instanceColour(hues[qsizetype(k)])});
    return instances;
}

} // namespace

void SynthesizePage::showImage(int row)
{
    follows_ = false;
    loadPixels(row, masks_->isChecked());
    refreshControls();
}

void SynthesizePage::loadPixels(int row, bool withMasks)
{
    const store::ImageRow image = model_->at(row);
    std::vector<store::InstanceRow> rows;
    try {
        rows = session_.project().instances(image.id);
    } catch (...) {
        session_.raise(errorFromCurrentException("studio"));
        return;
    }
    inspector_->setImage(image, rows);
    caption_->setText(tr("Picture %1: %n objects", nullptr, int(rows.size())).arg(image.number + 1));
    if (replay_->isChecked()) replayChosen(false);
    canvas_->setHighlight({});
    confirmDelete_->hide();
    live_->setVisible(false);

    // Pixels are read and masks decoded elsewhere; only what was asked for last is shown.
    const std::uint64_t serial = ++loadSerial_;
    const QString file = model_->fileAt(row);
    QPointer<SynthesizePage> self(this);
    QThreadPool::globalInstance()->start([self, serial, file, rows = std::move(rows), withMasks] {
        const QImage pixels(file);
        const QVector<ImageCanvas::Instance> instances =
            withMasks ? decodeInstances(rows) : QVector<ImageCanvas::Instance>();
        QMetaObject::invokeMethod(
            qApp,
            [self, serial, pixels, instances, file] {
                if (!self || self->loadSerial_ != serial || self->follows_) return;
                self->canvas_->setImage(pixels);
                self->canvas_->setInstances(instances);
                if (!pixels.isNull()) return;
                self->canvas_->setEmptyText(tr("This picture cannot be read"), file);
            },
            Qt::QueuedConnection);
    });
}

void SynthesizePage::step(int pictures)
{
    const int rows = model_->rowCount();
    if (rows == 0) return;
    strip_->setCurrentIndex(model_->index(std::clamp(strip_->currentIndex().row() + pictures, 0, rows - 1)));
}

void SynthesizePage::askDeletion()
{
    const QModelIndex index = strip_->currentIndex();
    if (!index.isValid() || !delete_->isEnabled()) return;
    confirmDelete_->ask(tr("Delete picture %1 with its masks?").arg(model_->at(index.row()).number + 1));
}

void SynthesizePage::deleteImage()
{
    const QModelIndex index = strip_->currentIndex();
    if (!index.isValid() || !delete_->isEnabled()) return;
    try {
        session_.project().setImagesRemoved({model_->at(index.row()).id}, true); // its number and seed stay taken
    } catch (...) {
        session_.raise(errorFromCurrentException("studio"));
        return;
    }
    const int row = index.row();
    reload();
    const int rows = model_->rowCount();
    if (rows > 0) strip_->setCurrentIndex(model_->index(std::min(row, rows - 1)));
    session_.notifyContentChanged();
}

} // namespace clutch::ui
