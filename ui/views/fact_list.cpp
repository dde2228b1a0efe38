// SPDX-License-Identifier: Apache-2.0
#include "ui/views/fact_list.h"

#include "ui/shell/theme.h"

#include <QGridLayout>
#include <QLabel>

namespace clutch::ui {

namespace {
constexpr int kLongestWord = 160; // px

// A word that is too long for the column, a file's name for one, is shortened in the middle: it would not wrap.
QString fitted(const QString& text, const QFontMetrics& metrics)
{
    QStringList words = text.split(QLatin1Char(' '));
    for (QString& word : words)
        word = metrics.elidedText(word, Qt::ElideMiddle, kLongestWord);
    return words.join(QLatin1Char(' '));
}
} // namespace

FactList::FactList(QWidget* parent, int nameWidth) : QWidget(parent), grid_(new QGridLayout(this))
{
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setHorizontalSpacing(kSpaceSmall);
    grid_->setVerticalSpacing(kSpaceTiny);
    grid_->setColumnMinimumWidth(0, nameWidth);
    grid_->setColumnStretch(1, 1);
}

void FactList::setFacts(const Facts& facts)
{
    if (facts == facts_) return;
    facts_ = facts;
    const auto labelAt = [this](int row, int column) {
        QLayoutItem* item = grid_->itemAtPosition(row, column);
        if (item) return static_cast<QLabel*>(item->widget());
        auto* label = new QLabel(this);
        label->setTextFormat(Qt::PlainText);
        label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        if (column == 0) {
            label->setProperty("role", "muted");
        } else {
            label->setWordWrap(true);
            label->setTextInteractionFlags(Qt::TextSelectableByMouse);
            // A long name must not widen the panel.
            label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        }
        grid_->addWidget(label, row, column);
        return label;
    };
    const int shown = int(facts.size()), present = grid_->count() / 2;
    for (int row = 0; row < std::max(shown, present); ++row) {
        QLabel *name = labelAt(row, 0), *value = labelAt(row, 1);
        name->setVisible(row < shown);
        value->setVisible(row < shown);
        if (row >= shown) continue;
        name->setText(facts[row].first);
        const QString shortened = fitted(facts[row].second, value->fontMetrics());
        value->setText(shortened);
        value->setToolTip(shortened == facts[row].second ? QString() : facts[row].second);
        value->setAccessibleName(facts[row].first);
    }
}

QString FactList::value(const QString& name) const
{
    for (const auto& [known, value] : facts_)
        if (known == name) return value;
    return {};
}

} // namespace clutch::ui
