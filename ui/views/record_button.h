// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractButton>

namespace clutch::ui {

/// The big round button. While recording, a ring runs out and the seconds left stand in its middle. Press it with Space
/// or R.
class RecordButton : public QAbstractButton {
    Q_OBJECT

public:
    explicit RecordButton(QWidget* parent = nullptr);

    /// `seconds` of `length` have been taken; length 0: not recording.
    void setProgress(double seconds, double length);
    QSize sizeHint() const override { return {84, 84}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool hitButton(const QPoint& point) const override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    double seconds_ = 0, length_ = 0;
};

} // namespace clutch::ui
