// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/log_view.h"

#include "engine/core/files.h"
#include "engine/core/log.h"
#include "ui/jobs/job_text.h"
#include "ui/shell/session.h"
#include "ui/shell/theme.h"

#include <QFontDatabase>
#include <QTime>

namespace clutch::ui {

namespace {
constexpr int kLines = 4000;
}

LogView::LogView(Session& session, QWidget* parent) : QPlainTextEdit(parent)
{
    setObjectName(QStringLiteral("logView"));
    setReadOnly(true);
    setMaximumBlockCount(kLines);
    setAccessibleName(tr("Log"));
    setPlaceholderText(tr("Jobs write here what they skip and why. The whole log is in %1.")
                           .arg(QString::fromStdString(utf8(defaultLogFile()))));
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPixelSize(kTextSmall + 1);
    setFont(font);
    connect(&session, &Session::jobNote, this, [this](qint64, const QString& text) { addLine(text); });
    connect(&session, &Session::jobStateChanged, this, [this, &session](qint64 job) {
        const auto status = session.runner().status(job);
        if (!status) return;
        QString line = QStringLiteral("%1 %2: %3")
                           .arg(jobTitle(*status), QString::fromStdString(status->subject), stateName(status->state));
        if (status->error) line += QStringLiteral(". ") + errorSentence(*status->error);
        addLine(line);
    });
    connect(&session, &Session::errorRaised, this,
            [this](const QString& problem, const QString& subject, const QString& advice) {
                addLine(QStringLiteral("%1 (%2): %3").arg(problem, subject, advice));
            });
}

void LogView::addLine(const QString& text)
{
    // A failure comes as a note, as the job's state and as an error: what the line before says is not said again.
    if (lastLine_.contains(text, Qt::CaseInsensitive)) return;
    lastLine_ = text;
    appendPlainText(QTime::currentTime().toString(QStringLiteral("HH:mm:ss  ")) + text);
}

} // namespace clutch::ui
