// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/help_window.h"

#include "ui/shell/shortcuts.h"
#include "ui/shell/theme.h"

#include <QFile>
#include <QLocale>
#include <QShortcut>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextCursor>
#include <QVBoxLayout>

namespace clutch::ui {

HelpWindow::HelpWindow(const Shortcuts& shortcuts, QWidget* parent)
    : QWidget(parent, Qt::Window), shortcuts_(shortcuts), text_(new QTextBrowser(this))
{
    setObjectName(QStringLiteral("helpWindow"));
    setWindowTitle(tr("Clutch user guide"));
    resize(720, 760);
    text_->setObjectName(QStringLiteral("guide"));
    text_->setOpenExternalLinks(false);
    text_->document()->setDocumentMargin(kSpaceHuge);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(text_);
    connect(new QShortcut(QKeySequence(Qt::Key_Escape), this), &QShortcut::activated, this, &QWidget::close);
    connect(&shortcuts, &Shortcuts::changed, this, &HelpWindow::render);
    connect(&Theme::instance(), &Theme::changed, this, &HelpWindow::render);
    render();
}

void HelpWindow::render()
{
    // The translators name the guide in their language; an untranslated studio reads English.
    QFile file(tr(":/help/guide.md"));
    if (!file.exists()) file.setFileName(QStringLiteral(":/help/guide.md"));
    if (!file.open(QIODevice::ReadOnly)) return;
    text_->document()->setDefaultFont(themedFont(kTextBody + 1));
    text_->setMarkdown(QString::fromUtf8(file.readAll()));
    QTextCursor end(text_->document());
    end.movePosition(QTextCursor::End);
    end.insertHtml(QStringLiteral("<br>") + shortcuts_.htmlTable());
    for (QTextBlock block = text_->document()->begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor(block);
        QTextBlockFormat format = block.blockFormat();
        format.setLineHeight(130, QTextBlockFormat::ProportionalHeight);
        cursor.setBlockFormat(format);
    }
}

void HelpWindow::showTopic(const QString& heading)
{
    for (QTextBlock block = text_->document()->begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() == 0 || !block.text().startsWith(heading)) continue;
        text_->setTextCursor(QTextCursor(text_->document()->lastBlock()));
        text_->setTextCursor(QTextCursor(block)); // from below, so that the heading comes to the top
        return;
    }
}

} // namespace clutch::ui
