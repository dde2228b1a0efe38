// SPDX-License-Identifier: Apache-2.0
#include "engine/core/options.h"
#include "tests/support/cut_off_text.h"
#include "tests/support/patient_test.h"
#include "ui/options/options_form.h"
#include "ui/options/options_panel.h"
#include "ui/shell/theme.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSpinBox>
#include <QVBoxLayout>

#include <cstdlib>

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

    void helpIsWholeAndBesideItsField_data()
    {
        QTest::addColumn<int>("roomBeside");
        QTest::newRow("beside") << 400;
        QTest::newRow("below") << 0;
    }
    void helpIsWholeAndBesideItsField()
    {
        QFETCH(int, roomBeside);
        QWidget window;
        auto* panel = new OptionsPanel(QStringLiteral("Title"), &window);
        auto* form = new OptionsForm(panel);
        form->setFields(describe(WordyOptions{}));
        panel->addForm(form);
        panel->resize(panel->minimumSizeHint().expandedTo({280, 500}));
        window.resize(panel->width() + roomBeside, 500);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const QList<QSpinBox*> boxes = form->findChildren<QSpinBox*>();
        QCOMPARE(boxes.size(), 2);
        const QPoint place = boxes[1]->mapTo(&window, QPoint());
        boxes[1]->setFocus();
        boxes[0]->setFocus();
        auto* help = window.findChild<QLabel*>(QStringLiteral("optionHelp"));
        QVERIFY(help && help->isVisible());
        QVERIFY(help->text().startsWith(QStringLiteral("A help")));
        QCOMPARE(cutOffTexts(window), QStringList());
        const QRect field(boxes[0]->mapTo(&window, QPoint()), boxes[0]->size());
        QVERIFY(window.rect().contains(help->geometry()));
        QVERIFY(!help->geometry().intersects(field));
        QVERIFY(std::abs(help->y() - field.y()) < 60);
        QCOMPARE(roomBeside > 0, help->x() >= panel->width());
        QCOMPARE(boxes[1]->mapTo(&window, QPoint()), place); // nothing jumps
        boxes[1]->setFocus();
        QCOMPARE(help->text(), QStringLiteral("Short"));
        boxes[1]->clearFocus();
        QVERIFY(!help->isVisible());
    }
};

QTEST_MAIN(OptionsPanelTest)
#include "options_panel_test.moc"
