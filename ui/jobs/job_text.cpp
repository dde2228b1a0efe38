// SPDX-License-Identifier: Apache-2.0
#include "ui/jobs/job_text.h"

#include "ui/shell/session.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace clutch::ui {

namespace {
QString text(const char* english)
{
    return QCoreApplication::translate("Jobs", english);
}
} // namespace

QString stateName(jobs::JobState state)
{
    switch (state) {
    case jobs::JobState::Queued:
        return text(QT_TRANSLATE_NOOP("Jobs", "Waiting"));
    case jobs::JobState::Running:
        return text(QT_TRANSLATE_NOOP("Jobs", "Running"));
    case jobs::JobState::Stopping:
        return text(QT_TRANSLATE_NOOP("Jobs", "Stopping"));
    case jobs::JobState::Done:
        return text(QT_TRANSLATE_NOOP("Jobs", "Done"));
    case jobs::JobState::Cancelled:
        return text(QT_TRANSLATE_NOOP("Jobs", "Cancelled"));
    case jobs::JobState::Failed:
        return text(QT_TRANSLATE_NOOP("Jobs", "Failed"));
    }
    return {};
}

QString jobTitle(const jobs::JobStatus& status)
{
    return translated("Progress", status.title);
}

QString durationText(double seconds)
{
    const auto whole = std::llround(std::max(0.0, seconds));
    const QString tail = QStringLiteral("%1").arg(whole % 60, 2, 10, QLatin1Char('0'));
    if (whole < 3600) return QStringLiteral("%1:%2").arg(whole / 60).arg(tail);
    return QStringLiteral("%1:%2:%3").arg(whole / 3600).arg((whole / 60) % 60, 2, 10, QLatin1Char('0')).arg(tail);
}

int percentOf(const Progress& progress)
{
    return progress.total > 0 ? int(std::clamp<std::int64_t>(100 * progress.done / progress.total, 0, 100)) : -1;
}

QString progressText(const jobs::JobStatus& status)
{
    if (status.state != jobs::JobState::Running) return stateName(status.state);
    const Progress& progress = status.progress;
    QStringList parts;
    QString first = progress.activity.empty() ? jobTitle(status) : translated("Progress", progress.activity);
    const QLocale locale;
    if (progress.total > 0)
        first += QStringLiteral(" %1/%2").arg(locale.toString(qlonglong(progress.done)),
                                              locale.toString(qlonglong(progress.total)));
    else if (progress.done > 0)
        first += QStringLiteral(" ") + locale.toString(qlonglong(progress.done));
    parts << first;
    if (progress.itemsPerSecond > 0)
        parts << text(QT_TRANSLATE_NOOP("Jobs", "%1/s")).arg(locale.toString(progress.itemsPerSecond, 'f', 1));
    if (progress.secondsLeft >= 0)
        parts << text(QT_TRANSLATE_NOOP("Jobs", "%1 left")).arg(durationText(progress.secondsLeft));
    return parts.join(QStringLiteral("   "));
}

QString errorSentence(const Error& error)
{
    QString sentence = translated("Error", error.problem());
    if (!error.subject().empty()) sentence += QStringLiteral(" (%1)").arg(QString::fromStdString(error.subject()));
    if (!error.advice().empty()) sentence += QStringLiteral(": ") + translated("Error", error.advice());
    return sentence.left(1).toUpper() + sentence.mid(1);
}

} // namespace clutch::ui
