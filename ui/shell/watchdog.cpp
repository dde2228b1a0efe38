// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/watchdog.h"

#include <QEvent>
#include <QMetaEnum>
#include <QThread>

#include <algorithm>
#include <cstdio>

namespace clutch::ui {

namespace {
constexpr qsizetype kKept = 10;

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
    if (!watching) return;
    count_ = 0;
    longest_.clear();
}

QString StudioApplication::summary() const
{
    QString text = QStringLiteral("clutch-studio: %1 events on the GUI thread, the longest:\n").arg(count_);
    for (const SlowEvent& event : longest_)
        text += QStringLiteral("%1 ms  %2\n").arg(event.milliseconds, 8, 'f', 1).arg(event.what);
    return text;
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
    QElapsedTimer timer;
    timer.start();
    const bool result = QApplication::notify(receiver, event);
    const double milliseconds = double(timer.nsecsElapsed()) / 1e6;
    const Frame frame = frames_.takeLast();
    if (!frame.holdsLoop && watching_) record(milliseconds, what);
    return result;
}

void StudioApplication::record(double milliseconds, const QString& what)
{
    ++count_;
    if (longest_.size() == kKept && longest_.last().milliseconds >= milliseconds) return;
    const auto place =
        std::upper_bound(longest_.begin(), longest_.end(), milliseconds,
                         [](double value, const SlowEvent& event) { return value > event.milliseconds; });
    longest_.insert(place, {milliseconds, what});
    if (longest_.size() > kKept) longest_.removeLast();
}

} // namespace clutch::ui
