// SPDX-License-Identifier: Apache-2.0
#include "tests/support/patient_test.h"
#include "ui/shell/shortcut_editor.h"
#include "ui/shell/shortcuts.h"
#include "ui/shell/theme.h"

#include <QAction>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTreeWidget>

using namespace clutch::ui;

class ShortcutsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings_.path());
        Theme::instance().apply(ThemeKind::Dark);
    }

    void init()
    {
        shortcuts_ = std::make_unique<Shortcuts>();
        open_ = std::make_unique<QAction>(QStringLiteral("Open"));
        jobs_ = std::make_unique<QAction>(QStringLiteral("Jobs"));
        shortcuts_->add(QStringLiteral("open"), QStringLiteral("Project"), open_.get(),
                        {QKeySequence(QStringLiteral("Ctrl+O"))});
        shortcuts_->add(QStringLiteral("jobs"), QStringLiteral("View"), jobs_.get(),
                        {QKeySequence(QStringLiteral("Ctrl+J"))});
        shortcuts_->addFixed(QStringLiteral("Picture"), QStringLiteral("Fit"),
                             {QKeySequence(QStringLiteral("Ctrl+F"))});
    }

    void cleanup() { shortcuts_->resetAll(); }

    void conflictsNameTheOther()
    {
        QCOMPARE(shortcuts_->conflicts(QStringLiteral("open"), QKeySequence(QStringLiteral("Ctrl+J"))),
                 QStringList{QStringLiteral("Jobs")});
        QCOMPARE(shortcuts_->conflicts(QStringLiteral("open"), QKeySequence(QStringLiteral("Ctrl+F"))),
                 QStringList{QStringLiteral("Fit")});
        QVERIFY(shortcuts_->conflicts(QStringLiteral("open"), QKeySequence(QStringLiteral("Ctrl+O"))).isEmpty());
        QVERIFY(shortcuts_->conflicts(QStringLiteral("open"), QKeySequence()).isEmpty());
    }

    void changesAreRemembered()
    {
        shortcuts_->setKeys(QStringLiteral("open"), {QKeySequence(QStringLiteral("F5"))});
        Shortcuts again;
        QAction action(QStringLiteral("Open"));
        again.add(QStringLiteral("open"), QStringLiteral("Project"), &action, {QKeySequence(QStringLiteral("Ctrl+O"))});
        QCOMPARE(action.shortcut(), QKeySequence(QStringLiteral("F5")));
    }

    void editorWarnsAndThenTakesTheKey()
    {
        ShortcutEditor editor(*shortcuts_);
        editor.show();
        QVERIFY(QTest::qWaitForWindowExposed(&editor));
        auto* list = editor.findChild<QTreeWidget*>(QStringLiteral("shortcutList"));
        auto* edit = editor.findChild<QKeySequenceEdit*>(QStringLiteral("shortcutEdit"));
        auto* warning = editor.findChild<QLabel*>(QStringLiteral("shortcutWarning"));
        auto* assign = editor.findChild<QPushButton*>(QStringLiteral("shortcutAssign"));
        list->setCurrentItem(list->topLevelItem(0));
        QVERIFY(!assign->isEnabled());
        edit->setFocus();
        QTest::keyClick(edit, Qt::Key_J, Qt::ControlModifier);
        QTRY_VERIFY(warning->text().contains(QStringLiteral("Jobs")));
        QTest::mouseClick(assign, Qt::LeftButton);
        QCOMPARE(open_->shortcut(), QKeySequence(QStringLiteral("Ctrl+J")));
        QVERIFY(jobs_->shortcut().isEmpty());
    }

    void tableListsEveryKey()
    {
        const QString table = shortcuts_->htmlTable();
        for (const char* text : {"Ctrl+O", "Ctrl+J", "Ctrl+F", "Project", "Fit"})
            QVERIFY2(table.contains(QLatin1String(text)), text);
    }

private:
    QTemporaryDir settings_;
    std::unique_ptr<Shortcuts> shortcuts_;
    std::unique_ptr<QAction> open_, jobs_;
};

QTEST_MAIN(ShortcutsTest)
#include "shortcuts_test.moc"
