// SPDX-License-Identifier: Apache-2.0
#include "ui/views/thumbnail_loader.h"

#include <QImageReader>

namespace clutch::ui {

namespace {

QImage readSmall(const QString& file, QSize largest)
{
    QImageReader reader(file);
    reader.setAutoTransform(true);
    const QSize size = reader.size();
    // JPEG decodes straight to the small size; PNG is scaled afterwards by the reader.
    if (size.isValid()) reader.setScaledSize(size.scaled(largest, Qt::KeepAspectRatio).expandedTo(QSize(1, 1)));
    const QImage image = reader.read();
    return image.isNull() ? image : image.convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

} // namespace

ThumbnailLoader::ThumbnailLoader(QSize largest, int cachedImages, QObject* parent)
    : QObject(parent), largest_(largest), cache_(cachedImages)
{
    pool_.setMaxThreadCount(2);
}

ThumbnailLoader::~ThumbnailLoader()
{
    pool_.clear();
    pool_.waitForDone();
}

QImage ThumbnailLoader::thumbnail(const QString& file)
{
    if (const QImage* found = cache_.object(file)) return *found;
    if (file.isEmpty() || unreadable_.contains(file) || running_.contains(file)) return {};
    pending_.removeOne(file);
    pending_ << file;
    startNext();
    return {};
}

void ThumbnailLoader::forget(const QString& file)
{
    cache_.remove(file);
    unreadable_.remove(file);
    if (running_.contains(file)) stale_ << file;
}

void ThumbnailLoader::startNext()
{
    while (!pending_.isEmpty() && running_.size() < pool_.maxThreadCount()) {
        const QString file = pending_.takeLast();
        running_ << file;
        pool_.start([this, file, largest = largest_] {
            const QImage image = readSmall(file, largest);
            // The destructor waits for the pool, so `this` outlives the task; a queued call to a dead receiver is
            // dropped.
            QMetaObject::invokeMethod(
                this, [this, file, image] { arrived(file, image); }, Qt::QueuedConnection);
        });
    }
}

void ThumbnailLoader::arrived(const QString& file, const QImage& image)
{
    ++reads_;
    running_.remove(file);
    if (!stale_.remove(file)) {
        if (image.isNull())
            unreadable_ << file;
        else
            cache_.insert(file, new QImage(image));
    }
    startNext();
    Q_EMIT ready(file);
}

} // namespace clutch::ui
