// SPDX-License-Identifier: Apache-2.0
#include "tests/support/cut_off_text.h"
#include "tests/support/patient_test.h"
#include "ui/shell/theme.h"
#include "ui/shell/welcome_view.h"

#include <QTranslator>

using namespace clutch::ui;
using namespace clutch::test;

class WelcomeViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsCutOff_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QSize>("size");
        for (const QString& language : {QStringLiteral("en"), QStringLiteral("de")})
            for (const QSize& size : {QSize(960, 600), QSize(1280, 700), QSize(1900, 900)})
                QTest::newRow(qPrintable(QStringLiteral("%1, %2").arg(language).arg(size.width()))) << language << size;
    }
    void nothingIsCutOff()
    {
        QFETCH(QString, language);
        QFETCH(QSize, size);
        Theme::instance().apply(ThemeKind::Dark);
        QTranslator translator;
        QVERIFY(translator.load(QStringLiteral(":/i18n/clutch_") + language));
        QCoreApplication::installTranslator(&translator);
        WelcomeView view;
        view.setRecent({QStringLiteral("/tmp/one"), QStringLiteral("/tmp/two")});
        view.resize(size);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QTRY_COMPARE(cutOffTexts(view), QStringList());
    }
};

QTEST_MAIN(WelcomeViewTest)
#include "welcome_view_test.moc"
