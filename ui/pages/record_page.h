// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/page.h"
#include "ui/pages/record_camera.h"
#include "ui/pages/record_capture.h"
#include "ui/pages/record_takes.h"
#include "ui/pages/store_worker.h"

#include <QHash>
#include <QSet>

#include <memory>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace clutch::ui {

class CameraPreview;
class LevelMeter;
class ObjectDialogs;
class OptionsForm;
class OptionsPanel;
class RecordButton;

/// From a camera, or a video that exists already, to frames in the project. A take is written to <project>/takes/ and
/// imported at once; it stays there only until the project holds its own copy, so what lies there when a project is
/// opened is offered for import.
class RecordPage : public Page {
    Q_OBJECT

public:
    explicit RecordPage(Session& session, QWidget* parent = nullptr);
    ~RecordPage() override;

    QString title() const override { return tr("Record"); }
    QString iconName() const override { return QStringLiteral("record"); }
    QWidget* optionsPanel() override;
    QWidget* picture() override;
    QWidget* strip() override;
    StageStatus status() const override;
    void activated() override;
    void deactivated() override;
    bool acceptsDrop(const QStringList& paths) const override;
    void dropFiles(const QStringList& paths) override;

    void importFiles(const QStringList& paths);

private:
    // record_page_layout.cpp
    void buildOptions();
    void buildPicture();
    QWidget* buildControls();
    // record_page_camera.cpp
    void connectCapture();
    void fillCameras();
    void chooseSource(int index);
    void startSource();
    void askForCameraFile();
    void showCameraState();
    void showPreview();
    void showMeters();
    void toggleRecording();
    void showRecording();
    void recordingFinished(const QString& file, qint64 frames, qint64 dropped);
    // record_page.cpp
    void reloadTakes();
    void showTakes(const QVector<TakeCard>& takes);
    void removeTake(int index);
    void removeTake(const QString& folder, const TakeCard& card);
    void showNextStep(int takes);
    void refreshEnabled();
    // record_page_object.cpp
    QWidget* buildObjectField();
    void showObject();
    void takeObjectName();
    void keepName();
    void renameLater(store::Id object, const QString& name);
    void renameNow();
    void writeName(store::Id object, const QString& name);
    void nameWritten(store::Id object, const QString& name, const std::optional<Error>& error);
    void nameRefused(const Error& error);
    void noteOnObject(const QString& text);
    QString newObjectFor(const QString& suggestion);
    QString nameOf(store::Id object) const;
    // record_page_import.cpp
    void askForVideos();
    void askForFolder();
    void importWaiting();
    void startImport(store::Id object, const QStringList& paths);
    store::Id madeBy(const QString& object);
    void jobChanged(qint64 job);
    void importEnded(qint64 job, const jobs::JobStatus& status);

    CapturePipeline capture_;
    CameraFeed camera_;
    StoreWorker store_;
    bool loading_ = false, loadAgain_ = false;

    OptionsPanel* options_ = nullptr;
    QWidget* picture_ = nullptr;
    TakesStrip* strip_ = nullptr;
    CameraPreview* preview_ = nullptr;
    LevelMeter* contrast_ = nullptr;
    LevelMeter* exposure_ = nullptr;
    LevelMeter* sharpness_ = nullptr;
    RecordButton* record_ = nullptr;
    QLabel* recordHint_ = nullptr;
    QPushButton* discard_ = nullptr;
    QLabel* captureInfo_ = nullptr;
    QLineEdit* object_ = nullptr;
    QPushButton* newObjectButton_ = nullptr;
    QLabel* objectNote_ = nullptr;
    QComboBox* source_ = nullptr;
    QSpinBox* length_ = nullptr;
    OptionsForm* sampling_ = nullptr;
    QPushButton* importVideo_ = nullptr;
    QPushButton* importFolder_ = nullptr;
    QPushButton* importInstead_ = nullptr;
    QPushButton* goToMatte_ = nullptr;
    QLabel* importNote_ = nullptr;

    bool active_ = false;
    QString cameraFile_; // the video that stands in for a camera
    struct Import {
        store::Id object = 0; // 0: it makes the one of this name
        QString name;
        QSet<qint64> before; // the takes that were there before
    };
    QHash<qint64, Import> imports_; // by job: those of ours whose end was not heard of
    struct WaitingImport {
        store::Id object = 0;
        QStringList paths;
    };
    QVector<WaitingImport> waitingImports_; // until the name that was typed is written, or refused
    QString newObject_;                     // its import runs: chosen once there is a take of it
    store::Id shownObject_ = 0;             // the one that the field names
    // Typed while a job ran, which knows its object by the name it had; 0: the one that the import is to make.
    QString waitingName_;
    store::Id waitingFor_ = 0;
    bool naming_ = false; // a name is being written
    ObjectDialogs* objectDialogs_ = nullptr;
};

} // namespace clutch::ui
