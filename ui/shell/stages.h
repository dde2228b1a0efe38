// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QVector>

#include <functional>

class QWidget;

namespace clutch::ui {

class Page;
class Session;

/// A stage of the bar; its page is made when it is first needed.
struct Stage {
    QString id; ///< "record": --page, objectNames, settings
    QString name, icon;
    std::function<Page*(Session&, QWidget*)> make;
};

/// The stages in the order of the work.
QVector<Stage> allStages();

} // namespace clutch::ui
