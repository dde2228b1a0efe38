// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/watchdog.h"

#include "ui/jobs/job_text.h"
#include "ui/shell/session.h"

#include <QEvent>
#include <QMetaEnum>
#include <QThread>

#include <algorithm>
#include <cstdio>
#include <ctime>

namespace clutch::ui {

namespace {
constexpr qsizetype kKept = 10;
constexpr double kSlowMs = 50;

double threadMilliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

QString listed(const QVector<SlowEvent>& events)
{
    QString text;
    for (const SlowEvent& event : events)
        text += QStringLiteral("%1 ms  (%2 ms cpu)  %3\n")
                    .arg(event.milliseconds, 8, 'f', 1)
                    .arg(event.cpuMilliseconds, 5, 'f', 1)
                    .arg(event.what);
    return text;
}

QString nameOf(QObject* receiver, QEvent::Type type)
{
    const char* event = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
    QString text = QStringLiteral("%1 -> %2")
                       .arg(QLatin1String(event ? event : "event"), QLatin1String(receiver->metaObject()->className()));
    if (!receiver->objectName().isEmpty()) text += QStringLiteral(" (%1)").arg(receiver->objectName());
    return text;
}

} // namespace

StudioApplication::StudioApplication(int& argc, char** argv) : QApplication(argc, argv)
{
    watching_ = printsAtEnd_ = qEnvironmentVariableIntValue("CLUTCH_WATCHDOG") == 1;
}

StudioApplication::~StudioApplication()
{
    watching_ = false;
    if (printsAtEnd_) std::fputs(qPrintable(summary()), stderr);
}

void StudioApplication::setWatching(bool watching)
{
    watching_ = watching;
    if (watching) all_ = job_ = {};
}

QString StudioApplication::summary() const
{
    return QStringLiteral("clutch-studio: %1 events on the GUI thread, the longest:\n").arg(all_.count()) +
           listed(all_.longest());
}

void StudioApplication::reportJobs(Session& session)
{
    connect(&session, &Session::jobStateChanged, this, [this, &session](qint64 job) {
        const auto status = session.runner().status(job);
        if (!watching_ || !status) return;
        if (status->state == jobs::JobState::Running && runningJob_ != job) {
            runningJob_ = job;
            job_ = {};
        } else if (runningJob_ == job && isFinished(status->state)) {
            runningJob_ = 0;
            const QString line =
                QStringLiteral("clutch-studio: while %1 ran: %2 events on the GUI thread, %3 over 50 ms "
                               "(%4 by cpu time, the most %5 ms), the longest:\n")
                    .arg(jobTitle(*status))
                    .arg(job_.count())
                    .arg(job_.slowCount())
                    .arg(job_.slowCpuCount())
                    .arg(job_.mostCpuMilliseconds(), 0, 'f', 1);
            std::fputs(qPrintable(line + listed(job_.longest())), stderr);
        }
    });
}

void EventRecord::add(const SlowEvent& event)
{
    ++count_;
    slow_ += event.milliseconds > kSlowMs ? 1 : 0;
    slowCpu_ += event.cpuMilliseconds > kSlowMs ? 1 : 0;
    mostCpu_ = std::max(mostCpu_, event.cpuMilliseconds);
    if (longest_.size() == kKept && longest_.last().milliseconds >= event.milliseconds) return;
    const auto place =
        std::upper_bound(longest_.begin(), longest_.end(), event.milliseconds,
                         [](double value, const SlowEvent& other) { return value > other.milliseconds; });
    longest_.insert(place, event);
    if (longest_.size() > kKept) longest_.removeLast();
}

bool StudioApplication::notify(QObject* receiver, QEvent* event)
{
    // Objects of other threads are handled there; only outermost events count, what they send belongs to them.
    if (!watching_ || QThread::currentThread() != thread()) return QApplication::notify(receiver, event);
    const int level = QThread::currentThread()->loopLevel();
    if (!frames_.isEmpty() && frames_.last().loopLevel >= level) return QApplication::notify(receiver, event);
    for (Frame& frame : frames_)
        frame.holdsLoop = true;

    const QString what = nameOf(receiver, event->type()); // before: the receiver may delete itself
    frames_.push_back({level, false});
    const double cpu = threadMilliseconds();
    QElapsedTimer timer;
    timer.start();
    const bool result = QApplication::notify(receiver, event);
    const double milliseconds = double(timer.nsecsElapsed()) / 1e6;
    const Frame frame = frames_.takeLast();
    if (!frame.holdsLoop && watching_) record({milliseconds, threadMilliseconds() - cpu, what});
    return result;
}

void StudioApplication::record(const SlowEvent& event)
{
    all_.add(event);
    if (runningJob_ != 0) job_.add(event);
}

} // namespace clutch::ui
