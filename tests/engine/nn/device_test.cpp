// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/nn/device.h"

#include <QTest>

using clutch::Error;
using clutch::ErrorKind;

class DeviceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cpuIsAlwaysThere() { QCOMPARE(clutch::nn::chooseDevice("cpu").name, std::string("cpu")); }

    void automaticNamesADeviceAndAReason()
    {
        const auto choice = clutch::nn::chooseDevice("auto");
        QVERIFY(choice.name == "cpu" || choice.name == "cuda:0");
        QVERIFY(!choice.reason.empty());
    }

    void badWordsAreUsageErrors_data()
    {
        QTest::addColumn<QString>("request");
        for (const char* request : {"gpu", "", "cuda:", "cuda:x", "cuda:-1", "cuda:0 ", "CPU"})
            QTest::newRow(request) << request;
    }

    void badWordsAreUsageErrors()
    {
        QFETCH(QString, request);
        try {
            clutch::nn::chooseDevice(request.toStdString());
            QFAIL("accepted");
        } catch (const Error& error) {
            QCOMPARE(error.kind(), ErrorKind::Usage);
            QCOMPARE(error.subject(), request.toStdString());
        }
    }

    void aDeviceThatIsNotThereIsRefused()
    {
        try {
            clutch::nn::chooseDevice("cuda:4096");
            QFAIL("accepted");
        } catch (const Error& error) {
            QCOMPARE(error.kind(), ErrorKind::Unsupported);
        }
    }
};

QTEST_APPLESS_MAIN(DeviceTest)
#include "device_test.moc"
