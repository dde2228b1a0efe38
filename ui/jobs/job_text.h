// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/jobs/runner.h"

#include <QString>

/// Jobs in words, as status bar, jobs panel and pages all say them.
namespace clutch::ui {

QString stateName(jobs::JobState state);             ///< "Running", "Stopping", ...
QString jobTitle(const jobs::JobStatus& status);     ///< "Mattes"
QString durationText(double seconds);                ///< "0:09", "1:02:03"
QString progressText(const jobs::JobStatus& status); ///< "Matting 132/240  11.8/s  0:09 left"
int percentOf(const Progress& progress);             ///< -1 while the total is not known
QString errorSentence(const Error& error);           ///< "what (which): what to do", translated

} // namespace clutch::ui
