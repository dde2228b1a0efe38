// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QWidget>

namespace clutch {
struct FieldValue;
}

namespace clutch::ui {

/// The control for one option. Its value is the text that the engine's setField() takes, in the C locale.
class OptionEditor : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;
    virtual QString text() const = 0;
    virtual void setText(const QString& text) = 0; ///< text that is no value of the field changes nothing
    virtual QString problem() const { return {}; } ///< why what stands there is no value; text() is the one before

Q_SIGNALS:
    void edited(); ///< by a person; not by setText()
};

/// Spin boxes with the unit as suffix, a list for choices, two boxes for a range or a size, a swatch for "#rrggbb"
/// texts.
OptionEditor* makeOptionEditor(const FieldValue& field, QWidget* parent);

/// The name a person reads for a choice of an option: "coco-polygons" -> "COCO, polygons".
QString choiceName(const QString& choice);

} // namespace clutch::ui
