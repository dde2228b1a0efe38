// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/store_worker.h"
#include "ui/shell/session.h"

#include <QThreadPool>
#include <QTimer>

#include <cstdint>
#include <memory>
#include <optional>
#include <set>

namespace clutch::ui {

/// What became of a write: the object it is about, or what stood against it.
struct Session::ObjectAnswer {
    store::Id object = 0;
    std::optional<Error> error;
    bool wasRaised = false; // the error, already
};

struct Session::Impl {
    std::optional<store::ProjectLock> lock;
    std::optional<store::Project> project;
    bool readOnly = false;
    QString folder, object;
    store::Id objectId = 0, dataset = 0;
    std::uint64_t objectTurns = 0; // how often another object was chosen, or this one renamed
    std::uint64_t seed = 1;
    QTimer contentTimer;
    QString openingFolder;
    std::uint64_t openings = 0; // only the newest is taken
    QThreadPool opener;
    std::set<std::int64_t> ended; // jobs whose end was told
    // Last, so that they are destroyed first: their destructors wait for their threads, which reach into the session,
    // and those that write objects into the runner.
    std::unique_ptr<jobs::JobRunner> runner;
    std::unique_ptr<StoreWorker> objects;
};

/// A project moved elsewhere starts with fresh view settings; that is all that hangs on its path.
QString projectKey(const QString& folder);

} // namespace clutch::ui
