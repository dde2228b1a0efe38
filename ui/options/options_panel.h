// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QPointer>
#include <QWidget>

class QScrollArea;
class QVBoxLayout;

namespace clutch::ui {

class OptionHelp;
class OptionsForm;

/// The left column of a page: what scrolls (sections and forms), below it what is always in reach (the Run button), and
/// beside an option that has the focus, or under the mouse for a while, what it means.
class OptionsPanel : public QWidget {
    Q_OBJECT

public:
    explicit OptionsPanel(const QString& title, QWidget* parent = nullptr);
    ~OptionsPanel() override;
    QVBoxLayout* body() const { return body_; }
    QVBoxLayout* footer() const { return footer_; }
    void addSection(const QString& name); ///< a small heading in the body
    void addForm(OptionsForm* form);
    /// `text` is shown beside the widget while it has the focus, or instead of a tooltip.
    void explain(QWidget* widget, const QString& text);
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showHelp(QWidget& field);
    void hideHelp();

    QScrollArea* scroll_;
    QVBoxLayout* body_;
    QVBoxLayout* footer_;
    QPointer<OptionHelp> help_;
    QPointer<QWidget> explained_;      // the field that the help is about
    QHash<QObject*, QWidget*> fields_; // every part of a field that is explained, and the field
};

} // namespace clutch::ui
