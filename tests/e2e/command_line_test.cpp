// SPDX-License-Identifier: Apache-2.0
// The program as other programs use it: exit codes, streams, JSON fields, files; every stage on the bundled recording.
#include "tests/support/patient_test.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <unistd.h>

namespace {

constexpr int kPatienceMs = 300000;
const QString kRecording = CLUTCH_SOURCE_DIR "/resources/demo/recording.mkv";

struct Outcome {
    int code = -1;
    QByteArray out, err;
    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

Outcome clutch(const QStringList& arguments)
{
    QProcess process;
    process.start(CLUTCH_PROGRAM, arguments);
    process.closeWriteChannel();
    if (!process.waitForFinished(kPatienceMs) || process.exitStatus() != QProcess::NormalExit) return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QByteArray bytesOf(const QString& file)
{
    QFile source(file);
    return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
}

} // namespace

class CommandLineTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(dir_.isValid());
        qputenv("XDG_STATE_HOME", dir_.filePath("state").toUtf8());
    }

    void versionAndHelp()
    {
        const Outcome version = clutch({"--version"});
        QCOMPARE(version.code, 0);
        QVERIFY(version.out.startsWith("clutch "));
        const Outcome help = clutch({"help", "cutout"});
        QCOMPARE(help.code, 0);
        QVERIFY(help.out.contains("--features"));
        QVERIFY(clutch({"help"}).out.contains("synthesize"));
        const Outcome nested = clutch({"help", "bench", "matting"});
        QCOMPARE(nested.code, 0);
        QVERIFY(nested.out.contains("--truth"));
    }

