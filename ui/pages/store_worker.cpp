// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/store_worker.h"

#include "engine/core/files.h"

#include <optional>
#include <utility>

namespace clutch::ui {

// Opened by the first task that needs it and used on the pool's only thread.
struct StoreWorker::Connection {
    std::filesystem::path folder;
    store::Access access = store::Access::ReadWrite;
    std::optional<store::Project> project;
};

StoreWorker::StoreWorker(Session& session, QObject* parent) : QObject(parent), session_(session)
{
    pool_.setMaxThreadCount(1);
    connect(&session, &Session::projectChanged, this, [this] {
        // Closed where it was used: closing may wait for the disk.
        pool_.start([old = std::exchange(connection_, nullptr)]() mutable { old.reset(); });
    });
}

StoreWorker::~StoreWorker()
{
    pool_.waitForDone();
}

void StoreWorker::enqueue(std::function<void(store::Project&)> work, std::function<void()> done,
                          std::function<void()> undone)
{
    if (!session_.hasProject()) return;
    if (!connection_) {
        connection_ = std::make_shared<Connection>();
        connection_->folder = pathFromUtf8(session_.projectFolder().toStdString());
        connection_->access = session_.isReadOnly() ? store::Access::ReadOnly : store::Access::ReadWrite;
    }
    pool_.start(
        [this, connection = connection_, work = std::move(work), done = std::move(done), undone = std::move(undone)] {
            try {
                if (!connection->project) connection->project.emplace(connection->folder, connection->access);
                work(*connection->project);
            } catch (...) {
                const Error error = errorFromCurrentException("studio");
                QMetaObject::invokeMethod(
                    this,
                    [this, connection, error, undone] {
                        session_.raise(error);
                        if (connection != connection_) return;
                        undone();
                        Q_EMIT failed();
                    },
                    Qt::QueuedConnection);
                return;
            }
            QMetaObject::invokeMethod(
                this,
                [this, connection, done] {
                    if (connection == connection_) done();
                },
                Qt::QueuedConnection);
        });
}

} // namespace clutch::ui
