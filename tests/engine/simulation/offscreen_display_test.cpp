// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/simulation/offscreen_display.h"
#include "engine/simulation/scene_renderer.h"

#include <QTest>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace clutch;
using namespace clutch::simulation;

namespace {

std::string display()
{
    const char* name = std::getenv("DISPLAY");
    return name ? name : "";
}

std::filesystem::path socketOf(const std::string& display)
{
    return "/tmp/.X11-unix/X" + display.substr(1);
}

} // namespace

class OffscreenDisplayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        path_ = std::getenv("PATH");
        unsetenv("DISPLAY");
    }
    void cleanup()
    {
        setenv("PATH", path_.c_str(), 1);
        unsetenv("DISPLAY");
    }

    void startsOneAndTakesItAway()
    {
        std::string name;
        {
            const OffscreenDisplay own;
            name = display();
            QVERIFY(name.size() >= 2 && name[0] == ':');
            QVERIFY(displayAnswers());
            QVERIFY(std::filesystem::exists(socketOf(name)));
        }
        QCOMPARE(display(), std::string());
        QVERIFY(!std::filesystem::exists(socketOf(name)));
        QVERIFY(!std::filesystem::exists("/tmp/.X" + name.substr(1) + "-lock"));
    }

    void takesTheOneThatAnswers()
    {
        const OffscreenDisplay first;
        const std::string name = display();
        {
            const OffscreenDisplay second;
            QCOMPARE(display(), name);
        }
        QCOMPARE(display(), name);
        QVERIFY(displayAnswers());
    }

    void aDeadDisplayIsReplacedAndPutBack()
    {
        setenv("DISPLAY", ":64123", 1);
        {
            const OffscreenDisplay own;
            QVERIFY(display() != ":64123");
            QVERIFY(displayAnswers());
        }
        QCOMPARE(display(), std::string(":64123"));
    }

    void saysWhatToInstall()
    {
        setenv("PATH", "", 1);
        try {
            const OffscreenDisplay own;
            QFAIL("no error");
        } catch (const Error& error) {
            QCOMPARE(error.kind(), ErrorKind::Unsupported);
            QVERIFY(QString::fromStdString(error.what()).contains("xvfb"));
        }
    }

    void renderingWithoutADisplayIsAnError()
    {
        try {
            SceneRenderer renderer;
            QFAIL("no error");
        } catch (const Error& error) {
            QCOMPARE(error.kind(), ErrorKind::Unsupported);
            QVERIFY(QString::fromStdString(error.what()).contains("xvfb"));
        }
    }

    void goesWhenTheProgramIsKilled()
    {
        int ends[2];
        QCOMPARE(pipe(ends), 0);
        // Orphans come to us, so that the end of Xvfb can be waited for.
        prctl(PR_SET_CHILD_SUBREAPER, 1);
        const pid_t child = fork();
        if (child == 0) {
            const OffscreenDisplay own;
            const std::string name = display() + "\n";
            if (write(ends[1], name.data(), name.size()) < 0) _exit(1);
            pause();
            _exit(0);
        }
        close(ends[1]);
        std::string name;
        for (char byte = 0; read(ends[0], &byte, 1) == 1 && byte != '\n';)
            name += byte;
        close(ends[0]);
        QVERIFY(name.size() >= 2);
        QVERIFY(std::filesystem::exists(socketOf(name)));
        kill(child, SIGKILL);
        while (wait(nullptr) > 0) {
        }
        prctl(PR_SET_CHILD_SUBREAPER, 0);
        QVERIFY(!std::filesystem::exists(socketOf(name)));
        QVERIFY(!std::filesystem::exists("/tmp/.X" + name.substr(1) + "-lock"));
    }

private:
    std::string path_;
};

QTEST_APPLESS_MAIN(OffscreenDisplayTest)
#include "offscreen_display_test.moc"
