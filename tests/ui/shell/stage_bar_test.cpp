// SPDX-License-Identifier: Apache-2.0
#include "tests/support/patient_test.h"
#include "ui/shell/name_button.h"
#include "ui/shell/stage_bar.h"
#include "ui/shell/theme.h"

using namespace clutch::ui;

class StageBarTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(ThemeKind::Dark); }

    void namesAreWholeAtAnyWidth_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("detail");
        QTest::newRow("wide") << 1600 << int(StageDetail::Full);
        QTest::newRow("laptop") << 1080 << int(StageDetail::NoNumber);
        QTest::newRow("small") << 980 << int(StageDetail::ShortState);
        QTest::newRow("least") << 0 << int(StageDetail::NameOnly);
    }

    void namesAreWholeAtAnyWidth()
    {
        QFETCH(int, width);
        QFETCH(int, detail);
        StageBar bar;
        auto* project = new NameButton(&bar);
        project->setText(QStringLiteral("A project with a rather long name that nobody can read whole"));
        project->setMaximumWidth(220);
        project->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        bar.addLeft(project);
        QVector<StageButton*> buttons;
        for (const char* name : {"Aufnahme", "Maske", "Fotos", "Synthese", "Datensatz", "Export"}) {
            buttons << bar.addStage(QLatin1String(name), QLatin1String(name), QStringLiteral("record"));
            bar.setStatus(int(buttons.size()) - 1, {StageState::Done, -1, QStringLiteral("12 Datensätze")});
        }
        for (int i = 0; i < 5; ++i) {
            auto* button = new QToolButton(&bar);
            button->setFixedSize(34, 34);
            bar.addRight(button);
        }
        bar.resize(std::max(width, bar.minimumSizeHint().width()), 52);
        bar.show();
        QVERIFY(QTest::qWaitForWindowExposed(&bar));
        for (const StageButton* button : buttons) {
            QVERIFY2(button->width() >= button->widthWith(StageDetail(detail)), qPrintable(button->text()));
            QVERIFY(bar.rect().contains(button->geometry()));
        }
        QVERIFY(bar.minimumSizeHint().width() <= 900);
    }
};

QTEST_MAIN(StageBarTest)
#include "stage_bar_test.moc"
