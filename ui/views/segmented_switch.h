// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>
#include <QWidget>

namespace clutch::ui {

/// A row of joined choices of which one is on. Left and Right move between them, the number keys 1 to 9 choose by
/// place.
class SegmentedSwitch : public QWidget {
    Q_OBJECT

public:
    explicit SegmentedSwitch(const QStringList& labels, QWidget* parent = nullptr);

    int current() const { return current_; }
    void setCurrent(int index);
    void setSegmentEnabled(int index, bool enabled,
                           const QString& reason = {}); ///< the reason is its tooltip while it is off
    QRect segmentRect(int index) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void currentChanged(int index);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    int segmentAt(QPoint point) const;

    struct Segment {
        QString label, reason;
        bool enabled = true;
    };
    QVector<Segment> segments_;
    int current_ = 0;
    int hovered_ = -1;
};

} // namespace clutch::ui
