// SPDX-License-Identifier: Apache-2.0
#include "engine/core/text.h"
#include "engine/synthesis/synthesis.h"
#include "tests/support/patient_test.h"
#include "ui/options/option_editor.h"
#include "ui/options/options_form.h"
#include "ui/shell/session.h"
#include "ui/shell/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QToolButton>

using namespace clutch;
using namespace clutch::ui;

namespace {

enum class Mode { Slow, Fast };

struct SampleOptions {
    bool flag = true;
    int count = 7;
    double share = 0.004;
    std::string name = "é 日本";
    std::string colour = "#aabbcc";
    IntRange range{10, 30};
    ImageSize size{640, 480};
    Mode mode = Mode::Fast;

    template <class V>
    void visitFields(V&& visit)
    {
        visit(flag, FieldSpec{.name = "flag", .label = "Flag", .help = "A switch"});
        visit(count,
              FieldSpec{
                  .name = "count", .label = "Count", .help = "A number", .unit = "px", .minimum = 1, .maximum = 50});
        visit(share, FieldSpec{.name = "share", .label = "Share", .help = "A share", .minimum = 0, .maximum = 1});
        visit(name, FieldSpec{.name = "name", .label = "Name", .help = "A name"});
        visit(colour, FieldSpec{.name = "colour", .label = "Colour", .help = "A colour"});
        visit(range, FieldSpec{.name = "range", .label = "Range", .help = "A range", .minimum = 1, .maximum = 500});
        visit(size, FieldSpec{.name = "size", .label = "Size", .help = "A size", .minimum = 32, .maximum = 8192});
        visit(mode,
              FieldSpec{
                  .name = "mode", .label = "Mode", .help = "A choice", .choices = {"slow", "fast"}, .advanced = true});
    }
};

} // namespace

class OptionsFormTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings_.path());
        Theme::instance().apply(ThemeKind::Dark);
    }

    void init()
    {
        form_ = std::make_unique<OptionsForm>();
        form_->setFields(describe(SampleOptions{}));
        form_->show();
        QVERIFY(QTest::qWaitForWindowExposed(form_.get()));
    }

    void defaultsComeBackUnchanged()
    {
        const auto options = form_->as<SampleOptions>();
        QCOMPARE(optionsToJson(options), optionsToJson(SampleOptions{}));
    }

    void valuesRoundTrip()
    {
        const OptionsForm::Values values{{"flag", "false"},    {"count", "12"},       {"share", "0.125"},
                                         {"name", "zwei Öle"}, {"colour", "#f2a33a"}, {"range", "3:4"},
                                         {"size", "320x200"},  {"mode", "slow"}};
        form_->setValues(values);
        QCOMPARE(form_->values(), values);
        const auto options = form_->as<SampleOptions>();
        QCOMPARE(options.flag, false);
        QCOMPARE(options.count, 12);
        QCOMPARE(options.share, 0.125);
        QCOMPARE(options.name, std::string("zwei Öle"));
        QVERIFY((options.range == IntRange{3, 4}));
        QVERIFY((options.size == ImageSize{320, 200}));
        QCOMPARE(int(options.mode), int(Mode::Slow));
    }

    void impossibleTextsAreLeftOut()
    {
        form_->setValues({{"count", "many"}, {"colour", "yolk"}, {"mode", "warp"}, {"nothing", "1"}});
        QCOMPARE(optionsToJson(form_->as<SampleOptions>()), optionsToJson(SampleOptions{}));
    }

    void aTextThatIsNoValueIsTold()
    {
        auto* editor = form_->findChild<OptionEditor*>(QStringLiteral("colour"));
        auto* edit = editor->findChild<QLineEdit*>();
        QCOMPARE(form_->problem(), QString());
        QSignalSpy changed(form_.get(), &OptionsForm::changed);
        edit->clear();
        QTest::keyClicks(edit, QStringLiteral("banana"));
        QVERIFY(!changed.isEmpty()); // whoever offers to run hears of it
        QVERIFY(form_->problem().contains(QStringLiteral("#rrggbb")));
        form_->setRowEnabled(QStringLiteral("colour"), false, QStringLiteral("not used"));
        QCOMPARE(form_->problem(), QString());
        form_->setRowEnabled(QStringLiteral("colour"), true);
        edit->clear();
        QTest::keyClicks(edit, QStringLiteral("#102030"));
        QCOMPARE(form_->problem(), QString());
        QCOMPARE(form_->as<SampleOptions>().colour, std::string("#102030"));
    }

    void editorsKeepTheRange()
    {
        auto* box = form_->findChild<OptionEditor*>(QStringLiteral("count"))->findChild<QSpinBox*>();
        QCOMPARE(box->minimum(), 1);
        QCOMPARE(box->maximum(), 50);
        QVERIFY(box->suffix().contains(QStringLiteral("px")));
        form_->setValues({{"count", "5000"}});
        QCOMPARE(form_->as<SampleOptions>().count, 50);
    }

    void rangeEndsPushEachOther()
    {
        const auto boxes = form_->findChild<OptionEditor*>(QStringLiteral("range"))->findChildren<QSpinBox*>();
        QCOMPARE(boxes.size(), 2);
        boxes[0]->setValue(100);
        QCOMPARE(form_->values().value(QStringLiteral("range")), QStringLiteral("100:100"));
        boxes[1]->setValue(40);
        QCOMPARE(form_->values().value(QStringLiteral("range")), QStringLiteral("40:40"));
    }

    void resetShowsOnlyWhenChanged()
    {
        QSignalSpy changed(form_.get(), &OptionsForm::changed);
        auto* reset = form_->findChild<QToolButton*>(QStringLiteral("reset-count"));
        auto* box = form_->findChild<OptionEditor*>(QStringLiteral("count"))->findChild<QSpinBox*>();
        QVERIFY(!reset->isEnabled());
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Up);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(form_->values().value(QStringLiteral("count")), QStringLiteral("8"));
        QVERIFY(reset->isEnabled());
        QTest::mouseClick(reset, Qt::LeftButton);
        QCOMPARE(form_->values().value(QStringLiteral("count")), QStringLiteral("7"));
        QVERIFY(!reset->isEnabled());
    }

    void advancedIsFolded()
    {
        auto* mode = form_->findChild<OptionEditor*>(QStringLiteral("mode"));
        QVERIFY(!mode->isVisible());
        QTest::mouseClick(form_->findChild<QToolButton*>(QStringLiteral("advanced")), Qt::LeftButton);
        QTRY_VERIFY(mode->isVisible());
    }

    void everyRowExplainsItself()
    {
        for (const char* name : {"flag", "count", "share", "name", "colour", "range", "size", "mode"}) {
            auto* editor = form_->findChild<OptionEditor*>(QLatin1String(name));
            QVERIFY2(editor, name);
            QVERIFY2(!editor->toolTip().isEmpty(), name);
        }
    }

    void rememberedPerProject()
    {
        QTemporaryDir folder;
        Session session;
        QVERIFY(!session.createProject(folder.filePath(QStringLiteral("one"))));
        form_->rememberAs(session, QStringLiteral("sample"));
        auto* box = form_->findChild<OptionEditor*>(QStringLiteral("count"))->findChild<QSpinBox*>();
        box->setValue(33);
        QVERIFY(!session.createProject(folder.filePath(QStringLiteral("two"))));
        QCOMPARE(form_->values().value(QStringLiteral("count")), QStringLiteral("7"));
        QVERIFY(!session.openProject(folder.filePath(QStringLiteral("one"))));
        QCOMPARE(form_->values().value(QStringLiteral("count")), QStringLiteral("33"));
        form_.reset(); // before the session it listens to
    }

    void engineOptionsFit()
    {
        form_->setFields(describe(synthesis::SynthesisOptions{}));
        QCOMPARE(optionsToJson(form_->as<synthesis::SynthesisOptions>()), optionsToJson(synthesis::SynthesisOptions{}));
    }

private:
    QTemporaryDir settings_;
    std::unique_ptr<OptionsForm> form_;
};

QTEST_MAIN(OptionsFormTest)
#include "options_form_test.moc"
