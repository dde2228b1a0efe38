// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/shortcut_editor.h"

#include "ui/shell/shortcuts.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace clutch::ui {

namespace {

QString keysText(const QList<QKeySequence>& keys)
{
    return QKeySequence::listToString(keys, QKeySequence::NativeText)
        .replace(QLatin1String("; "), QStringLiteral(", "));
}

} // namespace

ShortcutEditor::ShortcutEditor(Shortcuts& shortcuts, QWidget* parent)
    : QDialog(parent), shortcuts_(shortcuts), list_(new QTreeWidget(this)), edit_(new QKeySequenceEdit(this)),
      warning_(new QLabel(this)), assign_(new QPushButton(tr("Assign"), this)),
      clear_(new QPushButton(tr("No key"), this))
{
    setObjectName(QStringLiteral("shortcutEditor"));
    setWindowTitle(tr("Keyboard shortcuts"));
    resize(560, 560);
    list_->setObjectName(QStringLiteral("shortcutList"));
    list_->setColumnCount(2);
    list_->setHeaderLabels({tr("Action"), tr("Keys")});
    list_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    list_->setRootIsDecorated(false);
    edit_->setObjectName(QStringLiteral("shortcutEdit"));
    warning_->setObjectName(QStringLiteral("shortcutWarning"));
    warning_->setProperty("role", "warn");
    warning_->setWordWrap(true);
    warning_->setMinimumHeight(32);
    assign_->setObjectName(QStringLiteral("shortcutAssign"));
    auto* reset = new QPushButton(tr("Reset all"), this);
    auto* close = new QPushButton(tr("Close"), this);
    auto* row = new QHBoxLayout;
    row->addWidget(edit_, 1);
    row->addWidget(assign_);
    row->addWidget(clear_);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(reset);
    bottom->addStretch(1);
    bottom->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpaceWide, kSpaceWide, kSpaceWide, kSpaceWide);
    column->setSpacing(kSpace);
    column->addWidget(list_, 1);
    column->addLayout(row);
    column->addWidget(warning_);
    column->addLayout(bottom);
    for (QPushButton* button : {assign_, clear_, reset, close})
        button->setAutoDefault(false);
    connect(list_, &QTreeWidget::currentItemChanged, this, &ShortcutEditor::choose);
    connect(edit_, &QKeySequenceEdit::keySequenceChanged, this, &ShortcutEditor::keyEntered);
    connect(assign_, &QPushButton::clicked, this, &ShortcutEditor::assign);
    connect(clear_, &QPushButton::clicked, this, [this] { shortcuts_.setKeys(chosenId(), {}); });
    connect(reset, &QPushButton::clicked, &shortcuts_, &Shortcuts::resetAll);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(&shortcuts_, &Shortcuts::changed, this, &ShortcutEditor::fill);
    fill();
}

QString ShortcutEditor::chosenId() const
{
    const QTreeWidgetItem* item = list_->currentItem();
    return item ? item->data(0, Qt::UserRole).toString() : QString();
}

void ShortcutEditor::fill()
{
    const QString chosen = chosenId();
    list_->clear();
    for (const Shortcuts::Entry& entry : shortcuts_.entries()) {
        auto* item =
            new QTreeWidgetItem(list_, {entry.group + QStringLiteral(": ") + entry.text, keysText(entry.keys)});
        item->setData(0, Qt::UserRole, entry.id);
        item->setDisabled(!entry.action);
        if (!entry.action)
            item->setToolTip(0, tr("A fixed key: it acts only while the picture or the strip has the focus"));
        if (entry.action && entry.id == chosen) list_->setCurrentItem(item);
    }
    choose();
}

void ShortcutEditor::choose()
{
    const bool any = !chosenId().isEmpty();
    edit_->setEnabled(any);
    clear_->setEnabled(any);
    edit_->clear();
    keyEntered();
}

void ShortcutEditor::keyEntered()
{
    const QKeySequence key = edit_->keySequence();
    const QStringList others = shortcuts_.conflicts(chosenId(), key);
    assign_->setEnabled(!chosenId().isEmpty() && !key.isEmpty());
    assign_->setText(others.isEmpty() ? tr("Assign") : tr("Assign anyway"));
    warning_->setText(others.isEmpty()
                          ? QString()
                          : tr("%1 is already used by: %2")
                                .arg(key.toString(QKeySequence::NativeText), others.join(QStringLiteral(", "))));
}

void ShortcutEditor::assign()
{
    const QString id = chosenId();
    const QKeySequence key = edit_->keySequence();
    shortcuts_.takeAway(id, key);
    shortcuts_.setKeys(id, {key});
}

} // namespace clutch::ui
