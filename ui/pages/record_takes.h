// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/views/thumbnail_loader.h"

#include <QVector>
#include <QWidget>

namespace clutch::ui {

/// One recording of the present object, or a file that was recorded but not imported yet.
struct TakeCard {
    qint64 recording = 0; ///< 0: waits in takes/
    QString name, detail; ///< "dinosaur.mp4", "120 frames   0:20"
    QString thumbnail;    ///< absolute path of a frame; empty: none yet
    QString waitingFile;  ///< absolute path; empty once imported

    bool operator==(const TakeCard&) const = default;
};

/// The strip of the Record page: one card a take. Left and Right walk, Delete asks to remove, Return imports one that
/// waits.
class TakesStrip : public QWidget {
    Q_OBJECT

public:
    explicit TakesStrip(QWidget* parent = nullptr);

    void setTakes(const QVector<TakeCard>& takes);
    const QVector<TakeCard>& takes() const { return takes_; }
    void setEmptyText(const QString& text);
    void setRemovable(bool removable,
                      const QString& reason = {}); ///< the reason is the cross's tooltip while it is off
    QRect cardRect(int index) const;
    QRect removeRect(int index) const;
    int current() const { return current_; }

Q_SIGNALS:
    void removeRequested(int index);
    void importRequested(int index);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void paintCard(QPainter& painter, int index);
    void select(int index);
    int cardAt(QPoint point) const;

    QVector<TakeCard> takes_;
    ThumbnailLoader loader_;
    QString emptyText_, removeReason_;
    bool removable_ = true;
    int current_ = -1, hovered_ = -1;
    int scroll_ = 0;
};

} // namespace clutch::ui
