// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/simulation/offscreen_gl.h"
#include "tests/engine/simulation/scene_fixture.h"

#include <QTest>

#include <cerrno>
#include <cstdlib>
#include <memory>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace clutch;
using namespace clutch::test;

extern char** environ;

namespace {

std::vector<std::string> environment()
{
    std::vector<std::string> all;
    for (char** entry = environ; *entry; ++entry)
        all.emplace_back(*entry);
    return all;
}

RenderedScene renderedBall()
{
    const ObjectModel thing = ball(30, {0.8, 0.4, 0.1});
    const Placed item{&thing, at(0, 0, 30)};
    SceneRenderer renderer;
    renderer.setSurroundings(placeWithLamp({200, 100, 400}, 40, 0.3));
    return renderer.render({&item, 1}, tilted(), false);
}

} // namespace

class OffscreenGlTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // First: afterwards this process has its graphics driver. 0: the right error; else what went wrong.
    void withoutOpenGlItSaysWhatToInstall()
    {
        const pid_t child = fork();
        if (child == 0) {
            setenv("__EGL_VENDOR_LIBRARY_FILENAMES", "/nonexistent", 1); // as on a machine without any driver
            unsetenv("DISPLAY");
            try {
                const SceneRenderer renderer;
                _exit(1);
            } catch (const Error& error) {
                const bool named = std::string(error.what()).find("libgl1-mesa-dri") != std::string::npos;
                _exit(error.kind() == ErrorKind::Unsupported && named ? 0 : 2);
            }
        }
        int status = -1;
        QCOMPARE(waitpid(child, &status, 0), child);
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 0);
    }

    void drawsWithoutADisplayOnAnyThreadAndChangesNothing()
    {
        unsetenv("DISPLAY");
        unsetenv("WAYLAND_DISPLAY");
        const std::vector<std::string> before = environment();
        const RenderedScene here = renderedBall();
        RenderedScene there;
        std::thread([&there] { there = renderedBall(); }).join();
        QVERIFY(cv::norm(here.light, cv::NORM_INF) > 0.1);
        QVERIFY(sameBytes(here.light, there.light));
        QVERIFY(environment() == before);
        errno = 0;
        QVERIFY(waitpid(-1, nullptr, WNOHANG) == -1 && errno == ECHILD); // no program was started for it
    }

    void aDisplayThatDoesNotAnswerIsNoHindrance()
    {
        setenv("DISPLAY", ":64123", 1);
        const RenderedScene scene = renderedBall();
        unsetenv("DISPLAY");
        QVERIFY(cv::norm(scene.light, cv::NORM_INF) > 0.1);
    }

    void severalOnAThreadDoNotMix()
    {
        const std::unique_ptr<OffscreenGl> first = OffscreenGl::create();
        QVERIFY(first);
        const RenderedScene between = renderedBall();
        first->makeCurrent();
        const ObjectModel thing = ball(30, {0.8, 0.4, 0.1});
        const Placed item{&thing, at(0, 0, 30)};
        SceneRenderer one;
        one.setSurroundings(placeWithLamp({200, 100, 400}, 40, 0.3));
        for (int i = 0; i < 2; ++i) { // the second time, after another has come and gone
            QVERIFY(sameBytes(one.render({&item, 1}, tilted(), false).light, between.light));
            QVERIFY(sameBytes(renderedBall().light, between.light));
        }
    }

    // The driver refuses a context that is current on another thread.
    void whatTheDriverRefusesIsSaid()
    {
        const std::unique_ptr<OffscreenGl> gl = OffscreenGl::create();
        QVERIFY(gl);
        std::string refused;
        bool current = true;
        std::thread([&] {
            current = gl->tryMakeCurrent();
            try {
                gl->makeCurrent();
            } catch (const Error& error) {
                refused = error.what();
            }
        }).join();
        QVERIFY(!current);
        QVERIFY(refused.find("OpenGL") != std::string::npos && refused.find("EGL error 0x") != std::string::npos);
        gl->makeCurrent(); // here it still is
    }

    void itsEndOnAThreadThatMayNotUseItIsHarmless()
    {
        auto renderer = std::make_unique<SceneRenderer>();
        std::thread([&renderer] { renderer.reset(); }).join();
        QVERIFY(cv::norm(renderedBall().light, cv::NORM_INF) > 0.1);
    }
};

QTEST_APPLESS_MAIN(OffscreenGlTest)
#include "offscreen_gl_test.moc"
