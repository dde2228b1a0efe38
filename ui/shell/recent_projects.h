// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace clutch::ui {

/// Project folders, newest first, at most ten; those that are gone are left out.
QStringList recentProjects();
void rememberProject(const QString& folder);
void forgetProject(const QString& folder);

} // namespace clutch::ui
