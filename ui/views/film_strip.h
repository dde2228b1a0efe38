// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/views/thumbnail_loader.h"

#include <QStringList>
#include <QTimer>
#include <QWidget>

namespace clutch::ui {

/// One frame as the strip shows it.
struct StripFrame {
    enum class Mark { None, Good, Doubtful, Useless }; ///< coloured corner
    enum class Verdict { None, Accepted, Rejected };   ///< what a person decided

    qint64 id = 0;
    QString file;      ///< absolute path of the picture
    QString caption;   ///< "#132   0:05.3"
    double timeMs = 0; ///< the pace when played
    Mark mark = Mark::None;
    QStringList reasons; ///< tooltip, in the person's language
    bool corrected = false;
    Verdict verdict = Verdict::None;

    bool operator==(const StripFrame&) const = default;
};

/// A timeline of thumbnails above a bar that shows the whole recording with its flags. Only what is visible is read and
/// painted, so ten thousand frames cost as much as ten. Keys: Left and Right one frame, V and C ten on and back, A and
/// D the picture before and after, Home, End, Space plays; the wheel scrolls, dragging the bar scrubs.
class FilmStrip : public QWidget {
    Q_OBJECT

public:
    explicit FilmStrip(QWidget* parent = nullptr);

    void setEmptyText(const QString& text);
    void setFrames(const QVector<StripFrame>& frames); ///< keeps the current frame by id, else the first
    void updateFrame(int index, const StripFrame& frame);
    const QVector<StripFrame>& frames() const { return frames_; }
    int indexOf(qint64 id) const;

    int current() const { return current_; } ///< -1 when empty
    void setCurrent(int index);              ///< clamped; scrolls to it
    bool isPlaying() const { return player_.isActive(); }
    void setPlaying(bool playing);
    /// The strip's keys, for the picture above it, which has the focus while a person paints. True when the key was one
    /// of them.
    bool handleKey(int key);
    QRect frameRect(int index) const; ///< in the widget; may lie outside
    QRect barRect() const;
    ThumbnailLoader& thumbnails() { return loader_; }
    QSize sizeHint() const override { return {600, 96}; }
    QSize minimumSizeHint() const override { return {200, 96}; }

Q_SIGNALS:
    void currentChanged(int index);
    void playingChanged(bool playing);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void paintFrame(QPainter& painter, int index);
    void paintBar(QPainter& painter);
    void scrollTo(int index);
    void setScroll(double scroll);
    void scrubTo(double x);
    void showNextFrame();
    int frameAt(QPoint point) const;
    double mostScroll() const;

    QVector<StripFrame> frames_;
    QString emptyText_;
    ThumbnailLoader loader_;
    QTimer player_;
    int current_ = -1;
    double scroll_ = 0; // px
    bool scrubbing_ = false;
};

} // namespace clutch::ui
