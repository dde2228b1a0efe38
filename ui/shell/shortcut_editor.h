// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

class QKeySequenceEdit;
class QLabel;
class QPushButton;
class QTreeWidget;

namespace clutch::ui {

class Shortcuts;

/// Lists all keys; the chosen one can be changed. A key in use is warned of before it is taken. Not modal.
class ShortcutEditor : public QDialog {
    Q_OBJECT

public:
    explicit ShortcutEditor(Shortcuts& shortcuts, QWidget* parent = nullptr);

private:
    void fill();
    void choose();
    void keyEntered();
    void assign();
    QString chosenId() const;

    Shortcuts& shortcuts_;
    QTreeWidget* list_;
    QKeySequenceEdit* edit_;
    QLabel* warning_;
    QPushButton *assign_, *clear_;
};

} // namespace clutch::ui
