// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/page.h"

#include <QAbstractButton>
#include <QVector>
#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace clutch::ui {

/// What a stage shows besides its name and state, as far as there is room.
enum class StageDetail { Full, NoNumber, ShortState, NameOnly };

/// One stage in the bar: number, icon, name and, below, its state in a dot and words. Its name is never cut short.
class StageButton : public QAbstractButton {
    Q_OBJECT

public:
    StageButton(int number, const QString& name, const QString& icon, QWidget* parent = nullptr);
    void setStatus(const StageStatus& status);
    const StageStatus& status() const { return status_; }
    QString statusText() const; ///< "ready", "42 %", "132", ...
    void setDetail(StageDetail detail);
    int widthWith(StageDetail detail) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void paintDot(QPainter& painter, QPointF centre) const;
    void paintText(QPainter& painter, int left) const;

    const int number_;
    const QString icon_;
    StageStatus status_;
    StageDetail detail_ = StageDetail::Full;
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
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(int index);

protected:
    bool event(QEvent* event) override;

private:
    int widthWith(StageDetail detail, bool leastNames) const;
    void fit();

    QHBoxLayout* row_;
    QHBoxLayout* stages_;
    QVector<StageButton*> buttons_;
    QVector<QLabel*> arrows_;
};

} // namespace clutch::ui
