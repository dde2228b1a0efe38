// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QTextBrowser;

namespace clutch::ui {

class Shortcuts;

/// The user guide (resources/help, in the language of the studio) with the key list made from the shortcuts in use. F1.
class HelpWindow : public QWidget {
    Q_OBJECT

public:
    HelpWindow(const Shortcuts& shortcuts, QWidget* parent);
    void showTopic(const QString& heading); ///< scrolls to a heading; empty: the top

private:
    void render();

    const Shortcuts& shortcuts_;
    QTextBrowser* text_;
};

} // namespace clutch::ui
