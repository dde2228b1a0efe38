// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace clutch::ui {

class Session;

/// A project in `session` with one object "lemon" and `count` accepted cut-outs: yellow discs of 40 px with a soft
/// edge.
void makeSampleProject(Session& session, const QString& folder, int count = 3);

} // namespace clutch::ui
