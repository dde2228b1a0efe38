// SPDX-License-Identifier: Apache-2.0
#include "engine/media/image_file.h"
#include "tests/engine/media/media_files.h"

#include <opencv2/imgcodecs.hpp>

using namespace clutch;
using namespace clutch::media;
using namespace clutch::test;

namespace {

const cv::Vec3b kTopLeft(10, 20, 240), kTopRight(10, 240, 20), kBottomLeft(240, 20, 10), kBottomRight(10, 230, 235);

// Four fields, twice as wide as high.
cv::Mat fourFields()
{
    cv::Mat image(32, 64, CV_8UC3);
    image(cv::Rect(0, 0, 32, 16)) = cv::Scalar(kTopLeft);
    image(cv::Rect(32, 0, 32, 16)) = cv::Scalar(kTopRight);
    image(cv::Rect(0, 16, 32, 16)) = cv::Scalar(kBottomLeft);
    image(cv::Rect(32, 16, 32, 16)) = cv::Scalar(kBottomRight);
    return image;
}

// An EXIF block of one entry, EXIF 2.3 section 4.6: big-endian TIFF with tag 0x0112.
std::vector<std::uint8_t> exifBlock(int orientation)
{
    return {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, static_cast<std::uint8_t>(orientation),
            0,   0,   0, 0,  0, 0};
}

std::vector<std::uint8_t> jpegWithOrientation(const cv::Mat& image, int orientation)
{
    std::vector<std::uint8_t> bytes;
    cv::imencode(".jpg", image, bytes, {cv::IMWRITE_JPEG_QUALITY, 100});
    const std::vector<std::uint8_t> block = exifBlock(orientation);
    const std::size_t length = 2 + 6 + block.size();
    std::vector<std::uint8_t> segment{
        0xFF, 0xE1, static_cast<std::uint8_t>(length >> 8), static_cast<std::uint8_t>(length), 'E', 'x', 'i', 'f',
        0,    0};
    segment.insert(segment.end(), block.begin(), block.end());
    bytes.insert(bytes.begin() + 2, segment.begin(), segment.end());
    return bytes;
}

// TIFF 6.0, uncompressed RGB in one strip.
std::vector<std::uint8_t> tiffWithOrientation(const cv::Mat& image, int orientation)
{
    const auto pixels = static_cast<std::uint32_t>(image.total() * 3);
    std::vector<std::uint8_t> bytes;
    const auto number = [&](std::uint32_t value, int count) {
        for (int i = 0; i < count; ++i)
            bytes.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
    };
    const auto entry = [&](std::uint32_t tag, std::uint32_t type, std::uint32_t count, std::uint32_t value) {
        number(tag, 2), number(type, 2), number(count, 4), number(value, 4);
    };
    bytes = {'I', 'I', 42, 0};
    number(8, 4);
    number(10, 2);
    const std::uint32_t bits = 8 + 2 + 10 * 12 + 4;
    entry(256, 3, 1, static_cast<std::uint32_t>(image.cols));
    entry(257, 3, 1, static_cast<std::uint32_t>(image.rows));
    entry(258, 3, 3, bits);
    entry(259, 3, 1, 1);
    entry(262, 3, 1, 2);
    entry(273, 4, 1, bits + 6);
    entry(274, 3, 1, static_cast<std::uint32_t>(orientation));
    entry(277, 3, 1, 3);
    entry(278, 3, 1, static_cast<std::uint32_t>(image.rows));
    entry(279, 4, 1, pixels);
    number(0, 4);
    for (int i = 0; i < 3; ++i)
        number(8, 2);
    for (int y = 0; y < image.rows; ++y)
        for (int x = 0; x < image.cols; ++x)
            for (int c = 2; c >= 0; --c)
                bytes.push_back(image.at<cv::Vec3b>(y, x)[c]);
    return bytes;
}

bool isNear(const cv::Vec3b& a, const cv::Vec3b& b)
{
    return cv::norm(cv::Vec3d(a) - cv::Vec3d(b)) < 12;
}

} // namespace

class ImageFileTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir folder_;
    std::filesystem::path file(const char* name) const { return pathIn(folder_, name); }

