// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCache>
#include <QImage>
#include <QObject>
#include <QSet>
#include <QSize>
#include <QString>
#include <QThreadPool>
#include <QVector>

namespace clutch::ui {

/// Small pictures of image files, read off the GUI thread and kept in a bounded cache. What was asked for last is read
/// first, and what scrolled out of sight before its turn is not read at all. Threads: the GUI thread.
class ThumbnailLoader : public QObject {
    Q_OBJECT

public:
    explicit ThumbnailLoader(QSize largest, int cachedImages = 800, QObject* parent = nullptr);
    ~ThumbnailLoader() override;

    /// The picture if it is there, else a null image; ready() follows once it was read (also when it cannot be read).
    QImage thumbnail(const QString& file);
    bool isUnreadable(const QString& file) const { return unreadable_.contains(file); }
    /// Forgets what is waiting; call before asking for what is visible now.
    void dropPending() { pending_.clear(); }
    void forget(const QString& file);
    int cachedCount() const { return int(cache_.size()); }
    int readCount() const { return reads_; }

Q_SIGNALS:
    void ready(const QString& file);

private:
    void startNext();
    void arrived(const QString& file, const QImage& image);

    const QSize largest_;
    QCache<QString, QImage> cache_;
    QSet<QString> unreadable_, running_, stale_;
    QVector<QString> pending_;
    QThreadPool pool_;
    int reads_ = 0;
};

} // namespace clutch::ui
