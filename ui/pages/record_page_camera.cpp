// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/record_page.h"
#include "ui/shell/settings.h"
#include "ui/views/camera_preview.h"
#include "ui/views/level_meter.h"
#include "ui/views/record_button.h"

#include <QComboBox>
#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

namespace clutch::ui {

namespace {

constexpr const char* kCameraKey = "camera/id";
constexpr const char* kCameraFileKey = "camera/file";
// Entries of the list that are not cameras; cameras carry their identity.
const QString kNothing = QStringLiteral("none"), kFile = QStringLiteral("file"), kOtherFile = QStringLiteral("browse");

QString hintText(MeterHint hint)
{
    switch (hint) {
    case MeterHint::Good:
        return {};
    case MeterHint::LowContrast:
        return RecordPage::tr("Use a background of another colour");
    case MeterHint::TooDark:
        return RecordPage::tr("Too dark: add light");
    case MeterHint::TooBright:
        return RecordPage::tr("Too bright: less light");
    case MeterHint::Blurred:
        return RecordPage::tr("Blurred: hold still, let it focus");
    }
    return {};
}

void showReading(LevelMeter& meter, const MeterReading& reading)
{
    meter.setReading(reading.level, reading.isGood(), hintText(reading.hint));
}

} // namespace

void RecordPage::connectCapture()
{
    cameraFile_ = qEnvironmentVariable("CLUTCH_CAMERA_FILE", userSettings().value(kCameraFileKey).toString());
    connect(&camera_, &CameraFeed::camerasChanged, this, &RecordPage::fillCameras);
    connect(&camera_, &CameraFeed::stateChanged, this, &RecordPage::showCameraState);
    connect(&capture_, &CapturePipeline::previewReady, this, &RecordPage::showPreview, Qt::QueuedConnection);
    connect(&capture_, &CapturePipeline::recordingProgressed, this, &RecordPage::showRecording, Qt::QueuedConnection);
    connect(&capture_, &CapturePipeline::recordingFinished, this, &RecordPage::recordingFinished, Qt::QueuedConnection);
    connect(
        &capture_, &CapturePipeline::recordingFailed, this, [this](const Error& error) { session_.raise(error); },
        Qt::QueuedConnection);
    fillCameras();
}

void RecordPage::fillCameras()
{
    const QSignalBlocker quiet(source_);
    const QVector<CameraFeed::Camera> cameras = camera_.cameras();
    const QString wanted = QString::fromLatin1(userSettings().value(kCameraKey).toByteArray().toHex());
    const bool fileWanted = !qEnvironmentVariableIsEmpty("CLUTCH_CAMERA_FILE") || wanted.isEmpty();
    source_->clear();
    if (cameras.isEmpty()) source_->addItem(tr("No camera found"), kNothing);
    for (const CameraFeed::Camera& camera : cameras)
        source_->addItem(camera.name, QString::fromLatin1(camera.id.toHex()));
    if (!cameraFile_.isEmpty()) source_->addItem(QFileInfo(cameraFile_).fileName(), kFile);
    source_->addItem(tr("Use a video file as camera..."), kOtherFile);
    int index = source_->findData(wanted);
    if (fileWanted && !cameraFile_.isEmpty()) index = source_->findData(kFile);
    source_->setCurrentIndex(std::max(index, 0));
}

void RecordPage::chooseSource(int index)
{
    const QString choice = source_->itemData(index).toString();
    if (choice == kOtherFile) return askForCameraFile();
    QSettings settings = userSettings();
    if (choice == kFile)
        settings.remove(kCameraKey);
    else if (choice != kNothing)
        settings.setValue(kCameraKey, QByteArray::fromHex(choice.toLatin1()));
    startSource();
}

void RecordPage::askForCameraFile()
{
    const QString file =
        QFileDialog::getOpenFileName(picture_, tr("Use a video file as camera"), QFileInfo(cameraFile_).path(),
                                     tr("Videos (*.mp4 *.mkv *.mov *.avi *.webm *.m4v)"));
    if (!file.isEmpty()) {
        cameraFile_ = file;
        QSettings settings = userSettings();
        settings.setValue(kCameraFileKey, file);
        settings.remove(kCameraKey);
    }
    fillCameras();
    startSource();
}

void RecordPage::startSource()
{
    if (!active_) return;
    const QString choice = source_->currentData().toString();
    preview_->setImage({});
    if (choice == kFile)
        camera_.useFile(cameraFile_);
    else if (choice == kNothing || choice == kOtherFile)
        camera_.stop();
    else
        camera_.useCamera(QByteArray::fromHex(choice.toLatin1()));
}

void RecordPage::showCameraState()
{
    using State = CameraFeed::State;
    const State state = camera_.state();
    QString notice;
    if (state == State::Frozen)
        notice = tr("The camera froze: no new picture for 2 seconds. Unplug it and plug it in again");
    if (state == State::Lost) notice = tr("The camera is gone. It is taken up again when it comes back");
    if (state == State::Failed) notice = tr("The camera cannot be used: %1").arg(camera_.problem());
    preview_->setNotice(notice);
    // What was taken until then is kept and imported: it may be enough.
    if (state == State::Frozen || state == State::Lost || state == State::Failed) {
        capture_.stopRecording();
        preview_->setFramedWell(false);
        for (LevelMeter* meter : {contrast_, exposure_, sharpness_})
            meter->clear();
    }
    if (state == State::Off) preview_->setImage({});
    refreshEnabled();
}

void RecordPage::showPreview()
{
    const QImage image = capture_.takePreview();
    if (image.isNull() || !active_ || camera_.state() == CameraFeed::State::Off) return;
    preview_->setImage(image);
    if (camera_.state() == CameraFeed::State::Frozen) return;
    showMeters();
}

void RecordPage::showMeters()
{
    const RecordMeters meters = capture_.meters();
    showReading(*contrast_, meters.contrast);
    showReading(*exposure_, meters.exposure);
    showReading(*sharpness_, meters.sharpness);
    preview_->setFramedWell(contrast_->isGood() && exposure_->isGood() && sharpness_->isGood());
}

void RecordPage::toggleRecording()
{
    if (capture_.isRecording()) return capture_.stopRecording();
    const QString name = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HH-mm-ss-zzz"));
    capture_.startRecording(QDir(session_.projectFolder()).filePath(QStringLiteral("takes/take %1.mkv").arg(name)),
                            length_->value());
    preview_->setRecording(true);
    showRecording();
    refreshEnabled();
}

void RecordPage::showRecording()
{
    const RecordingProgress progress = capture_.progress();
    if (!capture_.isRecording()) return;
    record_->setProgress(progress.seconds, length_->value());
    QString info = tr("%n frames", nullptr, int(progress.frames));
    if (progress.dropped > 0)
        info += QStringLiteral("   ") + tr("%n dropped: the disk is too slow", nullptr, int(progress.dropped));
    captureInfo_->setText(info);
}

void RecordPage::recordingFinished(const QString& file, qint64 frames, qint64 dropped)
{
    record_->setProgress(0, 0);
    preview_->setRecording(false);
    QString info = file.isEmpty() ? tr("Nothing was kept") : tr("%n frames", nullptr, int(frames));
    if (dropped > 0) info += QStringLiteral("   ") + tr("%n dropped: the disk is too slow", nullptr, int(dropped));
    captureInfo_->setText(info);
    refreshEnabled();
    if (!file.isEmpty()) importFiles({file});
}

} // namespace clutch::ui
