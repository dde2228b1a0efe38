// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/page.h"

#include <QAbstractButton>
#include <QVector>
#include <QWidget>

class QHBoxLayout;

namespace clutch::ui {

/// One stage in the bar: number, icon, name and, below, its state in a dot and words.
class StageButton : public QAbstractButton {
    Q_OBJECT

public:
    StageButton(int number, const QString& name, const QString& icon, QWidget* parent = nullptr);
    void setStatus(const StageStatus& status);
    const StageStatus& status() const { return status_; }
    QString statusText() const; ///< "ready", "42 %", "132", ...
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void paintDot(QPainter& painter, QPointF centre) const;

    const int number_;
    const QString icon_;
    StageStatus status_;
};

/// The bar on top: the way of the work from left to right. Keys Alt+1, Alt+2, ...
class StageBar : public QWidget {
    Q_OBJECT

public:
    explicit StageBar(QWidget* parent = nullptr);
    StageButton* addStage(const QString& id, const QString& name, const QString& icon);
    void setCurrent(int index);
    void setStatus(int index, const StageStatus& status);
    void setStagesEnabled(bool enabled, const QString& why);
    void addLeft(QWidget* widget);
    void addRight(QWidget* widget);

Q_SIGNALS:
    void chosen(int index);

private:
    QHBoxLayout* row_;
    QHBoxLayout* stages_;
    QVector<StageButton*> buttons_;
};

} // namespace clutch::ui
