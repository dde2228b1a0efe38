// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QListView>

namespace clutch::ui {

/// Thumbnails of an ImagesModel: one row that scrolls sideways (the strip), or a page full (the grid). A and D go back
/// and on.
class GalleryView : public QListView {
    Q_OBJECT

public:
    enum class Shape { Strip, Grid };
    explicit GalleryView(Shape shape, QWidget* parent = nullptr);

Q_SIGNALS:
    void deletePressed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    const Shape shape_;
};

} // namespace clutch::ui
