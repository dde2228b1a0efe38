// SPDX-License-Identifier: Apache-2.0
#include "engine/core/options.h"
#include "tests/support/cut_off_text.h"
#include "ui/options/options_form.h"
#include "ui/options/options_panel.h"
#include "ui/shell/theme.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSpinBox>
#include <QTest>
#include <QVBoxLayout>

using namespace clutch;
using namespace clutch::ui;
using namespace clutch::test;

namespace {

struct WordyOptions {
    int first = 1, second = 2;

    template <class V>
    void visitFields(V&& visit)
    {
        visit(first, FieldSpec{.name = "first",
                               .label = "How many of them there are to be in every picture",
                               .help = "A help that is long enough to fill more lines than the two that every panel "
                                       "keeps for it, whatever is said in them, at a width as small as this one"});
        visit(second, FieldSpec{.name = "second", .label = "Backgroundcolourword", .help = "Short"});
    }
};

QString longText()
{
    return QStringLiteral("Words that take a good many lines where there is little room for each of them. ")
        .repeated(4);
}

} // namespace

class OptionsPanelTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().apply(ThemeKind::Dark); }

    void wrappedTextIsWhole_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("narrow") << QSize(10, 900);
        QTest::newRow("wide") << QSize(420, 900);
        QTest::newRow("low") << QSize(280, 300);
    }
    void wrappedTextIsWhole()
    {
        QFETCH(QSize, size);
        OptionsPanel panel(QStringLiteral("Title"));
        auto* form = new OptionsForm(&panel);
        form->setFields(describe(WordyOptions{}));
        auto* words = new QLabel(longText(), &panel);
        words->setWordWrap(true);
        auto* nested = new QWidget(&panel);
        auto* inside = new QLabel(longText(), nested);
        inside->setWordWrap(true);
        auto* column = new QVBoxLayout(nested);
        column->addWidget(inside);
        panel.addSection(QStringLiteral("Section"));
        panel.body()->addWidget(words);
        panel.addForm(form);
        panel.body()->addWidget(nested);
        panel.resize(size.expandedTo(panel.minimumSizeHint()));
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        QTRY_COMPARE(cutOffTexts(panel), QStringList());
        inside->setText(longText().repeated(2)); // and follows
        QTRY_COMPARE(cutOffTexts(panel), QStringList());
        QVERIFY(words->y() < 120); // from the top down
    }

    void helpHasRoomAndNothingJumps()
    {
        OptionsPanel panel(QStringLiteral("Title"));
        auto* form = new OptionsForm(&panel);
        form->setFields(describe(WordyOptions{}));
        panel.addForm(form);
        panel.resize(panel.minimumSizeHint().expandedTo({10, 500}));
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        auto* help = panel.findChild<QLabel*>(QStringLiteral("optionHelp"));
        const QList<QSpinBox*> boxes = form->findChildren<QSpinBox*>();
        QCOMPARE(boxes.size(), 2);
        const QRect place = help->geometry();
        boxes[0]->setFocus();
        QTRY_VERIFY(help->text().startsWith(QStringLiteral("A help")));
        QCOMPARE(cutOffTexts(panel), QStringList());
        QCOMPARE(help->geometry(), place);
        boxes[1]->setFocus();
        QTRY_COMPARE(help->text(), QStringLiteral("Short"));
        QCOMPARE(help->geometry(), place);
    }
};

QTEST_MAIN(OptionsPanelTest)
#include "options_panel_test.moc"
