// SPDX-License-Identifier: Apache-2.0
#include "ui/options/options_form.h"

#include "ui/options/option_editor.h"
#include "ui/shell/session.h"
#include "ui/shell/settings.h"
#include "ui/shell/theme.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QGridLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace clutch::ui {

namespace {

struct Row {
    QString name, initial, help;
    OptionEditor* editor = nullptr;
    QLabel* label = nullptr;
    QToolButton* reset = nullptr;

    bool isChanged() const
    {
        bool bothNumbers = false, firstNumber = false;
        const double now = editor->text().toDouble(&firstNumber), then = initial.toDouble(&bothNumbers);
        if (firstNumber && bothNumbers) return std::abs(now - then) > 1e-9;
        return editor->text() != initial;
    }
    void showReset() const
    {
        // Kept in the layout while hidden, so that nothing moves.
        reset->setIcon(isChanged() ? themedIcon(QStringLiteral("reset"), IconRole::Muted) : QIcon());
        reset->setEnabled(isChanged());
    }
};

constexpr int kLabelWidth = 104; // at least; longer names wrap

} // namespace

struct OptionsForm::Impl {
    std::vector<Row> rows;
    QWidget* body = nullptr;
    QToolButton* fold = nullptr;
    QWidget* advanced = nullptr;
    Session* session = nullptr;
    QString page;

    const Row* find(const QString& name) const
    {
        for (const Row& row : rows)
            if (row.name == name) return &row;
        return nullptr;
    }
    QString group() const
    {
        const QByteArray folder = session && session->hasProject() ? session->projectFolder().toUtf8() : QByteArray();
        return QStringLiteral("options/%1/%2")
            .arg(page,
                 QString::fromLatin1(QCryptographicHash::hash(folder, QCryptographicHash::Sha1).toHex().left(16)));
    }
    void save() const
    {
        if (page.isEmpty()) return;
        QSettings settings = userSettings();
        settings.beginGroup(group());
        for (const Row& row : rows) {
            // Defaults are not written: a better default of a later version should reach older projects.
            if (row.isChanged())
                settings.setValue(row.name, row.editor->text());
            else
                settings.remove(row.name);
        }
    }
    void load() const
    {
        if (page.isEmpty()) return;
        QSettings settings = userSettings();
        settings.beginGroup(group());
        for (const Row& row : rows) {
            row.editor->setText(settings.value(row.name, row.initial).toString());
            row.showReset();
        }
    }
};

OptionsForm::OptionsForm(QWidget* parent) : QWidget(parent), impl_(std::make_unique<Impl>())
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kSpaceSmall);
}

OptionsForm::~OptionsForm() = default;

static Row addRow(QGridLayout& grid, const FieldValue& field, QWidget* parent)
{
    Row row;
    row.name = QString::fromUtf8(field.spec.name);
    row.initial = QString::fromStdString(field.text);
    row.help = QCoreApplication::translate("Option", field.spec.help);
    row.label = new QLabel(QCoreApplication::translate("Option", field.spec.label), parent);
    row.label->setObjectName(QStringLiteral("fieldLabel"));
    row.label->setWordWrap(true);
    row.editor = makeOptionEditor(field, parent);
    row.label->setBuddy(row.editor);
    row.reset = new QToolButton(parent);
    row.reset->setObjectName(QStringLiteral("reset-") + row.name);
    row.reset->setFixedSize(22, 22);
    row.reset->setIconSize(QSize(14, 14));
    row.reset->setToolTip(
        OptionsForm::tr("Back to %1").arg(field.type == FieldType::Choice ? choiceName(row.initial) : row.initial));
    row.reset->setAccessibleName(OptionsForm::tr("Reset %1").arg(row.label->text()));
    for (QWidget* widget : {static_cast<QWidget*>(row.label), static_cast<QWidget*>(row.editor)}) {
        widget->setToolTip(row.help);
        widget->setWhatsThis(row.help);
    }
    const int line = grid.rowCount();
    grid.addWidget(row.label, line, 0);
    grid.addWidget(row.editor, line, 1);
    grid.addWidget(row.reset, line, 2);
    row.showReset();
    return row;
}

static QGridLayout* makeGrid(QWidget* parent)
{
    auto* grid = new QGridLayout(parent);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kSpaceTiny);
    grid->setVerticalSpacing(kSpaceSmall);
    grid->setColumnStretch(1, 1);
    return grid;
}

