// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/patient_test.h"
#include "ui/shell/main_window.h"
#include "ui/shell/session.h"
#include "ui/shell/theme.h"

#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <memory>

namespace clutch::test {

/// The studio's window with an empty project of its own, as a person sees it; gone with the object.
class WindowFixture {
public:
    explicit WindowFixture(const QString& demoRecording = {})
    {
        QStandardPaths::setTestModeEnabled(true);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder_.filePath(QStringLiteral("settings")));
        ui::Theme::instance().apply(ui::ThemeKind::Dark);
        session = std::make_unique<ui::Session>();
        window = std::make_unique<ui::MainWindow>(
            *session,
            ui::MainWindow::Options{.project = {}, .page = {}, .demoRecording = demoRecording, .reopen = false});
        window->resize(1280, 720);
        window->show();
        window->activateWindow(); // there is no window manager to make it so
    }
    ~WindowFixture()
    {
        session->runner().cancelAll();
        window.reset();
        session.reset();
    }
    WindowFixture(const WindowFixture&) = delete;
    WindowFixture& operator=(const WindowFixture&) = delete;

    bool isReady() const
    {
        return QTest::qWaitForWindowActive(window.get()) &&
               QTest::qWaitFor([this] { return window->isSettled(); }, 30000);
    }
    bool open(const QString& name = QStringLiteral("Projekt é 日本"))
    {
        const QString project = path(name);
        window->createProject(project);
        return QTest::qWaitFor([&] { return session->projectFolder() == project; }, 30000);
    }
    QString path(const QString& name) const { return folder_.filePath(name); }
    template <class Type>
    Type* find(const char* name) const
    {
        return window->findChild<Type*>(QLatin1String(name));
    }

    std::unique_ptr<ui::Session> session;
    std::unique_ptr<ui::MainWindow> window;

private:
    QTemporaryDir folder_;
};

} // namespace clutch::test
