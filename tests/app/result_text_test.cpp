// SPDX-License-Identifier: Apache-2.0
#include "app/cli/result_text.h"

#include <QTest>

using clutch::cli::resultText;

class ResultTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keysAreWords()
    {
        QCOMPARE(resultText(R"({"frames": 12, "framesPerSecond": 14.60321, "file": "/tmp/é.json", "AP50": 0.5})"),
                 std::string("frames                  12\n"
                             "frames per second       14.6\n"
                             "file                    /tmp/é.json\n"
                             "AP50                    0.5\n"));
    }

    void recordingsAreSentences()
    {
        const std::string text = resultText(R"({"recordings": [{"id": 1, "name": "a.mkv", "frames": 5,
            "sourceFrames": 60, "dropped": 55, "blurred": 3, "problems": []}]})");
        QCOMPARE(text, std::string("a.mkv                   5 of 60 frames taken\n"));
    }

    void whatIsNestedIsIndented()
    {
        const std::string text = resultText(R"({"split": {"train": 8, "byRecording": true}, "problems": [],
            "notes": [{"text": "holes were closed", "count": 3}], "aWordLongerThanTheColumnIsWide": 1})");
        QCOMPARE(text, std::string("split\n"
                                   "  train                 8\n"
                                   "  by recording          yes\n"
                                   "notes                   holes were closed: 3\n"
                                   "a word longer than the column is wide 1\n"));
    }
};

QTEST_APPLESS_MAIN(ResultTextTest)
#include "result_text_test.moc"
