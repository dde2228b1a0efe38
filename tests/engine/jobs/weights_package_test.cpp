// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/random.h"
#include "engine/jobs/weights_package.h"
#include "tests/engine/jobs/weights_fixture.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <fstream>

using namespace clutch;
using namespace clutch::jobs;
using clutch::test::gzipped;
using clutch::test::Tar;
namespace fs = std::filesystem;

Q_DECLARE_METATYPE(Tar::Entry)

class WeightsPackageTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> dir_;
    fs::path root() const { return pathFromUtf8(dir_->path().toStdString()); }
    fs::path inside() const { return root() / "in" / "side"; }

    std::ptrdiff_t filesOutside() const
    {
        return std::count_if(fs::recursive_directory_iterator(root()), {}, [&](const fs::directory_entry& entry) {
            return !entry.is_directory() && !utf8(entry.path()).starts_with(utf8(inside() / "package") + "/");
        });
    }

private Q_SLOTS:
    void init()
    {
        dir_ = std::make_unique<QTemporaryDir>();
        fs::create_directories(inside());
    }

    // FIPS 180-4's example, in base64 as npm writes it.
    void digestsAsNpmDoes()
    {
        const std::string abc = "abc";
        const std::vector<std::uint8_t> bytes(abc.begin(), abc.end());
        QCOMPARE(integrityOf(bytes), std::string("sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/"
                                                 "BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw=="));
        const std::vector<std::uint8_t> long_(9 << 20, 5);
        std::size_t heard = 0;
        integrityOf(long_, [&](std::size_t count) { heard += count; });
        QCOMPARE(heard, long_.size());
    }

    void unpacksPlainFiles()
    {
        const std::string large(3000000, 'x');
        Tar tar;
        tar.add({.name = "package/", .type = '5'}).add({.name = "package/a/b.txt", .contents = "hello"});
        tar.add({.name = "package/large.bin", .contents = large}).add({.name = "package/empty"});
        const auto archive = gzipped(tar.bytes());
        std::int64_t heard = 0;
        unpackPackage(archive, "p.tgz", inside(), {}, [&](std::int64_t read) {
            QVERIFY(read >= heard);
            heard = read;
        });
        QVERIFY(heard > 0 && heard <= static_cast<std::int64_t>(archive.size()));
        const auto text = readFile(inside() / "package" / "a" / "b.txt");
        QCOMPARE(std::string(text.begin(), text.end()), std::string("hello"));
        QCOMPARE(fs::file_size(inside() / "package" / "large.bin"), std::uintmax_t(large.size()));
        QCOMPARE(fs::file_size(inside() / "package" / "empty"), std::uintmax_t(0));
        QCOMPARE(filesOutside(), std::ptrdiff_t(0));
    }

    void hostileEntriesAreRefused_data()
    {
        QTest::addColumn<Tar::Entry>("entry");
        const auto row = [](const char* name, Tar::Entry entry) { QTest::newRow(name) << std::move(entry); };
        row("upwards", {.name = "package/../../evil"});
        row("upwards at once", {.name = "../evil"});
        row("upwards at the end", {.name = "package/.."});
        row("absolute", {.name = "/tmp/clutch-evil"});
        row("absolute in the package", {.name = "package//tmp/clutch-evil"});
        row("elsewhere", {.name = "other/evil"});
        row("the package itself", {.name = "package"});
        row("a dot", {.name = "package/./evil"});
        row("a backslash", {.name = "package/..\\evil"});
        row("a drive", {.name = "package/c:evil"});
        row("a line break", {.name = "package/a\nb"});
        row("no name", {.name = ""});
        row("a symbolic link", {.name = "package/link", .type = '2', .link = "/etc/passwd"});
        row("a hard link", {.name = "package/link", .type = '1', .link = "package/good"});
        row("a hard link out", {.name = "package/link", .type = '1', .link = "/etc/passwd"});
        row("a character device", {.name = "package/device", .type = '3'});
        row("a block device", {.name = "package/device", .type = '4'});
        row("a pipe", {.name = "package/pipe", .type = '6'});
        row("a folder upwards", {.name = "package/../x/", .type = '5'});
        row("the same name", {.name = "package/good", .contents = "other"});
        row("more than there is", {.name = "package/a", .contents = "abc", .size = 5000000});
        row("far more than may be", {.name = "package/a", .contents = "abc", .size = std::int64_t(8) << 30});
    }
    void hostileEntriesAreRefused()
    {
        QFETCH(Tar::Entry, entry);
        Tar tar;
        tar.add({.name = "package/good", .contents = "good"}).add(entry);
        try {
            unpackPackage(gzipped(tar.bytes()), "p.tgz", inside());
            QFAIL("accepted");
        } catch (const Error& error) {
            QCOMPARE(error.kind(), ErrorKind::Corrupt);
            QVERIFY2(error.subject().starts_with("p.tgz"), error.what());
        }
        QCOMPARE(filesOutside(), std::ptrdiff_t(0));
        QVERIFY(!fs::exists("/tmp/clutch-evil"));
    }

    void aBombIsBounded()
    {
        Tar tar;
        for (int i = 0; i < 4; ++i)
            tar.add({.name = "package/" + std::to_string(i), .contents = std::string(8 << 20, '\0')});
        const auto bytes = gzipped(tar.bytes()); // 32 MiB in 150 KiB
        QVERIFY_EXCEPTION_THROWN(unpackPackage(bytes, "p", inside(), {.bytes = 20 << 20}), Error);
        std::uintmax_t written = 0;
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(inside()))
            if (entry.is_regular_file()) written += entry.file_size();
        QVERIFY(written <= 20 << 20);
        QVERIFY_EXCEPTION_THROWN(unpackPackage(bytes, "p", root() / "other", {.entries = 3}), Error);
        unpackPackage(bytes, "p", root() / "third", {.bytes = 32 << 20, .entries = 4});
    }

    void truncatedAndAlteredArchivesNeverCrash()
    {
        Random random(3);
        std::string noise(40000, '\0');
        for (char& c : noise)
            c = static_cast<char>(random.integer(0, 255));
        Tar tar;
        tar.add({.name = "package/a", .contents = noise}).add({.name = "package/b", .contents = noise});
        const auto whole = gzipped(tar.bytes());
        for (std::size_t length = 0; length < whole.size() / 2; length += 997) { // the noise of the second is missing
            const std::vector<std::uint8_t> part(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length));
            QVERIFY_EXCEPTION_THROWN(
                {
                    unpackPackage(part, "p", root() / std::to_string(length));
                    if (length == 0) throw Error(ErrorKind::Corrupt, "", "", "", ""); // nothing is no archive
                },
                Error);
        }
        for (int round = 0; round < 150; ++round) {
            auto bytes = whole;
            for (int i = 0; i < 3; ++i)
                bytes[static_cast<std::size_t>(random.integer(0, static_cast<int>(bytes.size()) - 1))] =
                    static_cast<std::uint8_t>(random.integer(0, 255));
            try {
                unpackPackage(bytes, "p", inside() / std::to_string(round));
            } catch (const Error& error) {
                QVERIFY2(error.kind() == ErrorKind::Corrupt, error.what());
            }
        }
    }
};

QTEST_APPLESS_MAIN(WeightsPackageTest)
#include "weights_package_test.moc"
