// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QPushButton;
class QToolButton;

namespace clutch::ui {

/// Says in place what went wrong, why, and offers the button that mends it. Not modal; stays until closed or replaced.
class ErrorBanner : public QFrame {
    Q_OBJECT

public:
    enum class Kind { Error, Warning, Notice };
    struct Action {
        QString text;
        std::function<void()> run;
    };

    explicit ErrorBanner(QWidget* parent = nullptr);
    /// `what` is the headline, `why` the line below (may be empty); an action without a function shows no button.
    void present(Kind kind, const QString& what, const QString& why, const Action& action = {});
    void dismiss();

private:
    void paintIcon();

    Kind kind_ = Kind::Error;
    QLabel *icon_, *what_, *why_;
    QPushButton* mend_;
    QToolButton* close_;
    std::function<void()> run_;
};

} // namespace clutch::ui
