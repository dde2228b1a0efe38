// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPair>
#include <QString>
#include <QVector>
#include <QWidget>

class QGridLayout;

namespace clutch::ui {

/// Names at the left, what is so at the right: "Seed   42". Values can be selected and wrap.
class FactList : public QWidget {
    Q_OBJECT

public:
    using Facts = QVector<QPair<QString, QString>>;
    /// `nameWidth` px: the same for lists one below the other, so that what they say stands in one column.
    explicit FactList(QWidget* parent = nullptr, int nameWidth = 88);
    void setFacts(const Facts& facts);
    QString value(const QString& name) const; ///< empty: there is no such name

private:
    Facts facts_;
    QGridLayout* grid_;
};

} // namespace clutch::ui
