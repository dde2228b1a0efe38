// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Marks an English string of the engine as translatable and leaves it as it is: the engine knows no Qt. `lupdate`
/// finds it by this name; the studio translates it with QCoreApplication::translate(context, text). Contexts: "Error",
/// "Option", "Progress", "Quality", "Export".
#define CLUTCH_TEXT(context, text) text
