// SPDX-License-Identifier: Apache-2.0
#include "engine/exporting/quoting.h"

#include <QTest>

#include <vector>

using namespace clutch::exporting;

class QuotingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void yaml()
    {
        QCOMPARE(yamlQuoted("Nuß 日本 😀"), std::string("\"Nuß 日本 😀\""));
        QCOMPARE(yamlQuoted("a \"b\" \\ 'c': #"), std::string("\"a \\\"b\\\" \\\\ 'c': #\""));
        QCOMPARE(yamlQuoted(std::string("\n\t\x7f\0", 4)), std::string("\"\\x0A\\x09\\x7F\\x00\""));
        // C1 controls, separators, byte order mark: YAML does not print them.
        QCOMPARE(yamlQuoted("\xC2\x85\xE2\x80\xA8\xE2\x80\xA9\xEF\xBB\xBF"),
                 std::string("\"\\x85\\u2028\\u2029\\uFEFF\""));
        QCOMPARE(yamlQuoted("\xC2\xA0"), std::string("\"\xC2\xA0\""));
        QCOMPARE(yamlQuoted("a\xFF"), std::string("\"a\xEF\xBF\xBD\""));
    }

    void xml()
    {
        QCOMPARE(xmlEscaped("<Nuß> & \"Birne's\""), std::string("&lt;Nuß&gt; &amp; &quot;Birne's&quot;"));
        QCOMPARE(xmlEscaped("a\tb\r\nc"), std::string("a&#9;b&#13;&#10;c"));
        QCOMPARE(xmlEscaped(std::string("a\0\x1b z", 5)), std::string("a\xEF\xBF\xBD\xEF\xBF\xBD z"));
        QCOMPARE(xmlEscaped("\xEF\xBF\xBE\xC0"), std::string("\xEF\xBF\xBD\xEF\xBF\xBD"));
    }

    void comments()
    {
        QCOMPARE(commentLine("a\nb\r\x7f"
                             "é"),
                 std::string("a b  é"));
    }

    void base64OfAnything() // RFC 4648, section 10
    {
        const std::vector<std::pair<std::string, std::string>> vectors{{"", ""},
                                                                       {"f", "Zg=="},
                                                                       {"fo", "Zm8="},
                                                                       {"foo", "Zm9v"},
                                                                       {"foob", "Zm9vYg=="},
                                                                       {"fooba", "Zm9vYmE="},
                                                                       {"foobar", "Zm9vYmFy"}};
        for (const auto& [text, code] : vectors)
            QCOMPARE(base64(std::vector<std::uint8_t>(text.begin(), text.end())), code);
        const std::vector<std::uint8_t> high{0xfb, 0xff, 0xfe};
        QCOMPARE(base64(high), std::string("+//+"));
    }
};

QTEST_APPLESS_MAIN(QuotingTest)
#include "quoting_test.moc"
