// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

#include <array>
#include <cstdint>

class QCheckBox;
class QLabel;
class QLayout;
class QSpinBox;

namespace clutch::ui {

/// Whether and how a data set is split into train, val and test: three percentages that must come to 100, and a seed.
/// The person's choice is remembered.
class SplitFields : public QWidget {
    Q_OBJECT

public:
    using Percents = std::array<int, 3>; ///< train, val, test

    explicit SplitFields(QWidget* parent = nullptr);
    bool isOn() const;         ///< wished for and possible
    QString problem() const;   ///< why the numbers are no split; empty when they are one, or none is wished for
    QString text() const;      ///< "0.8,0.1,0.1", as the engine takes it; empty for no split
    Percents percents() const; ///< {100, 0, 0} for no split
    std::uint64_t seed() const;
    void setHint(const QString& hint); ///< what a split of this data set is worth; shown while one is wished for
    void setPossible(bool possible, const QString& why); ///< `why`: the tooltip when it is not

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QLayout* makeShares();
    QLayout* makeSeedRow();
    void load();
    void save() const;
    void refresh();

    QCheckBox* on_;
    QWidget* numbers_;
    std::array<QSpinBox*, 3> shares_{};
    QSpinBox* seed_;
    QLabel *problem_, *hint_;
    bool possible_ = true;
};

} // namespace clutch::ui
