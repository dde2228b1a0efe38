// SPDX-License-Identifier: Apache-2.0
#include "app/demo_recording.h"
#include "app/passive_waiting.h"
#include "app/studio_arguments.h"
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/log.h"
#include "engine/core/version.h"
#include "engine/jobs/device.h"
#include "ui/shell/main_window.h"
#include "ui/shell/session.h"
#include "ui/shell/settings.h"
#include "ui/shell/snapshot.h"
#include "ui/shell/theme.h"
#include "ui/shell/watchdog.h"

#include <QElapsedTimer>
#include <QLibraryInfo>
#include <QPointer>
#include <QThreadPool>
#include <QTranslator>

#include <cstdio>

using namespace clutch;

namespace {

QString demoFile()
{
    try {
        return QString::fromStdString(utf8(demoRecording()));
    } catch (const Error& error) {
        return QString::fromStdString(error.subject()); // the button that needs it says that it is missing
    }
}

void installLanguage(QApplication& application, const QString& code)
{
    const QLocale locale = code.isEmpty() ? QLocale::system() : QLocale(code);
    QLocale::setDefault(locale);
    auto* own = new QTranslator(&application);
    const QString folder = QStringLiteral(":/i18n");
    if (own->load(locale, QStringLiteral("clutch"), QStringLiteral("_"), folder) ||
        own->load(QStringLiteral("clutch_en"), folder))
        application.installTranslator(own);
    auto* qt = new QTranslator(&application);
    if (qt->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                 QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        application.installTranslator(qt);
}

ui::ThemeKind wantedTheme(const QString& name)
{
    const QString wanted =
        name.isEmpty() ? ui::userSettings().value(QStringLiteral("window/theme"), QStringLiteral("dark")).toString()
                       : name;
    return wanted == QLatin1String("light") ? ui::ThemeKind::Light : ui::ThemeKind::Dark;
}

// Asking for the device loads the network library, which takes longer than the first paint may.
void findDevice(ui::MainWindow& window)
{
    QThreadPool::globalInstance()->start([target = QPointer<ui::MainWindow>(&window)] {
        const jobs::DeviceSummary device = jobs::deviceSummary("auto");
        QMetaObject::invokeMethod(
            qApp,
            [target, device] {
                if (!target) return;
                const QString reason = ui::translated("Progress", device.reason);
                const QString name = QString::fromStdString(device.name).toUpper();
                target->setDevice(reason.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, reason));
            },
            Qt::QueuedConnection);
    });
}

QStringList decoded(int argc, char** argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    return arguments;
}

} // namespace

int main(int argc, char** argv)
{
    waitPassively(argv);
    QElapsedTimer sinceStart;
    sinceStart.start();
    // Before there is an application, which ends the program where there is no display.
    StudioArguments arguments;
    if (const auto answer = readArguments(decoded(argc, argv), arguments)) {
        std::fputs(answer->text.toLocal8Bit().constData(), answer->code == 0 ? stdout : stderr);
        return answer->code;
    }
    ui::StudioApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("clutch-studio"));
    QCoreApplication::setApplicationVersion(QString::fromUtf8(kVersion));
    openLog(defaultLogFile());
    // First: it brings the resources, translations among them.
    ui::Theme::instance().apply(wantedTheme(arguments.theme));
    installLanguage(application, arguments.language);

    const bool pictures = !arguments.screenshot.isEmpty();
    ui::Session session;
    if (application.isWatching()) application.reportJobs(session);
    ui::MainWindow::Options options;
    options.project = arguments.project;
    options.page = arguments.page;
    options.demoRecording = demoFile();
    options.reopen = !pictures;
    ui::MainWindow window(session, options);
    QObject::connect(&window, &ui::MainWindow::firstPainted, &window, [&] {
        logInfo("first paint after " + std::to_string(sinceStart.elapsed()) + " ms");
        findDevice(window);
    });
    if (arguments.size.isValid()) window.resize(arguments.size);
    window.show();
    if (pictures) new ui::Snapshot(window, arguments.screenshot);
    return QApplication::exec();
}
