// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/error.h"

#include <QString>

#include <functional>
#include <optional>

namespace clutch::ui {

class Session;

/// Makes a project "Clutch demo" (numbered when there is one) in the person's documents, or in the temporary folder
/// when those cannot be written, and queues import, mattes and a first data set from the bundled recording. `done` is
/// told what went wrong, nothing when all is queued.
void startDemo(Session& session, const QString& recording, std::function<void(std::optional<Error>)> done);

} // namespace clutch::ui
