// SPDX-License-Identifier: Apache-2.0
#include "engine/core/error.h"
#include "engine/core/image.h"

#include <QtTest>

using namespace clutch;

class ImageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsOtherPeoplesTrimaps()
    {
        const cv::Mat trimap = (cv::Mat_<std::uint8_t>(1, 7) << 0, 25, 26, 128, 229, 230, 255);
        const cv::Mat expected = (cv::Mat_<std::uint8_t>(1, 7) << 0, 0, 128, 128, 128, 255, 255);
        QCOMPARE(cv::norm(normalizedTrimap(trimap), expected, cv::NORM_INF), 0.0);
    }

    void alphaGoesThereAndBack()
    {
        cv::Mat bytes(1, 256, CV_8UC1);
        for (int i = 0; i < 256; ++i)
            bytes.at<std::uint8_t>(i) = static_cast<std::uint8_t>(i);
        const cv::Mat alpha = alphaFrom8Bit(bytes);
        QCOMPARE(alpha.type(), CV_32FC1);
        QCOMPARE(alpha.at<float>(255), 1.0f);
        QCOMPARE(cv::norm(alphaTo8Bit(alpha), bytes, cv::NORM_INF), 0.0);
        const cv::Mat beyond = (cv::Mat_<float>(1, 3) << -0.5f, 0.5f, 2.0f);
        QCOMPARE(alphaTo8Bit(beyond).at<std::uint8_t>(0), std::uint8_t(0));
        QCOMPARE(alphaTo8Bit(beyond).at<std::uint8_t>(2), std::uint8_t(255));
    }

    void boxesAreTight()
    {
        cv::Mat values(20, 30, CV_8UC1, cv::Scalar(0));
        QVERIFY(boundingBox(values).empty());
        values.at<std::uint8_t>(3, 29) = 1;
        values.at<std::uint8_t>(19, 4) = 200;
        QCOMPARE(boundingBox(values), cv::Rect(4, 3, 26, 17));
        QCOMPARE(boundingBox(values, 100), cv::Rect(4, 19, 1, 1));
        cv::Mat alpha(5, 5, CV_32FC1, cv::Scalar(0.4));
        QVERIFY(boundingBox(alpha, 0.5).empty());
        alpha.at<float>(0, 0) = 0.6f;
        QCOMPARE(boundingBox(alpha, 0.5), cv::Rect(0, 0, 1, 1));
    }

    void refusesWhatIsNoImage()
    {
        requireImage(cv::Mat(2, 2, CV_8UC3), "test", "x");
        QVERIFY_EXCEPTION_THROWN(requireImage(cv::Mat(), "test", "x"), Error);
        QVERIFY_EXCEPTION_THROWN(requireImage(cv::Mat(2, 2, CV_8UC1), "test", "x"), Error);
        QVERIFY_EXCEPTION_THROWN(requireSameSize(cv::Mat(2, 2, CV_8UC3), cv::Mat(2, 3, CV_8UC3), "test", "x"), Error);
        try {
            requireSameSize(cv::Mat(2, 2, CV_8UC3), cv::Mat(2, 3, CV_8UC3), "test", "frame 4");
        } catch (const Error& error) {
            QCOMPARE(error.kind(), ErrorKind::BadInput);
            QCOMPARE(error.subject(), std::string("frame 4: 2x2 and 3x2"));
        }
    }
};

QTEST_APPLESS_MAIN(ImageTest)
#include "image_test.moc"
