// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/shell/session.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace clutch::ui {

/// Runs a page's larger queries and its writes one after another on a thread of their own, with a store connection of
/// their own, and hands the answer to the GUI thread. Errors are raised in the session. What is queued when it is
/// destroyed is still done: a correction that was painted is saved. Threads: the GUI thread.
class StoreWorker : public QObject {
    Q_OBJECT

public:
    explicit StoreWorker(Session& session, QObject* parent = nullptr);
    ~StoreWorker() override;

    /// `done` is called when `work` is done, `undone` when it threw; neither after another project was opened
    /// meanwhile.
    template <class T>
    void ask(
        std::function<T(store::Project&)> work, std::function<void(T)> done, std::function<void()> undone = [] {})
    {
        auto answer = std::make_shared<T>();
        enqueue([work = std::move(work), answer](store::Project& project) { *answer = work(project); },
                [done = std::move(done), answer] { done(std::move(*answer)); }, std::move(undone));
    }
    void write(
        std::function<void(store::Project&)> work, std::function<void()> done = [] {},
        std::function<void()> undone = [] {})
    {
        enqueue(std::move(work), std::move(done), std::move(undone));
    }
    /// Blocks until all is done; before a project is closed, and in tests.
    void finish() { pool_.waitForDone(); }

Q_SIGNALS:
    void failed(); ///< something threw, reading or writing: its `done` will not come

private:
    void enqueue(std::function<void(store::Project&)> work, std::function<void()> done, std::function<void()> undone);

    struct Connection;
    Session& session_;
    std::shared_ptr<Connection> connection_;
    QThreadPool pool_;
};

} // namespace clutch::ui
