// SPDX-License-Identifier: Apache-2.0
#include "ui/options/option_editor.h"

#include "engine/core/options.h"
#include "ui/shell/theme.h"

#include <QCheckBox>
#include <QColorDialog>
#include <QComboBox>
#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSpinBox>
#include <QToolButton>
#include <QWheelEvent>

#include <cmath>
#include <functional>
#include <limits>

namespace clutch::ui {

namespace {

// The wheel scrolls the panel; it turns a value only where the person has put the focus.
class WheelGuard : public QObject {
public:
    using QObject::QObject;
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        const auto* widget = qobject_cast<QWidget*>(watched);
        if (event->type() != QEvent::Wheel || !widget || widget->hasFocus()) return false;
        event->ignore();
        return true;
    }
};

template <class Widget>
Widget* guarded(Widget* widget)
{
    widget->setFocusPolicy(Qt::StrongFocus);
    widget->installEventFilter(new WheelGuard(widget));
    return widget;
}

QHBoxLayout* rowLayout(QWidget* parent, int spacing = kSpaceTiny)
{
    auto* layout = new QHBoxLayout(parent);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    return layout;
}

QString suffix(const FieldSpec& spec)
{
    return *spec.unit ? QStringLiteral(" ") + QString::fromUtf8(spec.unit) : QString();
}

int boundedInt(double value)
{
    return int(std::clamp(value, double(std::numeric_limits<int>::min()), double(std::numeric_limits<int>::max())));
}

QSpinBox* intBox(const FieldSpec& spec, QWidget* parent)
{
    auto* box = guarded(new QSpinBox(parent));
    box->setRange(boundedInt(spec.minimum), boundedInt(spec.maximum));
    box->setAlignment(Qt::AlignRight);
    box->setAccessibleName(QCoreApplication::translate("Option", spec.label));
    box->setKeyboardTracking(false);
    return box;
}

class BoolEditor : public OptionEditor {
public:
    BoolEditor(const FieldSpec& spec, QWidget* parent) : OptionEditor(parent), box_(new QCheckBox(this))
    {
        rowLayout(this)->addWidget(box_);
        box_->setAccessibleName(QCoreApplication::translate("Option", spec.label));
        setFocusProxy(box_);
        connect(box_, &QCheckBox::toggled, this, &OptionEditor::edited);
    }
    QString text() const override { return box_->isChecked() ? QStringLiteral("true") : QStringLiteral("false"); }
    void setText(const QString& text) override
    {
        const QSignalBlocker quiet(box_);
        box_->setChecked(text == QLatin1String("true"));
    }

private:
    QCheckBox* box_;
};

class IntEditor : public OptionEditor {
public:
    IntEditor(const FieldSpec& spec, QWidget* parent) : OptionEditor(parent), box_(intBox(spec, this))
    {
        rowLayout(this)->addWidget(box_);
        box_->setSuffix(suffix(spec));
        setFocusProxy(box_);
        connect(box_, &QSpinBox::valueChanged, this, &OptionEditor::edited);
    }
    QString text() const override { return QString::number(box_->value()); }
    void setText(const QString& text) override
    {
        bool ok = false;
        const int value = text.toInt(&ok);
        const QSignalBlocker quiet(box_);
        if (ok) box_->setValue(value);
    }

private:
    QSpinBox* box_;
};

class DoubleEditor : public OptionEditor {
public:
    DoubleEditor(const FieldValue& field, QWidget* parent)
        : OptionEditor(parent), box_(guarded(new QDoubleSpinBox(this)))
    {
        rowLayout(this)->addWidget(box_);
        const QString initial = QString::fromStdString(field.text);
        const int digits =
            initial.contains(QLatin1Char('.')) ? int(initial.size() - initial.indexOf(QLatin1Char('.')) - 1) : 0;
        box_->setDecimals(std::clamp(digits, 2, 6));
        box_->setRange(std::max(field.spec.minimum, -1e9), std::min(field.spec.maximum, 1e9));
        box_->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
        box_->setAlignment(Qt::AlignRight);
        box_->setSuffix(suffix(field.spec));
        box_->setKeyboardTracking(false);
        box_->setAccessibleName(QCoreApplication::translate("Option", field.spec.label));
        setFocusProxy(box_);
        connect(box_, &QDoubleSpinBox::valueChanged, this, &OptionEditor::edited);
    }
    QString text() const override { return QString::number(box_->value(), 'g', 12); }
    void setText(const QString& text) override
    {
        bool ok = false;
        const double value = text.toDouble(&ok);
        const QSignalBlocker quiet(box_);
        if (ok) box_->setValue(value);
    }

private:
    QDoubleSpinBox* box_;
};

// Two whole numbers: a range "10:30", or a size "640x480".
class PairEditor : public OptionEditor {
public:
    PairEditor(const FieldSpec& spec, QChar separator, QWidget* parent)
        : OptionEditor(parent), separator_(separator), first_(intBox(spec, this)), second_(intBox(spec, this))
    {
        const bool isRange = separator == QLatin1Char(':');
        auto* layout = rowLayout(this);
        auto* between = new QLabel(isRange ? QStringLiteral("\u2013") : QStringLiteral("\u00d7"), this);
        between->setProperty("role", "muted");
        for (QSpinBox* box : {first_, second_}) {
            box->setButtonSymbols(QAbstractSpinBox::NoButtons);
            box->setMinimumWidth(0);
            box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        }
        layout->addWidget(first_, 1);
        layout->addWidget(between);
        layout->addWidget(second_, 1);
        const QString label = QCoreApplication::translate("Option", spec.label);
        first_->setAccessibleName(label + QStringLiteral(", ") +
                                  (isRange ? OptionEditor::tr("from") : OptionEditor::tr("width")));
        second_->setAccessibleName(label + QStringLiteral(", ") +
                                   (isRange ? OptionEditor::tr("to") : OptionEditor::tr("height")));
        setFocusProxy(first_);
        connect(first_, &QSpinBox::valueChanged, this, [this, isRange](int value) {
            if (isRange && second_->value() < value) second_->setValue(value);
            Q_EMIT edited();
        });
        connect(second_, &QSpinBox::valueChanged, this, [this, isRange](int value) {
            if (isRange && first_->value() > value) first_->setValue(value);
            Q_EMIT edited();
        });
    }
    QString text() const override
    {
        return QString::number(first_->value()) + separator_ + QString::number(second_->value());
    }
    void setText(const QString& text) override
    {
        const QStringList parts = text.split(separator_);
        bool firstOk = false, secondOk = false;
        const int first = parts.first().toInt(&firstOk), second = parts.last().toInt(&secondOk);
        if (!firstOk || !secondOk || parts.size() > 2) return;
        const QSignalBlocker quietFirst(first_), quietSecond(second_);
        first_->setValue(first);
        second_->setValue(second);
    }

private:
    const QChar separator_;
    QSpinBox *first_, *second_;
};

class ChoiceEditor : public OptionEditor {
public:
    ChoiceEditor(const FieldSpec& spec, QWidget* parent) : OptionEditor(parent), box_(guarded(new QComboBox(this)))
    {
        rowLayout(this)->addWidget(box_);
        for (const std::string& choice : spec.choices) {
            const QString value = QString::fromStdString(choice);
            box_->addItem(choiceName(value), value);
        }
        box_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        box_->setAccessibleName(QCoreApplication::translate("Option", spec.label));
        setFocusProxy(box_);
        connect(box_, &QComboBox::currentIndexChanged, this, &OptionEditor::edited);
    }
    QString text() const override { return box_->currentData().toString(); }
    void setText(const QString& text) override
    {
        const int index = box_->findData(text);
        const QSignalBlocker quiet(box_);
        if (index >= 0) box_->setCurrentIndex(index);
    }

private:
    QComboBox* box_;
};

class TextEditor : public OptionEditor {
public:
    TextEditor(const FieldSpec& spec, QWidget* parent) : OptionEditor(parent), edit_(new QLineEdit(this))
    {
        rowLayout(this)->addWidget(edit_);
        edit_->setAccessibleName(QCoreApplication::translate("Option", spec.label));
        setFocusProxy(edit_);
        connect(edit_, &QLineEdit::textEdited, this, &OptionEditor::edited);
    }
    QString text() const override { return edit_->text(); }
    void setText(const QString& text) override { edit_->setText(text); }

private:
    QLineEdit* edit_;
};

class ColourEditor : public OptionEditor {
public:
    ColourEditor(const FieldSpec& spec, QWidget* parent)
        : OptionEditor(parent), swatch_(new QToolButton(this)), edit_(new QLineEdit(this))
    {
        auto* layout = rowLayout(this);
        layout->addWidget(swatch_);
        layout->addWidget(edit_, 1);
        const QString label = QCoreApplication::translate("Option", spec.label);
        edit_->setAccessibleName(label);
        edit_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        swatch_->setObjectName(QStringLiteral("swatch"));
        swatch_->setAccessibleName(OptionEditor::tr("Choose %1").arg(label));
        swatch_->setToolTip(OptionEditor::tr("Choose a colour"));
        swatch_->setFixedSize(kControlHeight, kControlHeight);
        setFocusProxy(edit_);
        connect(edit_, &QLineEdit::textEdited, this, [this] {
            showSwatch();
            Q_EMIT edited();
        });
        connect(swatch_, &QToolButton::clicked, this, &ColourEditor::choose);
    }
    QString text() const override { return good_; }
    QString problem() const override
    {
        return isColour(edit_->text()) ? QString() : OptionEditor::tr("A colour is written #rrggbb, as in #f2a33a");
    }
    void setText(const QString& text) override
    {
        if (!isColour(text)) return;
        edit_->setText(text);
        showSwatch();
    }
    static bool isColour(const QString& text)
    {
        static const QRegularExpression pattern(QStringLiteral("^#[0-9a-fA-F]{6}$"));
        return pattern.match(text).hasMatch();
    }

private:
    void showSwatch()
    {
        const bool good = isColour(edit_->text());
        if (good) good_ = edit_->text().toLower();
        QPixmap pixmap(16, 16);
        pixmap.fill(QColor(good_));
        swatch_->setIcon(QIcon(pixmap));
        edit_->setProperty("wrong", !good);
        edit_->setToolTip(problem());
        edit_->style()->unpolish(edit_);
        edit_->style()->polish(edit_);
    }
    void choose()
    {
        auto* dialog = new QColorDialog(QColor(good_), this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &QColorDialog::colorSelected, this, [this](const QColor& colour) {
            setText(colour.name());
            Q_EMIT edited();
        });
        dialog->open();
    }

