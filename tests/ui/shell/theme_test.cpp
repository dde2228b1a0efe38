// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/theme.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QTest>

using namespace clutch::ui;

class ThemeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // WCAG 2.1: black on white is 21:1 by definition, and #767676 on white the known darkest-grey case, 4.54:1.
    void contrastIsWcag()
    {
        QCOMPARE(qRound(contrastRatio(Qt::black, Qt::white)), 21);
        QVERIFY(std::abs(contrastRatio(QColor("#767676"), Qt::white) - 4.54) < 0.01);
        QCOMPARE(contrastRatio(QColor("#F2A33A"), QColor("#F2A33A")), 1.0);
    }

    void textIsReadable_data()
    {
        QTest::addColumn<QColor>("text");
        QTest::addColumn<QColor>("ground");
        for (const ThemeKind kind : {ThemeKind::Dark, ThemeKind::Light}) {
            const Tokens& t = tokensOf(kind);
            const char* name = kind == ThemeKind::Dark ? "dark" : "light";
            for (const auto& [groundName, ground] :
                 {std::pair{"window", t.window}, {"panel", t.panel}, {"raised", t.raised}}) {
                QTest::addRow("%s text on %s", name, groundName) << t.text << ground;
                QTest::addRow("%s muted on %s", name, groundName) << t.muted << ground;
            }
            QTest::addRow("%s on accent", name) << t.onAccent << t.accent;
            QTest::addRow("%s ok", name) << t.ok << t.panel;
            QTest::addRow("%s warn", name) << t.warn << t.panel;
            QTest::addRow("%s error", name) << t.error << t.panel;
        }
    }

    void textIsReadable()
    {
        QFETCH(QColor, text);
        QFETCH(QColor, ground);
        const double ratio = contrastRatio(text, ground);
        QVERIFY2(ratio >= 4.5, qPrintable(QStringLiteral("%1 on %2: %3").arg(text.name(), ground.name()).arg(ratio)));
    }

    void everyIconDraws()
    {
        Theme::instance().apply(ThemeKind::Dark);
        const QStringList files = QDir(QStringLiteral(":/icons")).entryList({QStringLiteral("*.svg")});
        QVERIFY(files.size() >= 30);
        for (const QString& file : files) {
            const QImage image = themedPixmap(QFileInfo(file).completeBaseName(), QSize(24, 24), 1, Qt::red).toImage();
            int inked = 0;
            for (int y = 0; y < 24; ++y)
                for (int x = 0; x < 24; ++x)
                    inked += qAlpha(image.pixel(x, y)) > 128;
            QVERIFY2(inked >= 15, qPrintable(file + QStringLiteral(" draws next to nothing")));
        }
    }

    void iconsFollowTheTheme()
    {
        Theme::instance().apply(ThemeKind::Dark);
        const QIcon icon = themedIcon(QStringLiteral("stop"));
        const auto colour = [&icon] { return icon.pixmap(24, 24).toImage().pixelColor(6, 12); };
        const QColor dark = colour();
        Theme::instance().apply(ThemeKind::Light);
        QVERIFY(dark != colour());
        QCOMPARE(colour().rgb(), tokensOf(ThemeKind::Light).text.rgb());
    }

    // A token that is not filled in would reach Qt as "@name" and be ignored without a word.
    void styleSheetHasNoUnknownToken()
    {
        for (const ThemeKind kind : {ThemeKind::Dark, ThemeKind::Light}) {
            Theme::instance().apply(kind);
            const QString sheet = qApp->styleSheet().remove(
                QRegularExpression(QStringLiteral("/\\*.*?\\*/"), QRegularExpression::DotMatchesEverythingOption));
            QVERIFY(sheet.size() > 1000);
            QVERIFY(!sheet.contains(QLatin1Char('@')));
            QVERIFY(!sheet.contains(QLatin1Char('$')));
        }
    }
};

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"
