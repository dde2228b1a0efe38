// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/error.h"
#include "engine/core/options.h"

#include <QMap>
#include <QString>
#include <QWidget>

#include <memory>
#include <vector>

namespace clutch::ui {

class OptionEditor;
class Session;

/// The form of a stage's options, built from describe(Options{}): a row a field with label, editor, help and a reset
/// button that shows while the value is not the default; advanced fields are folded away. Rows are found by their
/// field's name as objectName.
class OptionsForm : public QWidget {
    Q_OBJECT

public:
    using Values = QMap<QString, QString>;

    explicit OptionsForm(QWidget* parent = nullptr);
    ~OptionsForm() override;

    /// Builds the rows anew; the values given are the defaults that reset goes back to.
    void setFields(const std::vector<FieldValue>& fields);
    Values values() const;                ///< every field, as setField() takes it
    void setValues(const Values& values); ///< unknown names and impossible texts are left out
    /// Of the first field of use that holds no value, why; empty when all do.
    QString problem() const;
    void resetAll();
    /// A row that has no meaning at present: greyed, `why` in its tooltip.
    void setRowEnabled(const QString& name, bool enabled, const QString& why = {});
    void setAdvancedShown(bool shown);

    /// From now on values are remembered under this name for each project, and loaded again when another project opens.
    void rememberAs(Session& session, const QString& page);

    /// The form's values as options. A value the engine refuses is raised nowhere: the editors only make values in
    /// range.
    template <class Options>
    Options as() const
    {
        Options options;
        const Values all = values();
        for (auto it = all.begin(); it != all.end(); ++it)
            setField(options, it.key().toStdString(), it.value().toStdString());
        return options;
    }

Q_SIGNALS:
    void changed();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace clutch::ui
