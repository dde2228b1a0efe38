// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/recent_projects.h"

#include "ui/shell/settings.h"

#include <QDir>

namespace clutch::ui {

namespace {
constexpr int kKept = 10;
const QString kSetting = QStringLiteral("projects/recent");
} // namespace

QStringList recentProjects()
{
    QStringList folders = userSettings().value(kSetting).toStringList();
    folders.removeIf([](const QString& folder) { return !QDir(folder).exists(); });
    return folders;
}

void rememberProject(const QString& folder)
{
    QStringList folders = recentProjects();
    folders.removeAll(folder);
    folders.prepend(folder);
    userSettings().setValue(kSetting, QStringList(folders.mid(0, kKept)));
}

void forgetProject(const QString& folder)
{
    QStringList folders = recentProjects();
    folders.removeAll(folder);
    userSettings().setValue(kSetting, folders);
}

} // namespace clutch::ui
