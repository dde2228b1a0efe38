// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/dataset_inspector.h"

#include "ui/shell/theme.h"
#include "ui/views/fact_list.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace clutch::ui {

namespace {

constexpr QSize kCutout{76, 76};
constexpr int kSquare = 6; // of the checkerboard

QLabel* section(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text.toUpper(), parent);
    label->setProperty("role", "section");
    return label;
}

QLabel* hint(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setProperty("role", "muted");
    label->setWordWrap(true);
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

QPixmap onCheckerboard(const QImage& cutout, qreal pixelRatio)
{
    const Tokens& tokens = Theme::instance().tokens();
    QPixmap pixmap(kCutout * pixelRatio);
    pixmap.setDevicePixelRatio(pixelRatio);
    pixmap.fill(tokens.panel);
    QPainter painter(&pixmap);
    for (int y = 0; y * kSquare < kCutout.height(); ++y)
        for (int x = y % 2; x * kSquare < kCutout.width(); x += 2)
            painter.fillRect(x * kSquare, y * kSquare, kSquare, kSquare, tokens.line);
    if (cutout.isNull()) return pixmap;
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QSizeF size = QSizeF(cutout.size()).scaled(kCutout - QSize(8, 8), Qt::KeepAspectRatio);
    const QPointF corner((kCutout.width() - size.width()) / 2, (kCutout.height() - size.height()) / 2);
    painter.drawImage(QRectF(corner, size), cutout);
    return pixmap;
}

} // namespace

DatasetInspector::DatasetInspector(QWidget* parent)
    : QWidget(parent), thumbnails_(2 * kCutout, 100), pictureFacts_(new FactList(this)),
      noPicture_(hint(tr("Choose a picture to see where it came from."), this)),
      noObject_(hint(tr("Click an object in the picture or in the list."), this)), cutout_(new QLabel(this)),
      objectText_(new QLabel(this)), objects_(new ObjectTable(this))
{
    setProperty("panel", true);
    setAttribute(Qt::WA_StyledBackground);
    pictureFacts_->setObjectName(QStringLiteral("datasetPictureFacts"));
    objectText_->setObjectName(QStringLiteral("datasetObjectText"));
    objectText_->setTextFormat(Qt::PlainText);
    objectText_->setWordWrap(true);
    objectText_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    objectText_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    objectText_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    cutout_->setObjectName(QStringLiteral("datasetCutout"));
    cutout_->setAccessibleName(tr("The object's cut-out"));
    objects_->setObjectName(QStringLiteral("datasetObjects"));
    objects_->setAccessibleName(tr("Objects of the picture"));
    objects_->setHeaderLabels({tr("Object"), tr("Visible px"), tr("Hidden")});
    objects_->setRootIsDecorated(false);
    objects_->setUniformRowHeights(true);
    objects_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    objects_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // columns are fitted beside it, not under it
    objects_->setMinimumHeight(90);
    objects_->header()->setStretchLastSection(false);
    objects_->header()->setSectionResizeMode(QHeaderView::Fixed);
    objects_->header()->setMinimumSectionSize(40);
    for (int column = 1; column < 3; ++column)
        objects_->headerItem()->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpaceWide, kSpace, kSpaceWide, kSpace);
    column->setSpacing(kSpaceSmall);
    column->addWidget(section(tr("Picture"), this));
    column->addWidget(noPicture_);
    column->addWidget(pictureFacts_);
    column->addWidget(section(tr("Objects"), this));
    column->addWidget(objects_, 1);
    column->addWidget(section(tr("Where the object came from"), this));
    column->addWidget(noObject_);
    auto* row = new QHBoxLayout;
    row->setSpacing(kSpace);
    row->addWidget(cutout_, 0, Qt::AlignTop);
    row->addWidget(objectText_, 1);
    column->addLayout(row);
    connect(objects_, &QTreeWidget::currentItemChanged, this, [this] {
        showObject(chosenObject());
        Q_EMIT objectChosen(chosenObject());
    });
    connect(&thumbnails_, &ThumbnailLoader::ready, this, &DatasetInspector::showCutout);
    connect(&Theme::instance(), &Theme::changed, this, &DatasetInspector::showCutout);
    setPicture(nullptr);
}

void DatasetInspector::setPicture(std::shared_ptr<const PictureDetails> picture)
{
    picture_ = std::move(picture);
    noPicture_->setVisible(!picture_);
    pictureFacts_->setVisible(picture_ != nullptr);
    {
        const QSignalBlocker quiet(objects_);
        objects_->clear();
        if (picture_) {
            pictureFacts_->setFacts(pictureFacts(*picture_));
            for (std::size_t k = 0; k < picture_->objects.size(); ++k) {
                const store::InstanceRow& row = picture_->objects[k].row;
                auto* item = new QTreeWidgetItem(objects_, {QLocale().toString(qulonglong(k) + 1),
                                                            QLocale().toString(qlonglong(maskArea(row.visible))),
                                                            percentText(row.hiddenShare)});
                for (int column = 1; column < 3; ++column)
                    item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
                if (row.annotated) continue;
                for (int column = 0; column < 3; ++column) {
                    item->setToolTip(column, tr("Hidden so far that it is not annotated"));
                    item->setForeground(column, Theme::instance().tokens().muted);
                }
            }
        }
    }
    showObject(-1);
    Q_EMIT objectChosen(-1);
}

void DatasetInspector::chooseObject(int index)
{
    objects_->setCurrentItem(index < 0 ? nullptr : objects_->topLevelItem(index));
}

int DatasetInspector::chosenObject() const
{
    return objects_->currentItem() ? objects_->indexOfTopLevelItem(objects_->currentItem()) : -1;
}

void DatasetInspector::showObject(int index)
{
    const bool any = picture_ && index >= 0 && index < int(picture_->objects.size());
    noObject_->setVisible(!any);
    cutout_->setVisible(any);
    objectText_->setVisible(any);
    if (!any) return;
    objectText_->setText(objectText(picture_->objects[std::size_t(index)]));
    showCutout();
}

void DatasetInspector::showCutout()
{
    const int index = chosenObject();
    if (!picture_ || index < 0 || index >= int(picture_->objects.size())) return;
    const QString& file = picture_->objects[std::size_t(index)].cutoutFile;
    const QImage image = file.isEmpty() ? QImage() : thumbnails_.thumbnail(file);
    cutout_->setPixmap(onCheckerboard(image, devicePixelRatioF()));
}

} // namespace clutch::ui