    void wrongUsageIsTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList{};
        QTest::newRow("unknown command") << QStringList{"frobnicate"};
        QTest::newRow("unknown help") << QStringList{"help", "frobnicate"};
        QTest::newRow("missing argument") << QStringList{"cutout"};
        QTest::newRow("unknown option") << QStringList{"new", "x", "--wings"};
        QTest::newRow("bad choice") << QStringList{"cutout", kRecording, "--out", "x", "--features", "cmyk"};
        QTest::newRow("out of range") << QStringList{"cutout", kRecording, "--out", "x", "--frames", "0"};
        QTest::newRow("not a number") << QStringList{"cutout", kRecording, "--out", "x", "--frames", "many"};
        QTest::newRow("negative seed") << QStringList{"new", dir_.filePath("never"), "--seed=-1"};
        QTest::newRow("seed too large") << QStringList{"new", dir_.filePath("never"), "--seed", "18446744073709551616"};
        QTest::newRow("bad device") << QStringList{"new", dir_.filePath("never"), "--device", "abacus"};
    }

    void wrongUsageIsTwo()
    {
        QFETCH(QStringList, arguments);
        const Outcome outcome = clutch(arguments);
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.err.contains("clutch: error: "), outcome.err);
        QVERIFY(outcome.out.isEmpty());
    }

    void wrongWordsAreNamed()
    {
        QVERIFY(clutch({"frobnicate"}).err.contains("there is no such command (frobnicate)"));
        QVERIFY(
            clutch({"cutout", "x", "--out", "y", "--frmes", "3"}).err.contains("there is no such option (--frmes)"));
    }

    void failureNamesTheFileAndIsOne()
    {
        const Outcome missing = clutch({"cutout", "nowhere/é 日本.mp4", "--out", dir_.filePath("none")});
        QCOMPARE(missing.code, 1);
        QVERIFY2(missing.err.contains("é 日本.mp4"), missing.err);
        QVERIFY2(missing.err.count("clutch: error: ") == 1, missing.err);
        QVERIFY(!QDir(dir_.filePath("none")).exists("cutouts.json"));
    }

    void importTellsAFailureOnceAndInWords()
    {
        const QString project = dir_.filePath("imports");
        QVERIFY(clutch({"new", project}).code == 0);
        const QStringList of{"--project", project, "--object", "orange"};
        const Outcome missing = clutch(QStringList{"import", "nowhere.mp4"} + of);
        QCOMPARE(missing.code, 1);
        QVERIFY2(missing.err.count("nowhere.mp4") == 1, missing.err);
        const Outcome imported = clutch(QStringList{"import", kRecording, "--frames", "4"} + of);
        QVERIFY2(imported.code == 0, imported.err);
        QVERIFY2(imported.err.contains("recording.mkv: 4 of "), imported.err);
        QVERIFY2(imported.out.startsWith("recording.mkv ") && imported.out.contains("4 of "), imported.out);
        QVERIFY2(!imported.out.contains("sourceFrames") && !imported.out.contains("recordings"), imported.out);
    }

    void cutoutWritesWhatTheReferenceSays()
    {
        const QString out = dir_.filePath("é 日本/cut-outs");
        const Outcome outcome = clutch({"cutout", kRecording, "--out", out, "--frames", "12", "--json"});
        QVERIFY2(outcome.code == 0, outcome.err);
        QCOMPARE(outcome.json().value("frames").toInt(), 12);
        QVERIFY(outcome.json().value("framesPerSecond").toDouble() > 0);
        const QJsonObject listing = QJsonDocument::fromJson(bytesOf(out + "/cutouts.json")).object();
        const QJsonArray frames = listing.value("frames").toArray();
        QCOMPARE(frames.size(), 12);
        int accepted = 0;
        for (const QJsonValue value : frames) {
            const QJsonObject frame = value.toObject();
            const QString name = QString("/%1.png").arg(frame.value("index").toInt(), 6, 10, QChar('0'));
            const QImage alpha(out + "/alpha" + name), trimap(out + "/trimap" + name);
            QCOMPARE(alpha.size(), QSize(640, 480));
            QCOMPARE(trimap.size(), alpha.size());
            QCOMPARE(frame.value("box").toArray().size(), 4);
            if (!frame.value("accepted").toBool()) continue;
            ++accepted;
            const QImage cutout(out + "/cutout" + name);
            QVERIFY(cutout.hasAlphaChannel());
            QCOMPARE(cutout.width(), frame.value("box").toArray().at(2).toInt());
            QCOMPARE(cutout.height(), frame.value("box").toArray().at(3).toInt());
        }
        QCOMPARE(accepted, outcome.json().value("accepted").toInt());
        QVERIFY(accepted >= 10);
    }

    void wholeMainJobStageByStage()
    {
        const QString project = dir_.filePath("project");
        QVERIFY(clutch({"new", project}).code == 0);
        const Outcome twice = clutch({"new", project});
        QCOMPARE(twice.code, 1);
        const QStringList of{"--project", project, "--object", "orange", "--json", "--quiet"};
        const Outcome imported = clutch(QStringList{"import", kRecording, "--frames", "16"} + of);
        QVERIFY2(imported.code == 0, imported.err);
        QCOMPARE(imported.json().value("recordings").toArray().size(), 1);
        QVERIFY(imported.err.isEmpty());
        const Outcome mattes = clutch(QStringList{"mattes"} + of);
        QVERIFY2(mattes.code == 0, mattes.err);
        QCOMPARE(mattes.json().value("frames").toInt(), 16);
        const Outcome made = clutch(
            QStringList{"synthesize", "--count", "3", "--dataset", "d", "--instances", "5:9", "--seed", "7"} + of);
        QVERIFY2(made.code == 0, made.err);
        QCOMPARE(made.json().value("images").toInt(), 3);
        const QString coco = dir_.filePath("coco");
        const Outcome exported =
            clutch({"export", "--project", project, "--dataset", "d", "--format", "coco", "--out", coco, "--json"});
        QVERIFY2(exported.code == 0, exported.err);
        QCOMPARE(exported.json().value("images").toInt(), 3);
        QVERIFY(exported.json().value("annotations").toInt() >= 3);
        checkWithIndependentReader(coco);
    }

    void sameSeedSameBytes()
    {
        const QString project = dir_.filePath("project");
        const QString copy = dir_.filePath("copy"); // in one project the same images are not made twice
        std::filesystem::copy(project.toStdString(), copy.toStdString(), std::filesystem::copy_options::recursive);
        const QStringList of{"--object", "orange", "--quiet", "--count", "2", "--instances", "4:6"};
        QVERIFY(
            clutch(QStringList{"synthesize", "--project", project, "--dataset", "a", "--seed", "11", "--threads", "1"} +
                   of)
                .code == 0);
        QVERIFY(
            clutch(QStringList{"synthesize", "--project", copy, "--dataset", "b", "--seed", "11", "--threads", "2"} +
                   of)
                .code == 0);
        QVERIFY(clutch(QStringList{"synthesize", "--project", project, "--dataset", "c", "--seed", "12"} + of).code ==
                0);
        const Outcome twice =
            clutch(QStringList{"synthesize", "--project", project, "--dataset", "d2", "--seed", "11"} + of);
        QCOMPARE(twice.code, 1);
        QVERIFY2(twice.err.contains("seed 11; seed 2 is free"), twice.err);
        const QByteArray a = exportHash(project, "a"), b = exportHash(copy, "b"), c = exportHash(project, "c");
        QVERIFY(!a.isEmpty());
        QCOMPARE(a, b);
        QVERIFY(a != c);
    }

    void aProjectOpenElsewhereIsLeftAlone()
    {
        const QString project = dir_.filePath("project");
        const int window = ::open((project + "/clutch.lock").toUtf8().constData(), O_RDWR | O_CREAT, 0666);
        QVERIFY(window >= 0 && ::flock(window, LOCK_EX | LOCK_NB) == 0);
        const Outcome refused = clutch({"mattes", "--project", project, "--object", "orange"});
        ::close(window);
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains("open for writing"), refused.err);
    }

    void interruptKeepsWhatIsFinishedAndIs130()
    {
        const QString project = dir_.filePath("project");
        const QStringList arguments{"synthesize", "--project", project,  "--object",    "orange", "--dataset",
                                    "long",       "--count",   "100000", "--instances", "4:6"};
        const qsizetype before = pngFiles(project + "/images").size();
        QProcess process;
        process.start(CLUTCH_PROGRAM, arguments);
        QVERIFY(process.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(pngFiles(project + "/images").size() >= before + 2, 60000);
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(60000));
        QCOMPARE(process.exitCode(), 130);
        const Outcome exported =
            clutch({"export", "--project", project, "--dataset", "long", "--out", dir_.filePath("kept"), "--json"});
        QVERIFY2(exported.code == 0, exported.err);
        QVERIFY(exported.json().value("images").toInt() >= 2);
    }

    void demoDoesItAll()
    {
        const QString out = dir_.filePath("demo");
        const Outcome outcome = clutch({"demo", "--out", out, "--images", "2", "--json"});
        QVERIFY2(outcome.code == 0, outcome.err);
        const QJsonObject result = outcome.json();
        for (const char* path : {"project", "dataset", "sheet"})
            QVERIFY2(QFileInfo::exists(result.value(path).toString()), path);
        QVERIFY(result.value("accepted").toInt() > result.value("frames").toInt() * 9 / 10);
        QVERIFY(!QImage(result.value("sheet").toString()).isNull());
        const Outcome again = clutch({"demo", "--out", out, "--images", "2", "--json"});
        QCOMPARE(again.code, 0);
        QCOMPARE(again.json().value("annotations"), result.value("annotations"));
    }

    void benchMeasuresTheRecordingAgainstItsTruth()
    {
        const QString truth = CLUTCH_SOURCE_DIR "/resources/demo/alpha";
        const Outcome outcome = clutch({"bench", "matting", "--frames", "6", "--truth", truth, "--json", "--quiet"});
        QVERIFY2(outcome.code == 0, outcome.err);
        const QJsonObject recording = outcome.json().value("recording").toObject();
        const int judged = static_cast<int>(QDir(truth).entryList({"*.png"}).size());
        QVERIFY(recording.value("frames").toInt() >= judged); // each frame that can be judged, and the six
        QVERIFY(recording.value("frames").toInt() <= judged + 6);
        QVERIFY(recording.value("framesPerSecond").toDouble() > 0);
        const QJsonObject judgement = recording.value("truth").toObject();
        QCOMPARE(judgement.value("frames").toInt() + judgement.value("rejected").toInt(), judged);
        QVERIFY(judgement.value("minimumIou").toDouble() >= 0.97);
    }

    void benchTimesTheIllumination()
    {
        const Outcome outcome = clutch({"bench", "illumination", "--repeats", "3", "--json", "--quiet"});
        QVERIFY2(outcome.code == 0, outcome.err);
        for (const char* name : {"matchMs", "replaceMs", "testImageMs", "floatMatchMs", "floatReplaceMs"})
            QVERIFY2(outcome.json().value(name).toDouble() > 0, name);
    }

    void syntheticImagesTakeTheLightOfPhotos()
    {
        const QString project = dir_.filePath("project");
        const QStringList of{"--project", project, "--object", "orange", "--json", "--quiet"};
        const QStringList lit = QStringList{"synthesize", "--count", "1", "--illumination", "match"} + of;
        const Outcome without = clutch(lit);
        QCOMPARE(without.code, 1);
        QVERIFY2(without.err.contains("no real photo"), without.err);
        const Outcome added = clutch(
            QStringList{"photos", CLUTCH_SOURCE_DIR "/resources/help/images/studio.png", "--part", "teach"} + of);
        QVERIFY2(added.code == 0, added.err);
        QCOMPARE(added.json().value("teach").toInt(), 1);
        const Outcome made = clutch(lit);
        QVERIFY2(made.code == 0, made.err);
        QCOMPARE(made.json().value("images").toInt(), 1);
        QCOMPARE(clutch(QStringList{"synthesize", "--count", "1", "--illumination", "bright"} + of).code, 2);
    }

private:
    static QStringList pngFiles(const QString& folder)
    {
        QStringList found;
        for (QDirIterator it(folder, {"*.png"}, QDir::Files, QDirIterator::Subdirectories); it.hasNext();)
            found += it.next();
        return found;
    }

    QByteArray exportHash(const QString& project, const QString& dataset) const
    {
        const QString out = dir_.filePath("export-" + dataset);
        if (clutch({"export", "--project", project, "--dataset", dataset, "--out", out, "--quiet"}).code != 0)
            return {};
        QCryptographicHash hash(QCryptographicHash::Sha256);
        QStringList files = pngFiles(out);
        files.sort();
        for (const QString& file : files)
            hash.addData(bytesOf(file));
        return files.isEmpty() ? QByteArray() : hash.result();
    }

    static void checkWithIndependentReader(const QString& folder)
    {
        QProcess python;
        python.start("/usr/bin/python3", {CLUTCH_SOURCE_DIR "/tests/e2e/check_dataset.py", folder});
        QVERIFY(python.waitForFinished(kPatienceMs));
        QVERIFY2(python.exitCode() == 0, python.readAllStandardError() + python.readAllStandardOutput());
    }

    QTemporaryDir dir_;
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "command_line_test.moc"
