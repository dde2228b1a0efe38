// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/options.h"

#include <QtTest>

#include <cmath>
#include <optional>

using namespace clutch;

namespace {

enum class Placement { Single, Random };

struct Sample {
    bool fast = false;
    int count = 12;
    std::int64_t big = 1;
    double share = 0.1;
    std::string name = "lemon";
    std::string format = "coco";
    IntRange instances{2, 5};
    ImageSize size{640, 480};
    Placement placement = Placement::Random;

    template <class V>
    void visitFields(V&& visit)
    {
        visit(fast, {.name = "fast"});
        visit(count, {.name = "count", .minimum = 1, .maximum = 100000});
        visit(big, {.name = "big"});
        visit(share, {.name = "share", .minimum = 0, .maximum = 1});
        visit(name, {.name = "name"});
        visit(format, {.name = "format", .choices = {"coco", "voc"}});
        visit(instances, {.name = "instances", .minimum = 0, .maximum = 50});
        visit(size, {.name = "size", .minimum = 16, .maximum = 8192});
        visit(placement, {.name = "placement", .choices = {"single", "random"}});
    }
    bool operator==(const Sample&) const = default;
};

struct Unbounded {
    int count = 1;
    template <class V>
    void visitFields(V&& visit)
    {
        visit(count, {.name = "count"});
    }
};

std::optional<Error> thrownBy(const std::function<void()>& run)
{
    try {
        run();
    } catch (const Error& error) {
        return error;
    }
    return std::nullopt;
}

} // namespace

class OptionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void describesEveryField()
    {
        const auto fields = describe(Sample());
        const std::vector<std::pair<std::string, std::string>> expected{
            {"fast", "false"},  {"count", "12"},      {"big", "1"},        {"share", "0.1"},       {"name", "lemon"},
            {"format", "coco"}, {"instances", "2:5"}, {"size", "640x480"}, {"placement", "random"}};
        QCOMPARE(fields.size(), expected.size());
        for (std::size_t i = 0; i < fields.size(); ++i) {
            QCOMPARE(std::string(fields[i].spec.name), expected[i].first);
            QCOMPARE(fields[i].text, expected[i].second);
        }
        const FieldType types[] = {FieldType::Bool,     FieldType::Int,       FieldType::Int,
                                   FieldType::Double,   FieldType::Text,      FieldType::Choice,
                                   FieldType::IntRange, FieldType::ImageSize, FieldType::Choice};
        for (std::size_t i = 0; i < fields.size(); ++i)
            QCOMPARE(fields[i].type, types[i]);
    }

    void setsFromText_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("stored");
        QTest::newRow("yes") << "fast"
                             << "yes"
                             << "true";
        QTest::newRow("lowest") << "count"
                                << "1"
                                << "1";
        QTest::newRow("highest") << "count"
                                 << "100"
                                 << "100";
        QTest::newRow("beyond 32 bits") << "big"
                                        << "9007199254740993"
                                        << "9007199254740993";
        QTest::newRow("double") << "share"
                                << "0.30000000000000004"
                                << "0.30000000000000004";
        QTest::newRow("exponent") << "share"
                                  << "1e-3"
                                  << "0.001";
        QTest::newRow("utf-8") << "name" << QString::fromUtf8("é \"日本\"") << QString::fromUtf8("é \"日本\"");
        QTest::newRow("range") << "instances"
                               << "0:50"
                               << "0:50";
        QTest::newRow("one number") << "instances"
                                    << "7"
                                    << "7:7";
        QTest::newRow("size") << "size"
                              << "16x8192"
                              << "16x8192";
        QTest::newRow("enum") << "placement"
                              << "single"
                              << "single";
        QTest::newRow("choice") << "format"
                                << "voc"
                                << "voc";
    }
    void setsFromText()
    {
        QFETCH(QString, field);
        QFETCH(QString, text);
        QFETCH(QString, stored);
        Sample sample;
        setField(sample, field.toStdString(), text.toStdString());
        for (const FieldValue& value : describe(sample))
            if (value.spec.name == field.toStdString()) QCOMPARE(QString::fromStdString(value.text), stored);
        QVERIFY(optionsFromJson<Sample>(optionsToJson(sample)) == sample);
    }

    void refusesBadText_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        for (const auto& [field, text] : std::initializer_list<std::pair<const char*, const char*>>{
                 {"fast", "maybe"},       {"count", "0"},        {"count", "100001"},
                 {"count", "12.5"},       {"count", ""},         {"count", " 3"},
                 {"big", "1e3"},          {"share", "1.01"},     {"share", "nan"},
                 {"share", "inf"},        {"share", "half"},     {"share", "0,5"},
                 {"instances", "5:2"},    {"instances", "0:51"}, {"instances", "1-2"},
                 {"instances", "1:"},     {"size", "640"},       {"size", "15x480"},
                 {"size", "640x9000"},    {"size", "640X480"},   {"format", "yolo"},
                 {"placement", "Single"}, {"placement", "2"},    {"count", "99999999999999999999"}})
            QTest::addRow("%s=%s", field, text) << field << text;
    }
    void refusesBadText()
    {
        QFETCH(QString, field);
        QFETCH(QString, text);
        Sample sample;
        const auto error = thrownBy([&] { setField(sample, field.toStdString(), text.toStdString()); });
        QVERIFY(error.has_value());
        QCOMPARE(error->kind(), ErrorKind::Usage);
        QVERIFY(QString::fromStdString(error->subject()).startsWith("--" + field + " " + text));
        QVERIFY(sample == Sample()); // nothing was changed
    }

    void refusesNumbersThatDoNotFit()
    {
        Unbounded unbounded;
        const auto error = thrownBy([&] { setField(unbounded, "count", "5000000000"); });
        QVERIFY(error && error->kind() == ErrorKind::Usage);
        QCOMPARE(unbounded.count, 1);
        setField(unbounded, "count", "-2147483648");
        QCOMPARE(unbounded.count, std::numeric_limits<int>::lowest());
    }

    void namesTheRange()
    {
        Sample sample;
        QVERIFY(thrownBy([&] { setField(sample, "count", "0"); })->subject().ends_with("1 to 100000"));
        QVERIFY(thrownBy([&] { setField(sample, "format", "x"); })->subject().ends_with("coco, voc"));
        QCOMPARE(thrownBy([&] { setField(sample, "colour", "red"); })->subject(), std::string("--colour"));
    }

    void validatesValuesThatCodeSet()
    {
        Sample sample;
        validate(sample);
        sample.count = 1000000;
        QCOMPARE(thrownBy([&] { validate(sample); })->kind(), ErrorKind::Usage);
        sample = {};
        sample.share = std::nan("");
        QCOMPARE(thrownBy([&] { validate(sample); })->kind(), ErrorKind::Usage);
        sample = {};
        sample.instances = {5, 2};
        QCOMPARE(thrownBy([&] { validate(sample); })->kind(), ErrorKind::Usage);
        sample = {};
        sample.format = "yolo";
        QCOMPARE(thrownBy([&] { validate(sample); })->kind(), ErrorKind::Usage);
    }

    void readsOlderAndRefusesStrangeJson()
    {
        const Sample sample = optionsFromJson<Sample>(R"({"count":"33"})");
        QCOMPARE(sample.count, 33);
        QCOMPARE(sample.share, 0.1);
        QCOMPARE(thrownBy([] { optionsFromJson<Sample>(R"({"colour":"red"})"); })->kind(), ErrorKind::Usage);
        for (const char* text : {"", "[1]", "{\"count\":", "null"})
            QCOMPARE(thrownBy([&] { optionsFromJson<Sample>(text); })->kind(), ErrorKind::Corrupt);
    }

    void doublesSurviveExactly()
    {
        Sample sample;
        for (const double value : {1.0 / 3, 5e-324, 0.1 + 0.2, 1.0}) {
            sample.share = value;
            QVERIFY(optionsFromJson<Sample>(optionsToJson(sample)).share == value);
        }
    }
};

QTEST_APPLESS_MAIN(OptionsTest)
#include "options_test.moc"
