// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractButton>

namespace clutch::ui {

/// One export format to choose: its name, what it keeps and what it loses. Exclusive among its siblings.
class FormatCard : public QAbstractButton {
    Q_OBJECT

public:
    FormatCard(const QString& format, const QString& name, const QString& use, const QString& keeps,
               const QString& loses, QWidget* parent = nullptr);
    const QString& format() const { return format_; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent*) override { update(); }
    void leaveEvent(QEvent*) override { update(); }

private:
    const QString format_;
};

} // namespace clutch::ui