private Q_SLOTS:
    void writesAndReadsBack_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << "a.png";
        QTest::newRow("unicode") << QString::fromUtf8("é 日本/ü.png");
        QTest::newRow("capitals") << "A.PNG";
    }
    void writesAndReadsBack()
    {
        QFETCH(QString, name);
        const cv::Mat image = fourFields();
        writeImage(file(name.toUtf8().constData()), image);
        QCOMPARE(cv::norm(readImage(file(name.toUtf8().constData())), image, cv::NORM_INF), 0.0);
    }

    void sameBytesForSamePixels()
    {
        for (const char* extension : {"png", "jpg"}) {
            const auto a = file((std::string("first.") + extension).c_str()),
                       b = file((std::string("second.") + extension).c_str());
            writeImage(a, fourFields());
            writeImage(b, fourFields());
            QVERIFY(readFile(a) == readFile(b));
        }
        QVERIFY(isImageFile(file("x.JPEG")) && isImageFile(file("x.webp")) && !isImageFile(file("x.mp4")) &&
                !isImageFile(file("png")));
        QVERIFY(isVideoFile(file("x.MOV")) && !isVideoFile(file("x.png")));
    }

    void appliesOrientation_data()
    {
        // EXIF 2.3, tag 0x0112: which visual sides the stored first row and first column are.
        QTest::addColumn<int>("value");
        QTest::addColumn<int>("topLeft"); // the stored corner that is seen at the top left: 0 TL, 1 TR, 2 BL, 3 BR
        QTest::addColumn<int>("topRight");
        QTest::newRow("1 row top, column left") << 1 << 0 << 1;
        QTest::newRow("2 row top, column right") << 2 << 1 << 0;
        QTest::newRow("3 row bottom, column right") << 3 << 3 << 2;
        QTest::newRow("4 row bottom, column left") << 4 << 2 << 3;
        QTest::newRow("5 row left, column top") << 5 << 0 << 2;
        QTest::newRow("6 row right, column top") << 6 << 2 << 0;
        QTest::newRow("7 row right, column bottom") << 7 << 3 << 1;
        QTest::newRow("8 row left, column bottom") << 8 << 1 << 3;
    }
    void appliesOrientation()
    {
        QFETCH(int, value);
        QFETCH(int, topLeft);
        QFETCH(int, topRight);
        const cv::Vec3b corners[] = {kTopLeft, kTopRight, kBottomLeft, kBottomRight};
        writeFileAtomically(file("turned.jpg"), jpegWithOrientation(fourFields(), value));
        writeFileAtomically(file("turned.tif"), tiffWithOrientation(fourFields(), value));
        for (const char* name : {"turned.jpg", "turned.tif"}) {
            const cv::Mat image = readImage(file(name));
            QCOMPARE(image.size(), value > 4 ? cv::Size(32, 64) : cv::Size(64, 32));
            QVERIFY2(isNear(image.at<cv::Vec3b>(3, 3), corners[topLeft]), name);
            QVERIFY2(isNear(image.at<cv::Vec3b>(3, image.cols - 4), corners[topRight]), name);
            QCOMPARE(readGrey(file(name)).size(), image.size());
            const auto source = openFrameSource(file(name));
            QCOMPARE(source->info().size, (ImageSize{image.cols, image.rows}));
        }
    }

    void convertsDepthGreyAndAlpha()
    {
        const cv::Mat deep(20, 30, CV_16UC3, cv::Scalar(257 * 10, 257 * 100, 65535));
        writeImage(file("deep.png"), deep);
        QCOMPARE(readImage(file("deep.png")).at<cv::Vec3b>(5, 5), cv::Vec3b(10, 100, 255));
        writeImage(file("deepgrey.png"), cv::Mat(20, 30, CV_16UC1, cv::Scalar(257 * 77)));
        QCOMPARE(readImage(file("deepgrey.png")).at<cv::Vec3b>(5, 5), cv::Vec3b(77, 77, 77));
        QCOMPARE(readGrey(file("deepgrey.png")).at<std::uint8_t>(5, 5), std::uint8_t(77));
        const cv::Mat cutout(20, 30, CV_8UC4, cv::Scalar(0, 100, 200, 51)); // a fifth over white
        writeImage(file("cutout.png"), cutout);
        QCOMPARE(readImage(file("cutout.png")).at<cv::Vec3b>(5, 5), cv::Vec3b(204, 224, 244));
        QCOMPARE(cv::norm(readCutout(file("cutout.png")), cutout, cv::NORM_INF), 0.0);
        QCOMPARE(readGrey(file("cutout.png")).type(), CV_8UC1);
        QCOMPARE(thrownBy([&] { readCutout(file("deep.png")); }).kind, std::optional(ErrorKind::BadInput));
    }

    void refusesHugePicturesUnread_data()
    {
        QTest::addColumn<QByteArray>("header");
        const auto bytes = [](std::initializer_list<int> values) {
            QByteArray text;
            for (const int value : values)
                text.append(static_cast<char>(value));
            return text;
        };
        // 20000 x 20000 (0x4E20), pixels absent: only the header can have been read.
        QTest::newRow("png") << bytes({0x89, 'P',  'N',  'G', 13, 10,   26,   10, 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0,
                                       0,    0x4E, 0x20, 0,   0,  0x4E, 0x20, 8,  2, 0, 0, 0,  0,   0,   0,   0});
        QTest::newRow("jpeg") << bytes({0xFF, 0xD8, 0xFF, 0xE0, 0, 4,    0, 0, 0xFF, 0xC2, 0, 17,   8, 0x4E,
                                        0x20, 0x4E, 0x20, 3,    1, 0x11, 0, 2, 0x11, 0,    3, 0x11, 0});
        QTest::newRow("bmp") << bytes({'B', 'M', 0, 0,    0,    0, 0, 0,    0,    0,    54,   0, 0, 0,  40,
                                       0,   0,   0, 0x20, 0x4E, 0, 0, 0xE0, 0xB1, 0xFF, 0xFF, 1, 0, 24, 0}); // top down
        QTest::newRow("webp") << bytes({'R', 'I', 'F', 'F', 30, 0, 0, 0, 'W', 'E',  'B',  'P', 'V',  'P',  '8',
                                        'X', 10,  0,   0,   0,  0, 0, 0, 0,   0x1F, 0x4E, 0,   0x1F, 0x4E, 0});
        QTest::newRow("tiff") << bytes({'M', 'M', 0, 42,   0,    0, 0, 8, 0, 2, 1, 0, 0, 4, 0, 0,    0,
                                        1,   0,   0, 0x4E, 0x20, 1, 1, 0, 4, 0, 0, 0, 1, 0, 0, 0x4E, 0x20});
    }
    void refusesHugePicturesUnread()
    {
        QFETCH(QByteArray, header);
        writeFileAtomically(file("huge.png"),
                            std::string_view(header.constData(), static_cast<std::size_t>(header.size())));
        const Thrown thrown = thrownBy([&] { readImage(file("huge.png")); });
        QCOMPARE(thrown.kind, std::optional(ErrorKind::BadInput));
        QVERIFY2(thrown.subject.find("huge.png: 20000x20000") != std::string::npos, thrown.subject.c_str());
    }

    void saysWhatIsWrong()
    {
        QCOMPARE(thrownBy([&] { readImage(file("nowhere.png")); }).kind, std::optional(ErrorKind::NotFound));
        writeFileAtomically(file("text.png"), "no picture at all");
        QCOMPARE(thrownBy([&] { readImage(file("text.png")); }).kind, std::optional(ErrorKind::BadInput));
        writeFileAtomically(file("empty.png"), "");
        QCOMPARE(thrownBy([&] { readImage(file("empty.png")); }).kind, std::optional(ErrorKind::BadInput));
        QCOMPARE(thrownBy([&] { writeImage(file("x.gif"), fourFields()); }).kind, std::optional(ErrorKind::BadInput));
    }

    void noticesCutOffPictures_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("jpeg") << "cut.jpg";
        QTest::newRow("png") << "cut.png";
    }
    void noticesCutOffPictures()
    {
        QFETCH(QString, name);
        const auto path = file(name.toUtf8().constData());
        cv::Mat noise(100, 100, CV_8UC3);
        cv::RNG(3).fill(noise, cv::RNG::UNIFORM, 0, 256);
        writeImage(path, noise);
        std::vector<std::uint8_t> bytes = readFile(path);
        QCOMPARE(readImage(path).rows, 100);
        bytes.resize(bytes.size() * 2 / 3);
        writeFileAtomically(path, bytes);
        QCOMPARE(thrownBy([&] { readImage(path); }).kind, std::optional(ErrorKind::Corrupt));
    }

    void keepsTheOldPictureWhenWritingFails()
    {
        const auto path = file("kept/old.png");
        std::filesystem::create_directories(path); // a folder stands in the way
        QVERIFY(thrownBy([&] { writeImage(path, fourFields()); }).kind.has_value());
        QVERIFY(std::filesystem::is_directory(path));
        QCOMPARE(std::distance(std::filesystem::directory_iterator(path.parent_path()), {}), std::ptrdiff_t(1));
    }
};

QTEST_GUILESS_MAIN(ImageFileTest)
#include "image_file_test.moc"
