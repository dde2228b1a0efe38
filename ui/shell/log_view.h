// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPlainTextEdit>

namespace clutch::ui {

class Session;

/// What the jobs said this session, newest below, at most some thousand lines: skipped frames with the reason, states,
/// errors.
class LogView : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit LogView(Session& session, QWidget* parent = nullptr);
    void addLine(const QString& text);

private:
    QString lastLine_;
};

} // namespace clutch::ui
