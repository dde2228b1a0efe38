// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/utf8_text.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <fstream>
#include <optional>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace clutch;
namespace fs = std::filesystem;

namespace {

std::optional<Error> thrownBy(const std::function<void()>& run)
{
    try {
        run();
    } catch (const Error& error) {
        return error;
    }
    return std::nullopt;
}

std::string textOf(const fs::path& file)
{
    const auto bytes = readFile(file);
    return {bytes.begin(), bytes.end()};
}

std::ptrdiff_t entriesOf(const fs::path& folder)
{
    return std::distance(fs::directory_iterator(folder), {});
}

/// Lets files grow to so many bytes only, while it lives: what a full disk does to a write.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN))
    {
        ::getrlimit(RLIMIT_FSIZE, &old_);
        rlimit small = old_;
        small.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &small);
    }
    ~FileSizeLimit()
    {
        ::setrlimit(RLIMIT_FSIZE, &old_);
        std::signal(SIGXFSZ, handler_);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

private:
    rlimit old_{};
    void (*handler_)(int);
};

} // namespace

class FilesTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir folder_;
    fs::path root() const { return pathFromUtf8(folder_.path().toStdString()); }

private Q_SLOTS:
    void keepsUnicode()
    {
        const std::string name = "é 日本 😀.txt";
        QCOMPARE(utf8(pathFromUtf8(name)), name);
        const fs::path file = root() / pathFromUtf8("ü/deep") / pathFromUtf8(name);
        writeFileAtomically(file, "contents");
        QCOMPARE(textOf(file), std::string("contents"));
        QVERIFY(
            QFile::exists(folder_.path() + QString::fromUtf8("/ü/deep/é 日本 😀.txt"))); // as another library sees it
    }

    void replacesWhole()
    {
        const fs::path file = root() / "replace" / "file.txt";
        writeFileAtomically(file, "a long first text");
        writeFileAtomically(file, "short");
        QCOMPARE(textOf(file), std::string("short"));
        writeFileAtomically(file, "");
        QCOMPARE(fs::file_size(file), std::uintmax_t(0));
        QCOMPARE(entriesOf(file.parent_path()), std::ptrdiff_t(1));
    }

    void keepsTheOldFileWhenTheDiskIsFull()
    {
        const fs::path file = root() / "full" / "file.bin";
        writeFileAtomically(file, "old");
        const std::vector<std::uint8_t> large(100000, 7);
        std::optional<Error> error;
        {
            const FileSizeLimit limit(50000);
            error = thrownBy([&] { writeFileAtomically(file, large); });
        }
        QVERIFY(error.has_value());
        QCOMPARE(error->subject(), utf8(file)); // not the temporary one
        QCOMPARE(textOf(file), std::string("old"));
        QCOMPARE(entriesOf(file.parent_path()), std::ptrdiff_t(1));
    }

    void recognizesAFullDisk()
    {
        if (!fs::exists("/dev/full")) QSKIP("there is no /dev/full");
        const fs::path file = root() / "device" / "file.bin";
        writeFileAtomically(file, "old");
        const auto error = thrownBy([&] {
            writeFileAtomically(file, [](const fs::path& temporary) {
                std::FILE* full = std::fopen("/dev/full", "w");
                std::fputs("x", full);
                const int code = std::fclose(full) != 0 ? errno : 0;
                try {
                    throw fs::filesystem_error("write", temporary, std::error_code(code, std::generic_category()));
                } catch (...) {
                    throw errorFromCurrentException("test");
                }
            });
        });
        QVERIFY(error.has_value());
        QCOMPARE(error->kind(), ErrorKind::DiskFull);
        QCOMPARE(textOf(file), std::string("old"));
    }

    void keepsWhatStandsInTheWay()
    {
        const fs::path way = root() / "way" / "file.txt";
        writeFileAtomically(way / "inside.txt", "inside");
        QVERIFY(thrownBy([&] { writeFileAtomically(way, "text"); }).has_value());
        QCOMPARE(textOf(way / "inside.txt"), std::string("inside"));
        QCOMPARE(entriesOf(way.parent_path()), std::ptrdiff_t(1));
        const auto error = thrownBy([&] { writeFileAtomically(way / "inside.txt" / "below.txt", "text"); });
        QVERIFY(error.has_value());
        QCOMPARE(textOf(way / "inside.txt"), std::string("inside"));
    }

    void keepsTheOldFileWhenTheWriterThrows()
    {
        const fs::path file = root() / "thrown" / "file.mkv";
        writeFileAtomically(file, "old");
        fs::path seen;
        QVERIFY_EXCEPTION_THROWN(writeFileAtomically(file,
                                                     [&](const fs::path& temporary) {
                                                         seen = temporary;
                                                         writeFileAtomically(temporary, "half");
                                                         throw Cancelled();
                                                     }),
                                 Cancelled);
        QCOMPARE(textOf(file), std::string("old"));
        QCOMPARE(seen.extension(), fs::path(".mkv"));
        QCOMPARE(seen.parent_path(), file.parent_path());
        QCOMPARE(entriesOf(file.parent_path()), std::ptrdiff_t(1));
    }

    void writesUnderTheLongestName()
    {
        const fs::path file = root() / "long" / (std::string(251, 'x') + ".txt");
        writeFileAtomically(file, "contents");
        QCOMPARE(textOf(file), std::string("contents"));
        QCOMPARE(entriesOf(file.parent_path()), std::ptrdiff_t(1));
    }

    void cutsNamesAtALetter()
    {
        QCOMPARE(cutAtLetter("日本", 6), std::string_view("日本"));
        QCOMPARE(cutAtLetter("日本", 5), std::string_view("日"));
        QCOMPARE(cutAtLetter("日本", 2), std::string_view(""));
        QCOMPARE(letterCount("a日é"), std::size_t(3));
        std::string name;
        for (int i = 0; i < 80; ++i)
            name += "日";
        writeFileAtomically(root() / "letters" / (name + ".txt"), [&](const fs::path& temporary) {
            QVERIFY(QString::fromUtf8(temporary.c_str()).indexOf(QChar::ReplacementCharacter) < 0);
            std::ofstream(temporary) << "x";
        });
    }

    void waitsForNoPipe()
    {
        const fs::path pipe = root() / "pipe";
        QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
        QVERIFY(thrownBy([&] { hashFile(pipe); }).has_value());
        QVERIFY(thrownBy([&] { readFile(pipe); }).has_value());
    }

    void saysWhatIsWrongWhenReading()
    {
        QCOMPARE(thrownBy([&] { readFile(root() / "nowhere"); })->kind(), ErrorKind::NotFound);
        QCOMPARE(thrownBy([&] { sortedFiles(root() / "nowhere"); })->kind(), ErrorKind::NotFound);
        QCOMPARE(thrownBy([&] { hashFile(root() / "nowhere"); })->kind(), ErrorKind::NotFound);
        QVERIFY(thrownBy([&] { readFile(root()); }).has_value()); // a folder
        const fs::path file = root() / "ten";
        writeFileAtomically(file, "0123456789");
        QCOMPARE(readFile(file, 10).size(), std::size_t(10));
        QCOMPARE(thrownBy([&] { readFile(file, 9); })->kind(), ErrorKind::BadInput);
    }

    void saysThatAFolderIsReadOnly()
    {
        if (::geteuid() == 0) QSKIP("root may write anywhere");
        const fs::path folder = root() / "locked";
        fs::create_directories(folder);
        fs::permissions(folder, fs::perms::owner_read | fs::perms::owner_exec);
        const auto error = thrownBy([&] { writeFileAtomically(folder / "file.txt", "x"); });
        fs::permissions(folder, fs::perms::owner_all);
        QVERIFY(error && error->kind() == ErrorKind::ReadOnly);
    }

    void hashesAsTheReference()
    {
        const fs::path file = root() / "hash.bin";
        writeFileAtomically(file, "");
        QCOMPARE(hashFile(file),
                 std::string(
                     "99aa06d3014798d86001c324468d497f")); // XXH3-128 of nothing, as the specification's tests give it
        std::string large(3'000'001, ' ');                 // more than one buffer
        for (std::size_t i = 0; i < large.size(); ++i)
            large[i] = static_cast<char>(i * 31 + i / 1000);
        writeFileAtomically(file, large);
        const std::string hash = hashFile(file);
        QCOMPARE(hashText(large), hash);
        QCOMPARE(hashText(""), std::string("99aa06d3014798d86001c324468d497f"));
        QCOMPARE(hash.size(), std::size_t(32));
        const QString tool = QStandardPaths::findExecutable("xxhsum");
        if (tool.isEmpty()) QSKIP("xxhsum is not installed");
        QProcess process;
        process.start(tool, {"-H2", QString::fromStdString(utf8(file))});
        QVERIFY(process.waitForFinished());
        QVERIFY(process.readAllStandardOutput().startsWith(QByteArray::fromStdString(hash)));
    }

    void asksForRoom()
    {
        requireFreeSpace(root() / "not/made/yet", 1, "test");
        const auto error =
            thrownBy([&] { requireFreeSpace(root() / "not/made/yet", std::uintmax_t(1) << 60, "test"); });
        QVERIFY(error && error->kind() == ErrorKind::DiskFull);
        QVERIFY(!fs::exists(root() / "not"));
    }

    void sortsNaturally()
    {
        const fs::path folder = root() / "sorted";
        const std::vector<std::string> expected{"1.png",       "a.png",        "frame1.png",
                                                "frame2.png",  "frame02b.png", "frame009.png",
                                                "frame10.png", "frame10b.png", "frame100000000000000000000000.png",
                                                "z.png",       "é.png",        "日本.png"};
        for (auto name = expected.rbegin(); name != expected.rend(); ++name)
            writeFileAtomically(folder / pathFromUtf8(*name), "");
        writeFileAtomically(folder / ".hidden.png", "");
        fs::create_directories(folder / "folder.png");
        std::vector<std::string> names;
        for (const fs::path& file : sortedFiles(folder))
            names.push_back(utf8(file.filename()));
        QCOMPARE(names, expected);
    }
};

QTEST_APPLESS_MAIN(FilesTest)
#include "files_test.moc"
