// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/files.h"
#include "engine/jobs/jobs.h"
#include "tests/support/patient_test.h"
#include "tests/ui/pages/sample_project.h"
#include "ui/pages/dataset_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/session.h"
#include "ui/shell/theme.h"

#include <QListView>
#include <QSettings>
#include <QTemporaryDir>

#include <memory>
#include <numeric>

namespace clutch::test {

using namespace clutch::ui;

inline constexpr int kPatienceMs = 60000;

/// The studio on its Dataset page: one window for all tests of a file, each opens a project of its own in it.
class DatasetPageFixture {
protected:
    // One window for all: each test opens a project of its own in it.
    void showWindow()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings_.path());
        Theme::instance().apply(ThemeKind::Dark);
        session_ = std::make_unique<Session>();
        window_ = std::make_unique<MainWindow>(
            *session_, MainWindow::Options{
                           .project = {}, .page = QStringLiteral("dataset"), .demoRecording = {}, .reopen = false});
        window_->show();
        QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
        QTRY_VERIFY_WITH_TIMEOUT(window_->isSettled(), kPatienceMs);
    }

    void closeProject()
    {
        session_->runner().cancelAll();
        QTRY_VERIFY(!session_->runner().isBusy());
        page()->setView(DatasetPage::Picture);
        session_->closeProject();
    }

    void dropWindow()
    {
        window_.reset();
        session_.reset();
    }

    template <class Type>
    Type* find(const char* name) const
    {
        return window_->findChild<Type*>(QLatin1String(name));
    }
    DatasetPage* page() const { return static_cast<DatasetPage*>(window_->page(QStringLiteral("dataset"))); }
    QListView* strip() const { return find<QListView>("datasetStrip"); }
    void newProject()
    {
        makeSampleProject(*session_, nextFolder());
        window_->showStage(QStringLiteral("dataset"));
    }
    QString nextFolder() { return projects_.filePath(QStringLiteral("Projekt é 日本 %1").arg(++count_)); }
    QString fileOf(const store::ImageRow& row) const
    {
        return session_->projectFolder() + QLatin1Char('/') + QString::fromStdString(row.file);
    }

    void activate(QWidget* widget)
    {
        window_->activateWindow(); // shortcuts act in the active window alone
        QTRY_VERIFY(window_->isActiveWindow());
        widget->setFocus();
    }

    /// A project with a data set of `count` pictures, shown; its folder.
    QString fill(int count, const std::string& name = "heap", std::uint64_t seed = 3)
    {
        if (!session_->hasProject()) newProject();
        jobs::SynthesisRequest request;
        request.project = pathFromUtf8(session_->projectFolder().toStdString());
        request.object = session_->objectName().toStdString();
        request.dataset = name;
        request.count = count;
        request.options.instances = {2, 4};
        request.options.size = {160, 120};
        session_->setSeed(seed);
        session_->run(jobs::makeSynthesisJob(std::move(request)));
        const auto ready = [&] {
            const auto row = session_->project().findDataset(name);
            return row && row->images == count && !session_->runner().isBusy();
        };
        if (!QTest::qWaitFor(ready, kPatienceMs)) qFatal("no pictures");
        if (!QTest::qWaitFor([&] { return strip()->model()->rowCount() == count; }, kPatienceMs)) qFatal("no page");
        return session_->projectFolder();
    }

    QTemporaryDir settings_, projects_;
    int count_ = 0;
    std::unique_ptr<Session> session_;
    std::unique_ptr<MainWindow> window_;
};

} // namespace clutch::test
