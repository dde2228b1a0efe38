// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/dataset_page_data.h"
#include "ui/pages/dataset_page_statistics.h"
#include "ui/pages/page.h"
#include "ui/pages/store_worker.h"

#include <QTimer>
#include <QUndoStack>

#include <memory>
#include <optional>

class QAction;
class QFrame;
class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace clutch::ui {

class ConfirmRow;
class DatasetCharts;
class DatasetInspector;
class EmptyState;
class FactList;
class GalleryView;
class ImageCanvas;
class ImagesModel;
class JobMonitor;
class OptionsPanel;
class SegmentedSwitch;

/// The labelled pictures of a data set: what is in each and where it came from, what the whole consists of; pictures
/// can be deleted, with undo, or made anew. Keys over pictures: A and D the picture before and after, T the masks, G
/// all side by side, Delete, R anew (asks), Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y).
class DatasetPage : public Page {
    Q_OBJECT

public:
    enum View { Picture, All, Statistics };

    explicit DatasetPage(Session& session, QWidget* parent = nullptr);
    ~DatasetPage() override;

    QString title() const override { return tr("Dataset"); }
    QString iconName() const override { return QStringLiteral("dataset"); }
    QWidget* optionsPanel() override;
    QWidget* picture() override { return middle_; }
    QWidget* inspector() override;
    QWidget* strip() override;
    StageStatus status() const override;
    void activated() override;

    void setView(View view);
    /// For the commands of the undo stack: takes the pictures of these numbers out of their data set or puts them back,
    /// and shows it. A picture made anew in between has another row and the same number.
    void setRemoved(store::Id dataset, const std::vector<int>& numbers, bool removed);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    // dataset_page_layout.cpp
    void buildOptions();
    QWidget* buildBar();
    QWidget* buildNotice();
    void buildMiddle();
    void buildKeys();
    // dataset_page.cpp
    void connectParts();
    void restart();
    void reload();
    void take(DatasetSnapshot snapshot);
    void refreshPanel();
    void refreshMiddle();
    void refreshStatistics();
    void showCurrent();
    void take(PictureDetails picture);
    void showMasks();
    void showObject(int index);
    void step(int pictures);
    void focusGallery();
    // dataset_page_edit.cpp
    void jobSampled();
    void refreshActions();
    std::vector<store::Id> chosenPictures() const;
    void removeChosen();
    void askToRemake();
    void remake();
    void noteRemoval(int pictures);

    StoreWorker worker_;
    StatisticsLoader loader_;
    QUndoStack undo_;
    JobMonitor* monitor_;
    ImagesModel* model_;
    QTimer reloadTimer_;

    OptionsPanel* panel_ = nullptr;
    QListWidget* datasetsList_ = nullptr;
    QLabel* noDataset_ = nullptr;
    FactList *figures_ = nullptr, *recipe_ = nullptr;
    QPushButton* export_ = nullptr;
    QWidget *middle_ = nullptr, *work_ = nullptr;
    QStackedWidget *stack_ = nullptr, *views_ = nullptr;
    EmptyState* empty_ = nullptr;
    SegmentedSwitch* view_ = nullptr;
    QLabel *caption_ = nullptr, *noticeText_ = nullptr;
    QFrame* notice_ = nullptr;
    ConfirmRow* confirmAnew_ = nullptr;
    QToolButton* masks_ = nullptr;
    QAction *remove_ = nullptr, *anew_ = nullptr, *undoAction_ = nullptr, *redoAction_ = nullptr;
    ImageCanvas* canvas_ = nullptr;
    DatasetCharts* charts_ = nullptr;
    GalleryView *strip_ = nullptr, *grid_ = nullptr;
    DatasetInspector* inspector_ = nullptr;

    DatasetSnapshot snapshot_;
    std::vector<store::Id> choose_; // pictures to choose once they are in the list
    std::vector<store::Id> asked_;  // pictures the question is about
    std::shared_ptr<const PictureDetails> shown_;
    store::Id wantedPicture_ = 0, loading_ = 0;
    bool reading_ = false, readAgain_ = false;
    std::optional<QPointF> pressed_; // on the canvas, with nothing dragged since
    bool busy_ = false;              // pictures are being made: theirs is the data set
    std::int64_t remaking_ = 0;      // the job that makes pictures anew; 0: none
    int percent_ = -1;
};

} // namespace clutch::ui
