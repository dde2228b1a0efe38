// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/image_inspector.h"

#include "ui/pages/dataset_page_data.h"
#include "ui/shell/confirm_row.h"
#include "ui/shell/session.h"
#include "ui/shell/theme.h"
#include "ui/views/fact_list.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace clutch::ui {

namespace {

QLabel* section(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text.toUpper(), parent);
    label->setProperty("role", "section");
    return label;
}

// Columns fitted by hand: a stretched header does not notice that the scroll bar took some of its width.
class ObjectTable : public QTreeWidget {
public:
    using QTreeWidget::QTreeWidget;

protected:
    void resizeEvent(QResizeEvent* event) override
    {
        QTreeWidget::resizeEvent(event);
        const int whole = viewport()->width(), column = whole / 3;
        header()->resizeSection(0, whole - 2 * column);
        header()->resizeSection(1, column);
        header()->resizeSection(2, column);
    }
};

} // namespace

ImageInspector::ImageInspector(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), datasets_(new QListWidget(this)),
      remove_(new QPushButton(tr("Remove"), this)), confirm_(new ConfirmRow(QStringLiteral("confirmRemove"), this)),
      empty_(new QLabel(tr("No data set yet"), this)),
      noPicture_(new QLabel(tr("Choose a picture below to see its objects."), this)), provenance_(new QLabel(this)),
      figures_(new FactList(this)), objects_(new ObjectTable(this))
{
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    datasets_->setObjectName(QStringLiteral("datasets"));
    datasets_->setAccessibleName(tr("Data sets"));
    remove_->setObjectName(QStringLiteral("removeDataset"));
    empty_->setProperty("role", "muted");
    for (QLabel* label : {noPicture_, provenance_}) {
        label->setWordWrap(true);
        label->setProperty("role", "muted");
    }
    provenance_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    figures_->setObjectName(QStringLiteral("pictureFigures"));
    provenance_->setObjectName(QStringLiteral("provenance"));
    provenance_->setMinimumHeight(64);
    provenance_->setAlignment(Qt::AlignTop);
    objects_->setObjectName(QStringLiteral("objects"));
    objects_->setAccessibleName(tr("Objects of the picture"));
    objects_->setColumnCount(3);
    objects_->setHeaderLabels({tr("Object"), tr("Visible px"), tr("Hidden")});
    objects_->setRootIsDecorated(false);
    objects_->setUniformRowHeights(true);
    objects_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    objects_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // columns are fitted beside it, not under it
    objects_->setMinimumHeight(96);
    objects_->header()->setStretchLastSection(false);
    objects_->header()->setSectionResizeMode(QHeaderView::Fixed);
    objects_->header()->setMinimumSectionSize(40);
    for (int section = 1; section < 3; ++section)
        objects_->headerItem()->setTextAlignment(section, Qt::AlignRight | Qt::AlignVCenter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpaceWide, kSpace, kSpaceWide, kSpace);
    column->setSpacing(kSpaceSmall);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(section(tr("Data sets"), this), 1);
    buttons->addWidget(remove_);
    column->addLayout(buttons);
    column->addWidget(confirm_);
    column->addWidget(empty_);
    column->addWidget(datasets_);
    column->addWidget(section(tr("Picture"), this));
    column->addWidget(noPicture_);
    column->addWidget(figures_);
    column->addWidget(objects_, 1);
    column->addWidget(section(tr("Where the object came from"), this));
    column->addWidget(provenance_);
    connect(datasets_, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
        confirm_->hide();
        if (item) Q_EMIT datasetChosen(item->data(Qt::UserRole).toLongLong());
    });
    connect(remove_, &QPushButton::clicked, this, &ImageInspector::askRemoval);
    connect(confirm_, &ConfirmRow::confirmed, this, [this] {
        if (const QListWidgetItem* item = datasets_->currentItem())
            Q_EMIT datasetRemoved(item->data(Qt::UserRole).toLongLong());
    });
    connect(objects_, &QTreeWidget::currentItemChanged, this, [this] {
        showProvenance(chosenInstance());
        Q_EMIT instanceChosen(chosenInstance());
    });
    setDatasets({}, 0);
    setImage(std::nullopt, {});
}

void ImageInspector::askRemoval()
{
    const QListWidgetItem* item = datasets_->currentItem();
    if (!item) return;
    confirm_->ask(tr("Remove the data set %1 with its pictures?").arg(item->data(Qt::UserRole + 1).toString()));
}

