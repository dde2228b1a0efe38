// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>

namespace clutch {

/// What the studio is asked for on its command line.
struct StudioArguments {
    QString project, page, language, theme, screenshot; ///< empty: not given
    QSize size;                                         ///< invalid: not given
};

/// What is said instead of opening a window: help or version (code 0, for stdout), or what is wrong with the arguments
/// (code 2, one sentence for stderr).
struct StudioAnswer {
    int code = 0;
    QString text;
};

/// Reads `arguments`, the program's name first. Qt's own, such as -platform, are left to Qt. Needs no display and no
/// application object.
std::optional<StudioAnswer> readArguments(const QStringList& arguments, StudioArguments& result);

} // namespace clutch
