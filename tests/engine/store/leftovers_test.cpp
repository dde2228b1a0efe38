// SPDX-License-Identifier: Apache-2.0
#include "engine/store/leftovers.h"
#include "tests/engine/store/project_fixture.h"

#include <sys/wait.h>
#include <unistd.h>

using namespace clutch;
using namespace clutch::store;
namespace fs = std::filesystem;

class LeftoversTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void removesFilesOfTheDeadAlone();
};

void LeftoversTest::removesFilesOfTheDeadAlone()
{
    const QTemporaryDir directory;
    const fs::path folder = pathFromUtf8(directory.path().toStdString());
    const pid_t dead = ::fork();
    if (dead == 0) {
        // Killed in the middle of writing: the file is named by the code that names it in life.
        writeFileAtomically(folder / "a.b 日本.png", [](const fs::path& file) {
            test::touch(file);
            ::_exit(0);
        });
    }
    ::waitpid(dead, nullptr, 0);
    const std::string own = ".b." + std::to_string(::getpid()) + "-0.part.png";
    for (const std::string& name : {own, std::string("a.png"), std::string(".hidden"), std::string(".mine.part.png")})
        test::touch(folder / name);
    const auto count = [&] { return std::distance(fs::directory_iterator(folder), fs::directory_iterator()); };
    QCOMPARE(count(), std::ptrdiff_t(5));
    removeLeftovers(folder);
    QCOMPARE(count(), std::ptrdiff_t(4));
    QVERIFY(fs::exists(folder / own)); // its writer lives
    QVERIFY(fs::exists(folder / ".mine.part.png"));
    removeLeftovers(folder / "nowhere");
}

QTEST_APPLESS_MAIN(LeftoversTest)
#include "leftovers_test.moc"