// Built anew only when something else is to be listed: a list that changes under the mouse takes the click for another
// row.
void ImageInspector::fillDatasets(const std::vector<store::DatasetRow>& datasets, store::Id current)
{
    const QSignalBlocker quiet(datasets_);
    bool same = datasets_->count() == int(datasets.size());
    QStringList texts;
    for (const store::DatasetRow& row : datasets) {
        texts << QStringLiteral("%1   %2, %3")
                     .arg(QString::fromStdString(row.name), tr("%Ln pictures", nullptr, int(row.images)),
                          tr("%Ln objects", nullptr, int(row.instances)));
        const QListWidgetItem* item = same ? datasets_->item(int(texts.size()) - 1) : nullptr;
        same = same && item->text() == texts.back() && item->data(Qt::UserRole).toLongLong() == row.id;
    }
    if (!same) datasets_->clear();
    for (int i = 0; i < texts.size(); ++i) {
        auto* item = same ? datasets_->item(i) : new QListWidgetItem(texts[i], datasets_);
        const store::DatasetRow& row = datasets[std::size_t(i)];
        item->setData(Qt::UserRole, qlonglong(row.id));
        item->setData(Qt::UserRole + 1, QString::fromStdString(row.name));
        if (row.id != current || datasets_->currentItem() == item) continue;
        datasets_->setCurrentItem(item);
        datasets_->scrollToItem(item);
    }
}

void ImageInspector::setDatasets(const std::vector<store::DatasetRow>& datasets, store::Id current)
{
    fillDatasets(datasets, current);
    constexpr int kRowHeight = 28, kRowsShown = 4;
    datasets_->setFixedHeight(kRowHeight * std::clamp(int(datasets.size()), 1, kRowsShown) + 4);
    empty_->setVisible(datasets.empty());
    datasets_->setVisible(!datasets.empty());
    const bool busy = session_.runner().isBusy(); // one writer at a time: nothing here may wait for a job's transaction
    remove_->setEnabled(current != 0 && !session_.isReadOnly() && !busy);
    remove_->setToolTip(current == 0            ? tr("Off: there is no data set yet")
                        : session_.isReadOnly() ? tr("Off: this project is open read-only")
                        : busy                  ? tr("Off while a job runs")
                                                : tr("Remove the data set with its pictures"));
    if (!remove_->isEnabled()) confirm_->hide();
}

void ImageInspector::setImage(const std::optional<store::ImageRow>& image,
                              const std::vector<store::InstanceRow>& instances)
{
    image_ = image;
    instances_ = instances;
    const QSignalBlocker quiet(objects_);
    const QLocale locale;
    objects_->clear();
    showFigures();
    for (std::size_t k = 0; k < instances.size(); ++k) {
        const store::InstanceRow& row = instances[k];
        auto* item = new QTreeWidgetItem(objects_, {locale.toString(qulonglong(k) + 1),
                                                    locale.toString(qlonglong(maskArea(row.visible))),
                                                    percentText(row.hiddenShare)});
        if (!row.annotated) item->setToolTip(0, tr("Hidden so far that it is not annotated"));
        for (int part = 1; part < 3; ++part)
            item->setTextAlignment(part, Qt::AlignRight | Qt::AlignVCenter);
    }
    showProvenance(-1);
}

cv::Mat ImageInspector::chosenMask() const
{
    const int chosen = chosenInstance();
    return chosen < 0 || chosen >= int(instances_.size()) ? cv::Mat()
                                                          : decodeMask(instances_[std::size_t(chosen)].visible);
}

int ImageInspector::chosenInstance() const
{
    return objects_->currentItem() ? objects_->indexOfTopLevelItem(objects_->currentItem()) : -1;
}

void ImageInspector::showFigures()
{
    noPicture_->setVisible(!image_);
    figures_->setVisible(image_.has_value());
    if (!image_) return;
    PictureDetails picture;
    picture.row = *image_;
    picture.photoThere = image_->photo != 0;
    picture.objects.resize(instances_.size());
    for (std::size_t k = 0; k < instances_.size(); ++k)
        picture.objects[k].row = instances_[k];
    figures_->setFacts(pictureFacts(picture));
}

QString ImageInspector::provenanceOf(const store::InstanceRow& instance) const
{
    PictureObject object;
    object.row = instance;
    const auto frame = session_.project().frame(instance.frame);
    const auto recording = frame ? session_.project().recording(frame->recording) : std::nullopt;
    if (recording) {
        object.known = true;
        object.recording = QString::fromStdString(recording->name);
        object.frame = frame->sourceIndex;
        object.timeMs = frame->timeMs;
    }
    return objectText(object);
}

void ImageInspector::showProvenance(int index)
{
    if (index < 0 || index >= int(instances_.size())) {
        provenance_->setText(image_ ? tr("Choose an object in the list above.") : QString());
        return;
    }
    try {
        provenance_->setText(provenanceOf(instances_[std::size_t(index)]));
    } catch (...) {
        session_.raise(errorFromCurrentException("studio"));
    }
}

} // namespace clutch::ui
