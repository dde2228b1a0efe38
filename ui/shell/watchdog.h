// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QString>
#include <QVector>

namespace clutch::ui {

/// One event that took the GUI thread.
struct SlowEvent {
    double milliseconds = 0;
    double cpuMilliseconds = 0; ///< of this thread: on a loaded machine the rest was waiting for a core
    QString what;               ///< "Timer -> ClutchPage (synthesizePage)"
};

/// The events of a stretch of time, such as while one job ran.
class EventRecord {
public:
    void add(const SlowEvent& event);
    const QVector<SlowEvent>& longest() const { return longest_; } ///< longest first, at most 10
    qint64 count() const { return count_; }
    qint64 slowCount() const { return slow_; }       ///< over 50 ms by the clock
    qint64 slowCpuCount() const { return slowCpu_; } ///< over 50 ms of this thread's own time
    double mostCpuMilliseconds() const { return mostCpu_; }

private:
    qint64 count_ = 0, slow_ = 0, slowCpu_ = 0;
    double mostCpu_ = 0;
    QVector<SlowEvent> longest_;
};

class Session;

/// The application, with a stop-watch around every event of the GUI thread when asked for (CLUTCH_WATCHDOG=1 in the
/// environment, or setWatching in tests). It keeps the longest ones; summary() is printed when the program ends.
class StudioApplication : public QApplication {
    Q_OBJECT

public:
    StudioApplication(int& argc, char** argv);
    ~StudioApplication() override;

    bool isWatching() const { return watching_; }
    void setWatching(bool watching); ///< true starts a fresh record
    const QVector<SlowEvent>& longest() const { return all_.longest(); }
    qint64 eventCount() const { return all_.count(); }
    QString summary() const;
    /// Prints a line and the longest events for each job once it has ended: "while Mattes ran: ...".
    void reportJobs(Session& session);
    const EventRecord& jobRecord() const { return job_; } ///< of the job that runs or ran last

    bool notify(QObject* receiver, QEvent* event) override;

private:
    struct Frame {
        int loopLevel = 0;
        bool holdsLoop = false; ///< an event loop ran inside: waiting is not working
    };
    void record(const SlowEvent& event);

    bool watching_ = false;
    bool printsAtEnd_ = false;
    qint64 runningJob_ = 0;
    QVector<Frame> frames_;
    EventRecord all_, job_;
};

} // namespace clutch::ui
