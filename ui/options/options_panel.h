// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace clutch::ui {

class OptionsForm;

/// The left column of a page: what scrolls (sections and forms), some lines that explain the option under the mouse
/// or focus, and below it what is always in reach (the Run button).
class OptionsPanel : public QWidget {
    Q_OBJECT

public:
    explicit OptionsPanel(const QString& title, QWidget* parent = nullptr);
    QVBoxLayout* body() const { return body_; }
    QVBoxLayout* footer() const { return footer_; }
    void addSection(const QString& name); ///< a small heading in the body
    void addForm(OptionsForm* form);
    /// The help line shows `text` while the mouse or the focus is on the widget.
    void explain(QWidget* widget, const QString& text);
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void makeRoomForHelp();

    QScrollArea* scroll_;
    QVBoxLayout* body_;
    QVBoxLayout* footer_;
    QLabel* help_;
    QStringList explained_;
};

} // namespace clutch::ui
