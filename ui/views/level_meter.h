// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

namespace clutch::ui {

/// A named bar with a mark from which it is good: green with a tick then, else amber with a hint of what to do.
class LevelMeter : public QWidget {
    Q_OBJECT

public:
    LevelMeter(const QString& name, double goodFrom, QWidget* parent = nullptr);

    void setReading(double level, bool good, const QString& hint);
    void clear(); ///< nothing to measure
    bool isGood() const { return active_ && good_; }
    QString hint() const { return hint_; }
    QSize sizeHint() const override { return {170, 64}; }
    QSize minimumSizeHint() const override { return {104, 64}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const QString name_;
    const double goodFrom_;
    bool active_ = false, good_ = false;
    double level_ = 0;
    QString hint_;
};

} // namespace clutch::ui