/// The same for all rows of a grid, and no word is cut off: those of some languages are longer than the column.
static void alignLabels(const QWidget& grid)
{
    const auto labels = grid.findChildren<QLabel*>(QStringLiteral("fieldLabel"), Qt::FindDirectChildrenOnly);
    int width = kLabelWidth;
    for (QLabel* label : labels) {
        label->ensurePolished();
        width = std::max(width, label->minimumSizeHint().width());
    }
    for (QLabel* label : labels)
        label->setFixedWidth(width);
}

void OptionsForm::setFields(const std::vector<FieldValue>& fields)
{
    delete impl_->body;
    impl_->rows.clear();
    impl_->body = new QWidget(this);
    layout()->addWidget(impl_->body);
    auto* column = new QVBoxLayout(impl_->body);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kSpaceSmall);
    auto* plain = new QWidget(impl_->body);
    impl_->advanced = new QWidget(impl_->body);
    auto* plainGrid = makeGrid(plain);
    auto* advancedGrid = makeGrid(impl_->advanced);

    impl_->fold = new QToolButton(impl_->body);
    impl_->fold->setObjectName(QStringLiteral("advanced"));
    impl_->fold->setText(tr("Advanced"));
    impl_->fold->setToolTip(tr("Options that rarely need a change"));
    impl_->fold->setCheckable(true);
    impl_->fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    impl_->fold->setIconSize(QSize(14, 14));
    connect(impl_->fold, &QToolButton::toggled, this, &OptionsForm::setAdvancedShown);
    column->addWidget(plain);
    column->addWidget(impl_->fold, 0, Qt::AlignLeft);
    column->addWidget(impl_->advanced);

    bool anyAdvanced = false;
    for (const FieldValue& field : fields) {
        anyAdvanced = anyAdvanced || field.spec.advanced;
        Row row = addRow(field.spec.advanced ? *advancedGrid : *plainGrid, field,
                         field.spec.advanced ? impl_->advanced : plain);
        connect(row.editor, &OptionEditor::edited, this, [this, row] {
            row.showReset();
            impl_->save();
            Q_EMIT changed();
        });
        connect(row.reset, &QToolButton::clicked, this, [this, row] {
            row.editor->setText(row.initial);
            row.editor->setFocus();
            row.showReset();
            impl_->save();
            Q_EMIT changed();
        });
        impl_->rows.push_back(row);
    }
    for (const QWidget* grid : {plain, impl_->advanced})
        alignLabels(*grid);
    impl_->fold->setVisible(anyAdvanced);
    setAdvancedShown(false);
    impl_->load();
}

OptionsForm::Values OptionsForm::values() const
{
    Values values;
    for (const Row& row : impl_->rows)
        values.insert(row.name, row.editor->text());
    return values;
}

QString OptionsForm::problem() const
{
    for (const Row& row : impl_->rows)
        if (row.editor->isEnabled() && !row.editor->problem().isEmpty()) return row.editor->problem();
    return {};
}

void OptionsForm::setValues(const Values& values)
{
    for (const Row& row : impl_->rows) {
        if (!values.contains(row.name)) continue;
        row.editor->setText(values.value(row.name));
        row.showReset();
    }
    impl_->save();
    Q_EMIT changed();
}

void OptionsForm::resetAll()
{
    for (const Row& row : impl_->rows) {
        row.editor->setText(row.initial);
        row.showReset();
    }
    impl_->save();
    Q_EMIT changed();
}

void OptionsForm::setRowEnabled(const QString& name, bool enabled, const QString& why)
{
    const Row* row = impl_->find(name);
    if (!row) return;
    row->editor->setEnabled(enabled);
    row->label->setEnabled(enabled);
    const QString tip = enabled || why.isEmpty() ? row->help : row->help + QStringLiteral("\n") + why;
    row->editor->setToolTip(tip);
    row->label->setToolTip(tip);
}

void OptionsForm::setAdvancedShown(bool shown)
{
    const QSignalBlocker quiet(impl_->fold);
    impl_->fold->setChecked(shown);
    impl_->fold->setIcon(
        themedIcon(shown ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"), IconRole::Muted));
    impl_->advanced->setVisible(shown);
}

void OptionsForm::rememberAs(Session& session, const QString& page)
{
    impl_->session = &session;
    impl_->page = page;
    impl_->load();
    connect(&session, &Session::projectChanged, this, [this] {
        impl_->load();
        Q_EMIT changed();
    });
}

} // namespace clutch::ui
