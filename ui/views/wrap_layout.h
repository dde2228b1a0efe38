// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace clutch::ui {

/// Widgets side by side, going on in the next line where the room ends: for tool bars, of which nothing may be cut off
/// in a narrow window or a language of long words. Each widget keeps the size of its hint; what belongs together goes
/// into a widget of its own.
class WrapLayout : public QLayout {
    Q_OBJECT

public:
    explicit WrapLayout(QWidget* parent) : QLayout(parent) {}
    ~WrapLayout() override;

    void addEnd(QWidget* widget); ///< at the right edge of its line, as is what comes after it there

    void addItem(QLayoutItem* item) override;
    int count() const override { return int(items_.size()); }
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override; ///< of one line
    QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;

private:
    struct Placed {
        std::unique_ptr<QLayoutItem> item;
        bool atEnd = false;
    };
    struct Line {
        std::vector<const Placed*> items;
        int width = 0, height = 0;
    };
    std::vector<Line> linesIn(int width) const;
    void place(const Line& line, const QRect& room) const;

    std::vector<Placed> items_;
};

/// One line of what belongs together in a tool bar.
QWidget* barGroup(const std::vector<QWidget*>& widgets, int spacing, QWidget* parent);

} // namespace clutch::ui
