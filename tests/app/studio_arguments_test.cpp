// SPDX-License-Identifier: Apache-2.0
#include "app/studio_arguments.h"

#include <QProcess>
#include <QTest>

using namespace clutch;

namespace {

std::optional<StudioAnswer> answerTo(const QStringList& arguments)
{
    StudioArguments result;
    return readArguments(QStringList{QStringLiteral("clutch-studio")} + arguments, result);
}

} // namespace

class StudioArgumentsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatIsGiven()
    {
        StudioArguments result;
        QVERIFY(!readArguments({"clutch-studio", "-platform", "offscreen", "/tmp/é 日本", "--page", "matte", "--size",
                                "1024x700", "--theme=light", "--lang", "de", "--screenshot", "a.png"},
                               result));
        QCOMPARE(result.project, QStringLiteral("/tmp/é 日本"));
        QCOMPARE(result.page, QStringLiteral("matte"));
        QCOMPARE(result.size, QSize(1024, 700));
        QCOMPARE(result.theme, QStringLiteral("light"));
        QCOMPARE(result.language, QStringLiteral("de"));
        QCOMPARE(result.screenshot, QStringLiteral("a.png"));
        QVERIFY(!answerTo({}));
        QVERIFY(!answerTo({"--", "-odd-name"}));
    }

    void wrongOnesAreOneSentence_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("named");
        QTest::newRow("option") << QStringList{"--wings"} << "wings";
        QTest::newRow("no value") << QStringList{"--size"} << "size";
        QTest::newRow("size") << QStringList{"--size", "large"} << "large";
        QTest::newRow("negative") << QStringList{"--size", "1280x-7"} << "1280x-7";
        QTest::newRow("page") << QStringList{"--page", "cook"} << "cook";
        QTest::newRow("theme") << QStringList{"--theme", "pink"} << "pink";
        QTest::newRow("two projects") << QStringList{"a", "b"} << "b";
    }

    void wrongOnesAreOneSentence()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, named);
        const auto answer = answerTo(arguments);
        QVERIFY(answer && answer->code == 2);
        QVERIFY2(answer->text.startsWith("clutch-studio: error: "), qPrintable(answer->text));
        QVERIFY2(answer->text.contains(named), qPrintable(answer->text));
        QCOMPARE(answer->text.count('\n'), 1);
    }

    void programAnswersWithoutADisplay_data()
    {
        QTest::addColumn<QString>("argument");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("words");
        QTest::newRow("help") << "--help" << 0 << "Usage: clutch-studio";
        QTest::newRow("version") << "--version" << 0 << "clutch-studio ";
        QTest::newRow("wrong") << "--wings" << 2 << "wings";
    }

    void programAnswersWithoutADisplay()
    {
        QFETCH(QString, argument);
        QFETCH(int, code);
        QFETCH(QString, words);
        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            environment.remove(QLatin1String(name));
        program.setProcessEnvironment(environment);
        program.start(QStringLiteral(CLUTCH_STUDIO_PROGRAM), {argument});
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), code);
        const QByteArray out = program.readAllStandardOutput(), error = program.readAllStandardError();
        QVERIFY2((code == 0 ? out : error).contains(words.toUtf8()), error);
        QVERIFY((code == 0 ? error : out).isEmpty());
    }
};

QTEST_GUILESS_MAIN(StudioArgumentsTest)
#include "studio_arguments_test.moc"
