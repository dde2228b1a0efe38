// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/export_page_split.h"

#include "ui/shell/settings.h"
#include "ui/shell/theme.h"

#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>
#include <QVBoxLayout>

#include <numeric>

namespace clutch::ui {

namespace {

constexpr SplitFields::Percents kUsual{80, 10, 10};
constexpr int kSeedWidth = 96;

QString onKey()
{
    return QStringLiteral("export/split");
}
QString shareKey(std::size_t part)
{
    return QStringLiteral("export/share%1").arg(part);
}
QString seedKey()
{
    return QStringLiteral("export/seed");
}

/// "0.8" of 80, whatever the locale.
QString shareText(int percent)
{
    return QString::number(percent / 100.0, 'g', 3);
}

} // namespace

SplitFields::SplitFields(QWidget* parent)
    : QWidget(parent), on_(new QCheckBox(tr("Split into train, val and test"), this)), numbers_(new QWidget(this)),
      seed_(new QSpinBox(numbers_)), problem_(new QLabel(numbers_)), hint_(new QLabel(numbers_))
{
    on_->setObjectName(QStringLiteral("splitOn"));
    problem_->setObjectName(QStringLiteral("splitProblem"));
    problem_->setProperty("role", "error");
    problem_->setWordWrap(true);
    hint_->setObjectName(QStringLiteral("splitHint"));
    hint_->setProperty("role", "small");
    hint_->setWordWrap(true);
    auto* rows = new QVBoxLayout(numbers_);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(kSpaceTiny);
    rows->addLayout(makeShares());
    rows->addWidget(problem_);
    rows->addLayout(makeSeedRow());
    rows->addWidget(hint_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kSpaceTiny);
    column->addWidget(on_);
    column->addWidget(numbers_);
    load();
    const auto edited = [this] {
        save();
        refresh();
        Q_EMIT changed();
    };
    connect(on_, &QCheckBox::toggled, this, edited);
    connect(seed_, &QSpinBox::valueChanged, this, edited);
    for (QSpinBox* box : shares_)
        connect(box, &QSpinBox::valueChanged, this, edited);
    for (QSpinBox* box : {shares_[0], shares_[1], shares_[2], seed_}) {
        box->setFocusPolicy(Qt::StrongFocus);
        box->installEventFilter(this);
    }
    refresh();
}

QLayout* SplitFields::makeShares()
{
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(kSpaceTiny);
    grid->setVerticalSpacing(kSpaceTiny);
    const std::array<QString, 3> names{tr("train"), tr("val"), tr("test")};
    for (std::size_t part = 0; part < shares_.size(); ++part) {
        auto* box = shares_[part] = new QSpinBox(numbers_);
        box->setObjectName(QStringLiteral("share%1").arg(part));
        box->setRange(0, 100);
        box->setSuffix(QStringLiteral(" %"));
        box->setAlignment(Qt::AlignRight);
        box->setButtonSymbols(QAbstractSpinBox::NoButtons);
        box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        box->setAccessibleName(tr("Share of %1 in percent").arg(names[part]));
        auto* label = new QLabel(names[part], numbers_);
        label->setProperty("role", "muted");
        label->setBuddy(box);
        grid->addWidget(label, 0, int(part));
        grid->addWidget(box, 1, int(part));
        grid->setColumnStretch(int(part), 1);
    }
    return grid;
}

QLayout* SplitFields::makeSeedRow()
{
    auto* label = new QLabel(tr("Seed"), numbers_);
    label->setBuddy(seed_);
    seed_->setObjectName(QStringLiteral("splitSeed"));
    seed_->setRange(0, 2147483647);
    seed_->setAlignment(Qt::AlignRight);
    seed_->setFixedWidth(kSeedWidth);
    seed_->setAccessibleName(tr("Seed of the split"));
    auto* row = new QHBoxLayout;
    row->addWidget(label);
    row->addStretch(1);
    row->addWidget(seed_);
    return row;
}

/// The wheel scrolls the panel; it turns a number only where the person has put the focus.
bool SplitFields::eventFilter(QObject* watched, QEvent* event)
{
    const auto* box = qobject_cast<QWidget*>(watched);
    if (event->type() != QEvent::Wheel || !box || box->hasFocus()) return false;
    event->ignore();
    return true;
}

void SplitFields::load()
{
    const QSettings settings = userSettings();
    on_->setChecked(settings.value(onKey(), false).toBool());
    for (std::size_t part = 0; part < shares_.size(); ++part)
        shares_[part]->setValue(settings.value(shareKey(part), kUsual[part]).toInt());
    seed_->setValue(settings.value(seedKey(), 1).toInt());
}

void SplitFields::save() const
{
    QSettings settings = userSettings();
    settings.setValue(onKey(), on_->isChecked());
    for (std::size_t part = 0; part < shares_.size(); ++part)
        settings.setValue(shareKey(part), shares_[part]->value());
    settings.setValue(seedKey(), seed_->value());
}

void SplitFields::refresh()
{
    numbers_->setVisible(on_->isChecked() && possible_);
    const QString why = problem();
    problem_->setText(why);
    problem_->setVisible(!why.isEmpty());
    hint_->setVisible(!hint_->text().isEmpty());
}

bool SplitFields::isOn() const
{
    return possible_ && on_->isChecked();
}

QString SplitFields::problem() const
{
    if (!isOn()) return {};
    const int sum = std::accumulate(shares_.begin(), shares_.end(), 0,
                                    [](int before, const QSpinBox* box) { return before + box->value(); });
    if (sum != 100) // a number and its sign stay on one line
        return tr("The three must come to 100 %, not %1 %")
            .arg(sum)
            .replace(QStringLiteral(" %"), QStringLiteral("\u00a0%"));
    if (shares_[0]->value() == 0) return tr("There must be something to train on");
    return {};
}

SplitFields::Percents SplitFields::percents() const
{
    if (!isOn()) return {100, 0, 0};
    return {shares_[0]->value(), shares_[1]->value(), shares_[2]->value()};
}

QString SplitFields::text() const
{
    if (!isOn()) return {};
    const Percents percent = percents();
    return QStringLiteral("%1,%2,%3").arg(shareText(percent[0]), shareText(percent[1]), shareText(percent[2]));
}

std::uint64_t SplitFields::seed() const
{
    return std::uint64_t(seed_->value());
}

void SplitFields::setHint(const QString& hint)
{
    hint_->setText(hint);
    refresh();
}

void SplitFields::setPossible(bool possible, const QString& why)
{
    possible_ = possible;
    on_->setEnabled(possible);
    on_->setToolTip(possible ? QString() : why);
    refresh();
}

} // namespace clutch::ui
