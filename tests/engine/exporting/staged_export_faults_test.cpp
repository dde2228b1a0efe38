// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "tests/engine/exporting/staged_fixture.h"

#include <cerrno>
#include <fcntl.h>
#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace clutch;
using namespace clutch::exporting;
using namespace clutch::test;

namespace {

std::mutex mutex;
std::function<int(const fs::path& path)> onSync; // an errno: what the disk says when it is waited for
std::function<int()> onRename;

int answer(int code)
{
    if (code != 0) errno = code;
    return code == 0 ? 0 : -1;
}

} // namespace

// In the place of the C library's, which the exporter would call.
extern "C" int fsync(int handle)
{
    const std::scoped_lock lock(mutex);
    return onSync ? answer(onSync(fs::read_symlink("/proc/self/fd/" + std::to_string(handle)))) : 0;
}
extern "C" int rename(const char* from, const char* to) noexcept
{
    if (const int code = onRename ? onRename() : 0; code != 0) return answer(code);
    return static_cast<int>(::syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0));
}

namespace {

/// The error of an export whose rename number `at`, and `times` - 1 after it, fail; nothing when it has fewer.
std::optional<Error> failedRename(const fs::path& folder, int at, int times = 1)
{
    int count = 0;
    onRename = [&] { return count++ >= at && count <= at + times ? EIO : 0; };
    std::optional<Error> thrown;
    try {
        exportTo(folder, "after");
    } catch (const Error& error) {
        thrown = error;
    }
    onRename = nullptr;
    return thrown;
}

} // namespace

class StagedExportFaultsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        place_ = std::make_unique<ExportFolder>();
        folder_ = place_->folder;
    }
    void cleanup() { onSync = nullptr, onRename = nullptr; }

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
        bool tooSoon = false, foldersWithoutIndex = false, folderWithIndex = false, oldIndexGone = !again;
        std::set<std::string> files;
        std::set<fs::path> folders;
        onSync = [&](const fs::path& path) {
            const std::string index = textOf(folder_ / "index.json"), a = textOf(place_->first()),
                              b = textOf(place_->second());
            if (utf8(path).find("/.clutch-coco.part/") != std::string::npos) { // all is written, nothing has its name
                files.insert(utf8(path.filename()));
                tooSoon = tooSoon || index != before || a != before || b != before || textOf(path) != "after";
                return 0;
            }
            if (files.size() < 3) return 0;
            folders.insert(path);
            oldIndexGone = oldIndexGone || (path == folder_ && index.empty() && a == before && b == before);
            const bool all = folders.contains(folder_ / "images") && folders.contains(folder_ / "images" / "deep") &&
                             folders.contains(folder_);
            if (index.empty() && a == "after" && b == "after" && all) foldersWithoutIndex = true;
            if (index == "after" && path == folder_) folderWithIndex = foldersWithoutIndex;
            return 0;
        };
        exportTo(folder_, "after");
        QCOMPARE(files, (std::set<std::string>{"000001.txt", "000002.txt", "index.json"}));
        QVERIFY(!tooSoon);
        QVERIFY(oldIndexGone);
        QVERIFY(foldersWithoutIndex);
        QVERIFY(folderWithIndex);
        QCOMPARE(textOf(place_->second()), std::string("after"));
    }

    void whatCannotBeWrittenBackIsNamed()
    {
        exportTo(folder_, "before");
        const auto before = contentsOf(folder_);
        for (const int code : {EIO, ENOSPC, EDQUOT}) {
            onSync = [code](const fs::path& path) { return path.filename() == "000002.txt" ? code : 0; };
            try {
                exportTo(folder_, "after");
                QFAIL("no error");
            } catch (const Error& error) {
                QVERIFY(error.kind() == (code == EIO ? ErrorKind::Io : ErrorKind::DiskFull));
                QCOMPARE(error.subject(), utf8(place_->second()));
            }
            QVERIFY(contentsOf(folder_) == before);
        }
    }

    void aFileSystemThatCannotSayIsBelieved()
    {
        for (const int code : {EINVAL, ENOSYS, EOPNOTSUPP}) {
            onSync = [code](const fs::path&) { return code; };
            exportTo(folder_, std::to_string(code));
            QCOMPARE(textOf(folder_ / "index.json"), std::to_string(code));
        }
        int interrupted = 0;
        onSync = [&](const fs::path&) { return interrupted++ < 3 ? EINTR : 0; };
        exportTo(folder_, "after");
        QCOMPARE(textOf(folder_ / "index.json"), std::string("after"));
    }

    void waitingForTheDiskCanBeCancelled()
    {
        exportTo(folder_, "before");
        const auto before = contentsOf(folder_);
        {
            StagedExport files(folder_, "coco", {"index.json"});
            for (int i = 0; i < 300; ++i)
                files.write("images/" + std::to_string(100000 + i) + ".txt", "after");
            JobContext context;
            int waited = 0;
            onSync = [&](const fs::path&) {
                if (++waited == 5) context.cancel();
                return 0;
            };
            QVERIFY_EXCEPTION_THROWN(files.sync(context), Cancelled);
            QVERIFY2(waited < 40, qPrintable(QString::number(waited))); // and those that were under way
            QCOMPARE(context.progress().total, std::int64_t(300));
        }
        QVERIFY(contentsOf(folder_) == before);
    }

    void whateverMoveFailsTheEarlierExportIsAsItWas_data()
    {
        QTest::addColumn<bool>("anotherDisk");
        QTest::newRow("on one disk") << false;
        QTest::newRow("pictures on another") << true;
    }
    void whateverMoveFailsTheEarlierExportIsAsItWas()
    {
        QFETCH(bool, anotherDisk);
        const std::unique_ptr<QTemporaryDir> other = anotherDisk ? linkedDisk() : nullptr;
        if (anotherDisk && !other) QSKIP("there is no second disk");
        exportTo(folder_, "before");
        writeFileAtomically(folder_ / "images" / "mine.txt", "mine");
        const auto before = contentsOf(folder_);
        int at = 0;
        for (; at < 100; ++at) {
            const std::optional<Error> error = failedRename(folder_, at);
            if (!error) break;
            QVERIFY(error->subject().find(".part") == std::string::npos); // as the file will be called
            QVERIFY2(contentsOf(folder_) == before, qPrintable(QString::number(at)));
        }
        QVERIFY(at > 8 && at < 100);
        const auto after = contentsOf(folder_);
        QCOMPARE(after.size(), before.size());
        QCOMPARE(after.at("images/000001.txt"), std::string("after"));
        QCOMPARE(after.at("images/deep/000002.txt"), std::string("after"));
        QCOMPARE(after.at("index.json"), std::string("after"));
        QCOMPARE(after.at("images/mine.txt"), std::string("mine"));
    }

    // The disk fails once more while the earlier export is put back.
    void whatCannotBePutBackIsKeptAndNamed()
    {
        int kept = 0;
        for (int at = 0;; ++at) {
            const ExportFolder place;
            exportTo(place.folder, "before");
            const auto error = failedRename(place.folder, at, 2);
            if (!error) break;
            const auto found = contentsOf(place.folder);
            const bool whole = textOf(place.first()) == "before" && textOf(place.second()) == "before";
            QVERIFY2(whole || !fs::exists(place.folder / "index.json"), qPrintable(QString::number(at)));
            const auto saved = error->subject().find("; ");
            if (saved == std::string::npos) continue;
            ++kept;
            const fs::path where = pathFromUtf8(error->subject().substr(saved + 2));
            QVERIFY2(fs::is_directory(where), error->subject().c_str());
            const auto lost = contentsOf(where);
            exportTo(place.folder, "again");
            QCOMPARE(contentsOf(where), lost); // whoever tries again loses nothing more
        }
        QVERIFY(kept > 0);
    }

    void aFirstExportThatFailsLeavesNothing()
    {
        fs::create_directories(folder_);
        for (int at = 0; failedRename(folder_, at); ++at)
            QVERIFY2(fs::is_empty(folder_), qPrintable(QString::number(at)));
        QCOMPARE(textOf(folder_ / "index.json"), std::string("after"));
    }

    void killedAtAnyMoveAnIndexNamesWhatIsThere()
    {
        exportTo(folder_, "before");
        for (int at = 0; at < 100; ++at) {
            const pid_t child = ::fork();
            if (child == 0) {
                int count = 0;
                onRename = [&] { return count++ == at ? ::_exit(9), 0 : 0; };
                exportTo(folder_, "after");
                ::_exit(0);
            }
            int status = 0;
            QCOMPARE(::waitpid(child, &status, 0), child);
            const std::string index = textOf(folder_ / "index.json");
            if (!index.empty()) {
                QCOMPARE(textOf(place_->first()), index);
                QCOMPARE(textOf(place_->second()), index);
            }
            if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
                QVERIFY(at > 8);
                return;
            }
            exportTo(folder_, "before"); // whatever was left is no hindrance
            const auto contents = contentsOf(folder_);
            QVERIFY(!contents.contains(".clutch-coco.part"));
        }
        QFAIL("it never ended");
    }

    void everythingMayBeOnAnotherDisk()
    {
        const std::unique_ptr<QTemporaryDir> other = linkedDisk();
        if (!other) QSKIP("there is no second disk");
        const fs::path elsewhere = fs::canonical(folder_ / "images");
        exportTo(folder_, "before");
        exportTo(folder_, "after");
        QCOMPARE(textOf(elsewhere / "000001.txt"), std::string("after"));
        QCOMPARE(contentsOf(elsewhere).size(), std::size_t(3)); // with a folder, and nothing hidden
        exportTo(elsewhere, "itself");                          // the link may lead to the export as well
        QCOMPARE(textOf(elsewhere / "images" / "000001.txt"), std::string("itself"));
        // Somebody else exports into the linked folder.
        const StagedExport busy(elsewhere, "coco", {});
        QVERIFY_EXCEPTION_THROWN(exportTo(folder_, "again"), Error);
        QCOMPARE(textOf(elsewhere / "000001.txt"), std::string("after"));
        QCOMPARE(textOf(folder_ / "index.json"), std::string("after"));
    }

private:
    /// A folder on another disk that "images" leads to; nothing without one.
    std::unique_ptr<QTemporaryDir> linkedDisk() const
    {
        auto other = std::make_unique<QTemporaryDir>(QStringLiteral("/dev/shm/clutch-XXXXXX"));
        struct stat here {
        }, there{};
        fs::create_directories(folder_);
        if (!other->isValid() || ::stat(folder_.c_str(), &here) != 0 ||
            ::stat(other->path().toStdString().c_str(), &there) != 0 || here.st_dev == there.st_dev)
            return nullptr;
        fs::create_directory_symlink(other->path().toStdString(), folder_ / "images");
        return other;
    }

    std::unique_ptr<ExportFolder> place_;
    fs::path folder_;
};

QTEST_GUILESS_MAIN(StagedExportFaultsTest)
#include "staged_export_faults_test.moc"
