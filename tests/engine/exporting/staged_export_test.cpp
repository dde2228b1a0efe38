// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "tests/engine/exporting/staged_fixture.h"

using namespace clutch;
using namespace clutch::exporting;
using namespace clutch::test;

class StagedExportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        place_ = std::make_unique<ExportFolder>();
        folder_ = place_->folder;
    }

    void aFileInTheWayOfAFolderIsNamed_data()
    {
        QTest::addColumn<QString>("file"); // beside the export's own folder
        QTest::newRow("of pictures") << QStringLiteral("out/images");
        QTest::newRow("deeper") << QStringLiteral("out/images/deep");
        QTest::newRow("the export's own") << QStringLiteral("out");
    }
    void aFileInTheWayOfAFolderIsNamed()
    {
        QFETCH(QString, file);
        const fs::path inTheWay = folder_.parent_path() / file.toStdString();
        writeFileAtomically(inTheWay, "somebody's own");
        try {
            exportTo(folder_, "after");
            QFAIL("no error");
        } catch (const Error& error) {
            QVERIFY(error.kind() == ErrorKind::BadInput);
            QCOMPARE(error.problem(), std::string("a file stands where the export needs a folder"));
            QCOMPARE(error.subject(), utf8(inTheWay));
        }
        QCOMPARE(textOf(inTheWay), std::string("somebody's own"));
        fs::remove(inTheWay);
        exportTo(folder_, "after");
        QCOMPARE(textOf(folder_ / "index.json"), std::string("after"));
    }

    void aFolderMadeInThePlaceOfAFileOfOursIsLeftAlone()
    {
        exportTo(folder_, "before");
        fs::remove(folder_ / "images" / "000001.txt");
        writeFileAtomically(folder_ / "images" / "000001.txt" / "mine.txt", "mine");
        try {
            exportTo(folder_, "after");
            QFAIL("no error");
        } catch (const Error& error) {
            QVERIFY(error.kind() == ErrorKind::BadInput);
            QCOMPARE(error.subject(), utf8(folder_ / "images" / "000001.txt"));
        }
        QCOMPARE(textOf(folder_ / "index.json"), std::string("before"));
        JobContext context;
        StagedExport files(folder_, "coco", {"index.json"}); // another layout, without it
        files.claim("index.json");
        files.write("index.json", "after");
        files.sync(context);
        files.commit();
        QCOMPARE(textOf(folder_ / "images" / "000001.txt" / "mine.txt"), std::string("mine"));
        QVERIFY(!fs::exists(folder_ / "images" / "deep"));
    }

    void aLinkToAFolderIsOne()
    {
        fs::create_directories(folder_.parent_path() / "elsewhere");
        fs::create_directories(folder_);
        fs::create_directory_symlink(folder_.parent_path() / "elsewhere", folder_ / "images");
        exportTo(folder_, "after");
        QCOMPARE(textOf(folder_.parent_path() / "elsewhere" / "000001.txt"), std::string("after"));
    }

    void theFolderMayBeWrittenWithASlash()
    {
        exportTo(folder_ / "", "before");
        exportTo(folder_ / "", "after");
        QCOMPARE(textOf(folder_ / "index.json"), std::string("after"));
    }

    void aLinkStaysWhereItIs()
    {
        const fs::path elsewhere = folder_.parent_path() / "elsewhere";
        fs::create_directories(elsewhere);
        fs::create_directories(folder_);
        fs::create_directory_symlink(elsewhere, folder_ / "images");
        exportTo(folder_, "before");
        JobContext context;
        {
            StagedExport files(folder_, "coco", {"index.json"}); // another layout, without pictures
            files.claim("index.json");
            files.write("index.json", "after");
            files.sync(context);
            files.commit();
        }
        QVERIFY(fs::is_symlink(folder_ / "images"));
        QVERIFY(fs::is_empty(elsewhere));
        exportTo(folder_, "again");
        QCOMPARE(textOf(elsewhere / "000001.txt"), std::string("again"));
    }

    void aListFromElsewhereReachesNothingBehindALink()
    {
        const fs::path home = folder_.parent_path() / "home";
        writeFileAtomically(home / "diary.txt", "mine");
        writeFileAtomically(folder_ / ".clutch-coco.json", R"(["images/diary.txt","index.json"])");
        fs::create_directory_symlink(home, folder_ / "images");
        exportTo(folder_, "after");
        QCOMPARE(textOf(home / "diary.txt"), std::string("mine"));
        QCOMPARE(textOf(folder_ / "index.json"), std::string("after"));
    }

    void aListMayNameWhatCannotBe_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("too long") << QByteArray(5000, 'x');
        QTest::newRow("below a file") << QByteArray("index.json/a.txt");
        QTest::newRow("a folder") << QByteArray("images/");
        QTest::newRow("nothing") << QByteArray("images/\\u0000");
        QTest::newRow("the list itself") << QByteArray(".clutch-coco.json");
    }
    void aListMayNameWhatCannotBe()
    {
        QFETCH(QByteArray, name);
        exportTo(folder_, "before");
        std::string list = textOf(folder_ / ".clutch-coco.json");
        list.insert(list.rfind(']'), ",\"" + name.toStdString() + "\"");
        writeFileAtomically(folder_ / ".clutch-coco.json", list);
        exportTo(folder_, "after");
        QCOMPARE(textOf(folder_ / "index.json"), std::string("after"));
        QCOMPARE(textOf(folder_ / "images" / "000001.txt"), std::string("after"));
        exportTo(folder_, "again");
    }

    void aNameThatIsNotUtf8IsRefused()
    {
        exportTo(folder_, "before");
        StagedExport files(folder_, "coco", {"index.json"});
        QVERIFY_EXCEPTION_THROWN(files.claim("images/000001.pn\xff"), Error);
        QVERIFY_EXCEPTION_THROWN(files.claim("../a.png"), Error);
    }

    void oneExportAtATime()
    {
        exportTo(folder_, "before");
        {
            StagedExport first(folder_, "coco", {"index.json"});
            first.claim("index.json");
            first.write("index.json", "first");
            for (const char* kind : {"coco", "yolo"}) {
                try {
                    const StagedExport second(folder_, kind, {});
                    QFAIL("two at once");
                } catch (const Error& error) {
                    QVERIFY(error.kind() == ErrorKind::Io);
                    QCOMPARE(error.subject(), utf8(folder_ / ""));
                }
            }
            first.commit(); // nothing of it was touched
        }
        QCOMPARE(textOf(folder_ / "index.json"), std::string("first"));
        exportTo(folder_, "after");
    }

private:
    std::unique_ptr<ExportFolder> place_;
    fs::path folder_;
};

QTEST_GUILESS_MAIN(StagedExportTest)
#include "staged_export_test.moc"
