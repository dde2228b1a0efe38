// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QThreadPool>

#include <functional>

namespace clutch::ui {

/// Does one piece of work at a time on a thread of its own, which gives way to the rest of the program; of what is
/// asked meanwhile the newest alone. Threads: the GUI thread.
class LatestWorker : public QObject {
    Q_OBJECT

public:
    /// On the worker's thread; must not throw. What it returns is called on the GUI thread, unless the worker is gone.
    using Work = std::function<std::function<void()>()>;

    explicit LatestWorker(QObject* parent = nullptr);
    ~LatestWorker() override; ///< waits for what is being done

    void ask(Work work);
    void forget() { next_ = {}; } ///< what was asked and is not begun
    bool isBusy() const { return busy_; }

private:
    void start(Work work);

    QThreadPool pool_;
    Work next_;
    bool busy_ = false;
};

} // namespace clutch::ui