    QToolButton* swatch_;
    QLineEdit* edit_;
    QString good_ = QStringLiteral("#ffffff");
};

OptionEditor* makeEditorFor(const FieldValue& field, QWidget* parent)
{
    switch (field.type) {
    case FieldType::Bool:
        return new BoolEditor(field.spec, parent);
    case FieldType::Int:
        return new IntEditor(field.spec, parent);
    case FieldType::Double:
        return new DoubleEditor(field, parent);
    case FieldType::IntRange:
        return new PairEditor(field.spec, QLatin1Char(':'), parent);
    case FieldType::ImageSize:
        return new PairEditor(field.spec, QLatin1Char('x'), parent);
    case FieldType::Choice:
        return new ChoiceEditor(field.spec, parent);
    case FieldType::Text:
        break;
    }
    if (ColourEditor::isColour(QString::fromStdString(field.text))) return new ColourEditor(field.spec, parent);
    return new TextEditor(field.spec, parent);
}

} // namespace

OptionEditor* makeOptionEditor(const FieldValue& field, QWidget* parent)
{
    OptionEditor* editor = makeEditorFor(field, parent);
    editor->setObjectName(QString::fromUtf8(field.spec.name));
    editor->setText(QString::fromStdString(field.text));
    editor->setMinimumHeight(kControlHeight);
    return editor;
}

} // namespace clutch::ui
