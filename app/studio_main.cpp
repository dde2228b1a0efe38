// SPDX-License-Identifier: Apache-2.0
#include "app/demo_recording.h"
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

#include <QCommandLineParser>
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

void addOptions(QCommandLineParser& parser)
{
    parser.setApplicationDescription(QStringLiteral("Clutch studio: one recording in, a labelled data set out"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("project"), QStringLiteral("Project folder to open"));
    parser.addOptions(
        {{QStringLiteral("page"),
          QStringLiteral("Page to begin with: record, matte, photos, synthesize, dataset, export"),
          QStringLiteral("name")},
         {QStringLiteral("lang"), QStringLiteral("Language, such as de; the system's otherwise"),
          QStringLiteral("code")},
         {QStringLiteral("theme"), QStringLiteral("dark or light"), QStringLiteral("name")},
         {QStringLiteral("size"), QStringLiteral("Size of the window, such as 1280x720"), QStringLiteral("size")},
         {QStringLiteral("screenshot"), QStringLiteral("Draw the window to a PNG once it has settled, then quit"),
          QStringLiteral("file")}});
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

} // namespace

int main(int argc, char** argv)
{
    QElapsedTimer sinceStart;
    sinceStart.start();
    ui::StudioApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("clutch-studio"));
    QCoreApplication::setApplicationVersion(QString::fromUtf8(kVersion));
    QCommandLineParser parser;
    addOptions(parser);
    parser.process(application);
    openLog(defaultLogFile());
    ui::Theme::instance().apply(
        wantedTheme(parser.value(QStringLiteral("theme")))); // first: it brings the resources, translations among them
    installLanguage(application, parser.value(QStringLiteral("lang")));

    const bool pictures = parser.isSet(QStringLiteral("screenshot"));
    ui::Session session;
    if (application.isWatching()) application.reportJobs(session);
    ui::MainWindow::Options options;
    if (!parser.positionalArguments().isEmpty()) options.project = parser.positionalArguments().first();
    options.page = parser.value(QStringLiteral("page"));
    options.demoRecording = demoFile();
    options.reopen = !pictures;
    ui::MainWindow window(session, options);
    QObject::connect(&window, &ui::MainWindow::firstPainted, &window, [&] {
        logInfo("first paint after " + std::to_string(sinceStart.elapsed()) + " ms");
        findDevice(window);
    });
    const QStringList size = parser.value(QStringLiteral("size")).split(QLatin1Char('x'));
    if (size.size() == 2) window.resize(size[0].toInt(), size[1].toInt());
    window.show();
    if (pictures) new ui::Snapshot(window, parser.value(QStringLiteral("screenshot")));
    return QApplication::exec();
}
