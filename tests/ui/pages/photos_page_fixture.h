// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/core/files.h"
#include "engine/jobs/jobs.h"
#include "engine/synthesis/illumination.h"
#include "tests/support/patient_test.h"
#include "tests/ui/pages/sample_project.h"
#include "ui/pages/photos_page.h"
#include "ui/pages/photos_page_model.h"
#include "ui/shell/session.h"
#include "ui/shell/theme.h"
#include "ui/views/image_canvas.h"
#include "ui/views/segmented_switch.h"

#include <QDir>
#include <QGridLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QToolButton>

#include <functional>
#include <memory>

namespace clutch::test {

using namespace clutch::ui;

inline constexpr int kPatienceMs = 60000;

/// The Photos page in a window of its own, and folders of small pictures to import.
class PhotosPageFixture {
protected:
    void prepare()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings_.path());
        Theme::instance().apply(ThemeKind::Dark);
        QDir(files_.path()).mkpath(QStringLiteral("Haufen é 日本/more"));
        for (int i = 1; i <= 8; ++i)
            savePhoto(QStringLiteral("Haufen é 日本/%1%2.png").arg(i > 6 ? QStringLiteral("more/") : QString()).arg(i),
                      i);
    }

    void showPage()
    {
        session_ = std::make_unique<Session>();
        errors_.clear();
        QObject::connect(
            session_.get(), &Session::errorRaised, session_.get(),
            [this](const QString& problem, const QString& subject) { errors_ << problem + u' ' + subject; });
        page_ = std::make_unique<PhotosPage>(*session_);
        window_ = std::make_unique<QWidget>();
        auto* grid = new QGridLayout(window_.get());
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setSpacing(1);
        page_->optionsPanel()->setFixedWidth(280);
        page_->inspector()->setFixedWidth(300);
        grid->addWidget(page_->optionsPanel(), 0, 0);
        grid->addWidget(page_->picture(), 0, 1);
        grid->addWidget(page_->inspector(), 0, 2);
        grid->addWidget(page_->strip(), 1, 0, 1, 3);
        grid->setColumnStretch(1, 1);
        window_->resize(1280, 760);
        window_->show();
        QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
    }

    void dropPage()
    {
        window_.reset();
        page_.reset();
        session_.reset();
    }

    PhotosPage* page() const { return page_.get(); }
    template <class Type>
    Type* find(const char* name) const
    {
        return window_->findChild<Type*>(QLatin1String(name));
    }
    QListView* strip() const { return find<QListView>("photoStrip"); }
    ImageCanvas* canvas() const { return find<ImageCanvas>("photoCanvas"); }
    QString nextFolder() { return projects_.filePath(QStringLiteral("Projekt é 日本 %1").arg(++count_)); }
    QString folder() const { return files_.filePath(QStringLiteral("Haufen é 日本")); }
    QString file(int number) const { return folder() + QStringLiteral("/%1.png").arg(number); }

    // Dark on the left and bright on the right, or the other way round.
    void savePhoto(const QString& name, int number)
    {
        QImage image(96, 64, QImage::Format_RGB32);
        for (int x = 0; x < image.width(); ++x) {
            const int level = 60 + 150 * (number % 2 ? x : image.width() - 1 - x) / image.width() + number;
            for (int y = 0; y < image.height(); ++y)
                image.setPixelColor(x, y, QColor(level, level, level));
        }
        QVERIFY(image.save(files_.filePath(name)));
    }

    void open()
    {
        makeSampleProject(*session_, nextFolder());
        QTRY_VERIFY(find<QPushButton>("importPhotos")->isEnabled());
        window_->activateWindow(); // shortcuts act in the active window alone
        QTRY_VERIFY(window_->isActiveWindow());
    }

    void drop(const QStringList& paths, int countAfter)
    {
        page()->dropFiles(paths);
        QTRY_COMPARE_WITH_TIMEOUT(strip()->model()->rowCount(), countAfter, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(!session_->runner().isBusy(), kPatienceMs);
        QTRY_VERIFY(find<QToolButton>("removePhotos")->isEnabled());
    }

    // Pictures in the light of those that teach.
    void synthesizeLit(int count)
    {
        jobs::SynthesisRequest request;
        request.project = pathFromUtf8(session_->projectFolder().toStdString());
        request.object = "lemon";
        request.dataset = "lit";
        request.count = count;
        request.options.size = {64, 48};
        request.options.instances = {1, 1};
        request.options.illumination = synthesis::IlluminationMode::Match;
        session_->run(jobs::makeSynthesisJob(request));
        QTRY_VERIFY_WITH_TIMEOUT(!session_->runner().isBusy(), kPatienceMs);
        QTRY_VERIFY(find<QPushButton>("holdOut")->isEnabled());
    }

    bool pressedHoldOutIsRefused()
    {
        QTest::keyClick(strip(), Qt::Key_H);
        return !errors_.isEmpty() && errors_.last().contains(QStringLiteral("pictures in its light"));
    }

    void choose(int row)
    {
        strip()->selectionModel()->setCurrentIndex(strip()->model()->index(row, 0),
                                                   QItemSelectionModel::ClearAndSelect);
        strip()->setFocus();
    }
    void showLight()
    {
        auto* view = find<SegmentedSwitch>("photoView");
        QTest::mouseClick(view, Qt::LeftButton, {}, view->segmentRect(PhotosPage::Light).center());
        QTRY_VERIFY(find<QLabel>("clippedShare")->isVisible());
    }
    void undo() { QTest::keyClick(strip(), Qt::Key_Z, Qt::ControlModifier); }
    void redo() { QTest::keyClick(strip(), Qt::Key_Y, Qt::ControlModifier); }

    // In the store and in the page; -1 while they differ.
    int countOfPhotos()
    {
        const int stored = int(session_->project().photos(session_->objectId(), "cluster").size());
        return stored == strip()->model()->rowCount() ? stored : -1;
    }
    QStringList heldOut()
    {
        QStringList names;
        for (const PhotoInfo& photo : loadPhotos(session_->project(), session_->objectId()))
            if (!photo.teaches()) names << photo.name();
        return names;
    }
    static double shareOf(const QImage& image, const std::function<bool(const QColor&)>& matches)
    {
        int count = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                count += matches(image.pixelColor(x, y));
        return double(count) / (image.width() * image.height());
    }
    static double meanOf(const QImage& image, const QRect& part)
    {
        double sum = 0;
        for (int y = part.top(); y <= part.bottom(); ++y)
            for (int x = part.left(); x <= part.right(); ++x)
                sum += image.pixelColor(x, y).value();
        return sum / (part.width() * part.height());
    }

    QTemporaryDir settings_, projects_, files_;
    int count_ = 0;
    std::unique_ptr<Session> session_;
    std::unique_ptr<PhotosPage> page_;
    std::unique_ptr<QWidget> window_;
    QStringList errors_;
};

} // namespace clutch::test
