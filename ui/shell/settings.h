// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSettings>
#include <QString>

namespace clutch::ui {

/// What the studio remembers about the person and the desk, never about the data: an INI file,
/// ~/.config/clutch/studio.ini.
inline QSettings userSettings()
{
    return QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("clutch"), QStringLiteral("studio"));
}

} // namespace clutch::ui
