// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/exporting/staged_export.h"

#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <functional>
#include <memory>
#include <unistd.h>

using namespace clutch;
using namespace clutch::exporting;
namespace fs = std::filesystem;

namespace {

std::function<int(const std::string& what, const fs::path& path)> onSync; // what the disk does when it is waited for

int asked(const char* what, int handle)
{
    if (!onSync) return 0;
    return onSync(what, fs::read_symlink("/proc/self/fd/" + std::to_string(handle)));
}

} // namespace

// In the place of the C library's, which the exporter would call.
extern "C" int syncfs(int handle) noexcept
{
    return asked("disk", handle);
}
extern "C" int fsync(int handle)
{
    return asked("path", handle);
}

namespace {

std::string textOf(const fs::path& file)
{
    if (!fs::exists(file)) return {};
    const std::vector<std::uint8_t> bytes = readFile(file);
    return {bytes.begin(), bytes.end()};
}

void exportTo(const fs::path& folder, const std::string& text)
{
    StagedExport files(folder, "coco", {"index.json"});
    for (const char* name : {"index.json", "images/a.txt", "images/deep/b.txt"})
        files.claim(name);
    files.write("images/a.txt", text);
    StagedFile index = files.open("index.json");
    index.stream() << text;
    index.close();
    files.write("images/deep/b.txt", text);
    JobContext context;
    files.sync(context);
    files.commit();
}

} // namespace

class StagedExportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        temporary_ = std::make_unique<QTemporaryDir>();
        folder_ = fs::canonical(pathFromUtf8(temporary_->path().toStdString())) / "out";
    }
    void cleanup() { onSync = nullptr; }

    void everyNameIsGivenToWhatIsOnTheDisk_data()
    {
        QTest::addColumn<bool>("again");
        QTest::newRow("first") << false;
        QTest::newRow("over an earlier one") << true;
    }
    void everyNameIsGivenToWhatIsOnTheDisk()
    {
        QFETCH(bool, again);
        const std::string before = again ? "before" : "";
        if (again) exportTo(folder_, before);
        int disks = 0;
        bool foldersWithoutIndex = false, folderWithIndex = false, oldIndexGone = !again;
        std::set<fs::path> synced;
        onSync = [&](const std::string& what, const fs::path& path) {
            const std::string index = textOf(folder_ / "index.json"), a = textOf(folder_ / "images" / "a.txt"),
                              b = textOf(folder_ / "images" / "deep" / "b.txt");
            if (what == "disk") { // all is written, nothing has its name
                ++disks;
                if (index != before || a != before || b != before) ++disks;
                if (textOf(folder_ / ".clutch-coco.part" / "images" / "deep" / "b.txt") != "after") ++disks;
                if (textOf(folder_ / ".clutch-coco.part" / "index.json") != "after") ++disks;
                return 0;
            }
            if (disks == 0) return 0;
            synced.insert(path);
            oldIndexGone = oldIndexGone || (path == folder_ && index.empty() && a == before && b == before);
            const bool all = synced.contains(folder_ / "images") && synced.contains(folder_ / "images" / "deep") &&
                             synced.contains(folder_);
            if (index.empty() && a == "after" && b == "after" && all) foldersWithoutIndex = true;
            if (index == "after" && path == folder_) folderWithIndex = foldersWithoutIndex;
            return 0;
        };
        exportTo(folder_, "after");
        QCOMPARE(disks, 1);
        QVERIFY(oldIndexGone);
        QVERIFY(foldersWithoutIndex);
        QVERIFY(folderWithIndex);
        QCOMPARE(textOf(folder_ / "images" / "deep" / "b.txt"), std::string("after"));
    }

    void aDiskThatFailsLeavesTheEarlierExport()
    {
        exportTo(folder_, "before");
        for (const int code : {EIO, ENOSPC}) {
            onSync = [code](const std::string& what, const fs::path&) {
                errno = code;
                return what == "disk" ? -1 : 0;
            };
            try {
                exportTo(folder_, "after");
                QFAIL("no error");
            } catch (const Error& error) {
                QVERIFY(error.kind() == (code == EIO ? ErrorKind::Io : ErrorKind::DiskFull));
            }
            QCOMPARE(textOf(folder_ / "index.json"), std::string("before"));
            QCOMPARE(textOf(folder_ / "images" / "a.txt"), std::string("before"));
            QVERIFY(!fs::exists(folder_ / ".clutch-coco.part"));
        }
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
        fs::remove(folder_ / "images" / "a.txt");
        writeFileAtomically(folder_ / "images" / "a.txt" / "mine.txt", "mine");
        try {
            exportTo(folder_, "after");
            QFAIL("no error");
        } catch (const Error& error) {
            QVERIFY(error.kind() == ErrorKind::BadInput);
            QCOMPARE(error.subject(), utf8(folder_ / "images" / "a.txt"));
        }
        QCOMPARE(textOf(folder_ / "index.json"), std::string("before"));
        JobContext context;
        StagedExport files(folder_, "coco", {"index.json"}); // another layout, without it
        files.claim("index.json");
        files.write("index.json", "after");
        files.sync(context);
        files.commit();
        QCOMPARE(textOf(folder_ / "images" / "a.txt" / "mine.txt"), std::string("mine"));
        QVERIFY(!fs::exists(folder_ / "images" / "deep"));
    }

    void aLinkToAFolderIsOne()
    {
        fs::create_directories(folder_.parent_path() / "elsewhere");
        fs::create_directories(folder_);
        fs::create_directory_symlink(folder_.parent_path() / "elsewhere", folder_ / "images");
        exportTo(folder_, "after");
        QCOMPARE(textOf(folder_.parent_path() / "elsewhere" / "a.txt"), std::string("after"));
    }

    void theFolderMayBeWrittenWithASlash()
    {
        exportTo(folder_ / "", "before");
        exportTo(folder_ / "", "after");
        QCOMPARE(textOf(folder_ / "index.json"), std::string("after"));
    }

private:
    std::unique_ptr<QTemporaryDir> temporary_;
    fs::path folder_;
};

QTEST_GUILESS_MAIN(StagedExportTest)
#include "staged_export_test.moc"
