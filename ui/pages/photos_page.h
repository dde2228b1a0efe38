// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/page.h"
#include "ui/pages/photos_page_data.h"
#include "ui/pages/photos_page_light.h"
#include "ui/pages/store_worker.h"

#include <QHash>
#include <QTimer>
#include <QUndoStack>

#include <memory>

class QAction;
class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace clutch::ui {

class BeforeAfterView;
class EmptyState;
class GalleryView;
class ImageCanvas;
class OptionsForm;
class OptionsPanel;
class PhotosModel;
class SegmentedSwitch;

/// Real photos of clusters of the project's object, which nobody has to annotate: which of them teach and which are
/// held out, and what their light does to synthetic images. Keys over pictures: A and D the photo before and after, T
/// teaches, H holds out, G all side by side, Delete removes, Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y).
class PhotosPage : public Page {
    Q_OBJECT

public:
    enum View { Photo, Light };
    enum Subject { Synthetic, Itself }; ///< whose light is changed

    explicit PhotosPage(Session& session, QWidget* parent = nullptr);
    ~PhotosPage() override;

    QString title() const override { return tr("Photos"); }
    QString iconName() const override { return QStringLiteral("photos"); }
    QWidget* optionsPanel() override;
    QWidget* picture() override;
    QWidget* inspector() override;
    QWidget* strip() override;
    StageStatus status() const override;
    void activated() override;
    bool acceptsDrop(const QStringList& paths) const override;
    void dropFiles(const QStringList& paths) override;

    void setView(View view);
    // For the commands of the undo stack: shown at once, saved by the worker.
    /// What must teach stays; false when nothing else is left to be done, which a person is told.
    bool applyParts(PhotoParts parts);
    void takeOut(const QVector<PhotoInfo>& photos);
    void bringBack(const QVector<PhotoInfo>& photos);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    // photos_page_layout.cpp
    void buildOptions();
    void buildPicture();
    QWidget* buildToolBar();
    void buildInspector();
    void buildHistory();
    // photos_page.cpp
    void connectParts();
    void forget();
    void reload();
    void takePhotos(const QVector<PhotoInfo>& photos);
    void choose(const QStringList& hashes, const QString& current);
    const PhotoInfo* current() const;
    QVector<PhotoInfo> chosen() const;
    void showPhoto();
    void takePicture(const QString& file, const QImage& image, const QVector<QImage>& halves);
    // photos_page_refresh.cpp
    void refresh();
    void refreshChosen();
    void refreshEnabled();
    void refreshMiddle();
    QString whyNoChange() const;
    QString whyNoOtherPart() const;
    // photos_page_edit.cpp
    void setTeaching(bool teaches);
    void splitAnew();
    void removeChosen();
    void saved();
    void notSaved();
    void storeFailed();
    bool handleKey(int key);
    // photos_page_import.cpp
    void askForFiles();
    void askForFolder();
    void import(const QStringList& paths);
    void jobChanged(qint64 job);
    void noteImport(const QStringList& present, const QStringList& unreadable);
    void noteTaught(const QStringList& names);
    void note(const QStringList& lines, bool warns);
    // photos_page_show_light.cpp
    void showLight();
    void takeSource(const SyntheticSource& source);
    void requestLight();
    void takeLight(const LightResult& result);

    StoreWorker store_;
    LightPreview light_;
    QThreadPool reader_; // the large picture
    QUndoStack history_;
    PhotosModel* model_ = nullptr;
    bool loading_ = false, loadAgain_ = false;
    std::uint64_t edits_ = 0; // shown at once: a list read before one is stale
    bool reading_ = false;
    QString shown_, wanted_; // files: in the canvas, and to be read next
    std::uint64_t splits_ = 0;
    struct ImportReport;
    QHash<qint64, std::shared_ptr<ImportReport>> imports_; // by job, until it has ended
    std::uint64_t sourceTurn_ = 0;
    std::optional<SyntheticSource> source_;
    QTimer reloadTimer_;

    OptionsPanel* options_ = nullptr;
    OptionsForm* form_ = nullptr;
    QPushButton *importFiles_ = nullptr, *importFolder_ = nullptr;
    QLabel* importNote_ = nullptr;
    QStackedWidget *picture_ = nullptr, *views_ = nullptr;
    EmptyState* empty_ = nullptr;
    QWidget* work_ = nullptr;
    SegmentedSwitch *view_ = nullptr, *subject_ = nullptr;
    QToolButton *another_ = nullptr, *grid_ = nullptr, *remove_ = nullptr;
    ImageCanvas* canvas_ = nullptr;
    QStackedWidget* stripPages_ = nullptr;
    GalleryView *gridView_ = nullptr, *strip_ = nullptr;
    QAction *undo_ = nullptr, *redo_ = nullptr;
    BeforeAfterView* compare_ = nullptr;
    QWidget* inspector_ = nullptr;
    QLabel *teachCount_ = nullptr, *heldCount_ = nullptr;
    QPushButton* split_ = nullptr;
    QWidget* chosenPart_ = nullptr;
    QLabel *name_ = nullptr, *details_ = nullptr;
    QPushButton *teach_ = nullptr, *holdOut_ = nullptr;
    QWidget* lightPart_ = nullptr;
    QLabel *clipped_ = nullptr, *clippedHint_ = nullptr;
};

} // namespace clutch::ui
