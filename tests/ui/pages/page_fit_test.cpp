// SPDX-License-Identifier: Apache-2.0
// Nothing on a page is cut off or out of reach, in any language and down to the smallest window.
#include "engine/core/files.h"
#include "engine/jobs/jobs.h"
#include "tests/support/cut_off_text.h"
#include "tests/support/patient_test.h"
#include "tests/ui/pages/sample_project.h"
#include "ui/pages/matte_page.h"
#include "ui/pages/page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/session.h"
#include "ui/shell/theme.h"
#include "ui/views/segmented_switch.h"

#include <QImage>
#include <QRegularExpression>
#include <QSettings>
#include <QTemporaryDir>
#include <QTranslator>

#include <array>

using namespace clutch;
using namespace clutch::test;
using namespace clutch::ui;

namespace {
constexpr int kPatienceMs = 60000;
constexpr std::array kSizes{QSize(1080, 700), QSize(1440, 900)};
} // namespace

class PageFitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder_.path());
        QLocale::setDefault(QLocale(QLocale::English));
        Theme::instance().apply(ThemeKind::Dark);
        const QString photo = folder_.filePath(QStringLiteral("heap.png"));
        QVERIFY(QImage(320, 240, QImage::Format_RGB32).save(photo));
        makeSampleProject(session_, folder_.filePath(QStringLiteral("full")));
        const auto project = pathFromUtf8(session_.projectFolder().toStdString());
        jobs::SynthesisRequest pictures{
            .project = project, .object = "lemon", .dataset = "heap", .count = 2, .options = {}};
        pictures.options.size = {128, 96};
        pictures.options.instances = {2, 3};
        session_.run(jobs::makeSynthesisJob(pictures));
        jobs::AddPhotosRequest photos;
        photos.project = project;
        photos.object = "lemon";
        photos.role = "cluster";
        photos.files = {pathFromUtf8(photo.toStdString())};
        session_.run(jobs::makeAddPhotosJob(std::move(photos)));
        QTRY_VERIFY_WITH_TIMEOUT(!session_.runner().isBusy(), kPatienceMs);
    }

    void nothingIsCutOff_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("empty");
        for (const char* language : {"en", "de"}) {
            QTest::addRow("%s", language) << QString::fromLatin1(language) << false;
            QTest::addRow("%s, new project", language) << QString::fromLatin1(language) << true;
        }
    }
    void nothingIsCutOff()
    {
        QFETCH(QString, language);
        QFETCH(bool, empty);
        QTranslator translator;
        QVERIFY(translator.load(QStringLiteral(":/i18n/clutch_") + language));
        QCoreApplication::installTranslator(&translator);
        if (empty) {
            QVERIFY(!session_.createProject(folder_.filePath(QStringLiteral("empty ") + language)));
            session_.setObject(QStringLiteral("lemon"));
        }
        if (!empty) QVERIFY(!session_.openProject(folder_.filePath(QStringLiteral("full"))));
        MainWindow window(session_, {.project = {}, .page = {}, .demoRecording = {}, .reopen = false});
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QTRY_VERIFY_WITH_TIMEOUT(window.isSettled(), kPatienceMs);
        for (const QSize& size : kSizes) {
            window.resize(size);
            QTRY_COMPARE(window.size(), size);
            for (const char* stage : {"matte", "photos", "synthesize", "dataset", "export"})
                checkViews(window, QString::fromLatin1(stage), empty);
        }
        QCoreApplication::removeTranslator(&translator);
    }

private:
    static QStringList cutOff(Page& page)
    {
        QStringList all;
        for (const QWidget* part : {page.optionsPanel(), page.picture(), page.inspector(), page.strip()})
            if (part) all << cutOffTexts(*part) << cutOffControls(*part);
        return all;
    }

    // A layout needs the event loop to settle.
    static bool isWhole(Page& page)
    {
        return QTest::qWaitFor([&] { return cutOff(page).isEmpty(); }, 3000);
    }

    static QString told(Page& page)
    {
        const QSize size = page.picture()->window()->size();
        return QStringLiteral("%1 at %2 x %3: %4")
            .arg(page.objectName() + page.title())
            .arg(size.width())
            .arg(size.height())
            .arg(cutOff(page).join(QStringLiteral("; ")));
    }

    static void checkViews(MainWindow& window, const QString& stage, bool empty)
    {
        window.showStage(stage);
        Page& page = *window.page(stage);
        if (!empty) QTRY_VERIFY(page.status().state != StageState::Empty);
        QVERIFY2(isWhole(page), qPrintable(told(page)));
        if (auto* matte = qobject_cast<MattePage*>(&page); matte && !empty) {
            matte->setBrushActive(true);
            QVERIFY2(isWhole(page), qPrintable(told(page)));
            matte->setBrushActive(false);
        }
        const auto switches =
            page.picture()->findChildren<SegmentedSwitch*>(QRegularExpression(QStringLiteral("View$")));
        SegmentedSwitch* views = switches.isEmpty() ? nullptr : switches.first();
        for (const int view : {1, 0}) {
            if (!views || !views->isVisible()) break;
            views->setCurrent(view);
            QVERIFY2(isWhole(page), qPrintable(told(page)));
        }
    }

    QTemporaryDir folder_;
    Session session_;
};

QTEST_MAIN(PageFitTest)
#include "page_fit_test.moc"
