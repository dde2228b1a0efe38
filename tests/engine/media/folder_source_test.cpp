// SPDX-License-Identifier: Apache-2.0
#include "engine/media/image_file.h"
#include "tests/engine/media/media_files.h"

using namespace clutch;
using namespace clutch::media;
using namespace clutch::test;

class FolderSourceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsInNaturalOrder()
    {
        const QTemporaryDir folder;
        for (int i = 0; i < 12; ++i)
            writeImage(pathIn(folder, ("é " + std::to_string(i) + ".png").c_str()), numberedImage(i));
        writeFileAtomically(pathIn(folder, "notes.txt"), "no picture");
        const auto source = openFrameSource(pathIn(folder, ""));
        QVERIFY(!source->info().isVideo && !source->info().mixedSizes);
        QCOMPARE(source->info().size, (ImageSize{160, 120}));
        QCOMPARE(source->info().frameCountHint, std::int64_t(12));
        const auto frames = readAll(*source);
        QCOMPARE(frames.size(), std::size_t(12));
        for (int i = 0; i < 12; ++i) {
            QCOMPARE(numberOf(frames[i].image), i);
            QCOMPARE(frames[i].timeMs, i * kFolderFrameMs);
        }
        QCOMPARE(numberOf(source->at(3).image), 3);
        QCOMPARE(source->next()->index, std::int64_t(4));
        QCOMPARE(thrownBy([&] { source->at(12); }).kind, std::optional(ErrorKind::NotFound));
    }

    void leavesDamagedPicturesOutAndCountsThem()
    {
        const QTemporaryDir folder;
        for (int i = 0; i < 4; ++i)
            writeImage(pathIn(folder, (std::to_string(i) + ".jpg").c_str()), numberedImage(i));
        writeFileAtomically(pathIn(folder, "1.jpg"), "");
        const auto source = openFrameSource(pathIn(folder, ""));
        const auto frames = readAll(*source);
        QCOMPARE(frames.size(), std::size_t(3));
        QCOMPARE(frames[1].index, std::int64_t(2));
        QCOMPARE(numberOf(frames[1].image), 2);
        QCOMPARE(source->problems().size(), std::size_t(1));
        QVERIFY(source->problems()[0].find("frame 1 ") == 0);
        QVERIFY(source->problems()[0].find("1.jpg") != std::string::npos);
    }

    void noticesMixedSizes()
    {
        const QTemporaryDir folder;
        writeImage(pathIn(folder, "a.png"), numberedImage(1));
        writeImage(pathIn(folder, "b.png"), numberedImage(2, {200, 120}));
        const auto source = openFrameSource(pathIn(folder, ""));
        QVERIFY(source->info().mixedSizes);
        const auto frames = readAll(*source);
        QCOMPARE(frames.at(1).image.cols, 200); // each in its own size
    }

    void doesNotBelieveAbsurdHeaders()
    {
        const QTemporaryDir folder;
        writeImage(pathIn(folder, "b.png"), numberedImage(1));
        std::vector<std::uint8_t> bytes = readFile(pathIn(folder, "b.png"));
        std::fill_n(bytes.begin() + 16, 8, std::uint8_t(0xB0)); // width and height: 2,964,369,584 px
        writeFileAtomically(pathIn(folder, "a.png"), bytes);
        const auto source = openFrameSource(pathIn(folder, ""));
        QVERIFY(source->info().size.width == numberedImage(1).cols && !source->info().mixedSizes);
        QCOMPARE(readAll(*source).size(), std::size_t(1));
        QVERIFY(source->problems().at(0).find("100 megapixels") != std::string::npos);
    }

    void readsASinglePicture()
    {
        const QTemporaryDir folder;
        writeImage(pathIn(folder, "only.png"), numberedImage(9));
        const auto frames = readAll(*openFrameSource(pathIn(folder, "only.png")));
        QCOMPARE(frames.size(), std::size_t(1));
        QCOMPARE(numberOf(frames[0].image), 9);
    }

    void refusesFoldersWithoutPictures()
    {
        const QTemporaryDir folder;
        QCOMPARE(thrownBy([&] { openFrameSource(pathIn(folder, "")); }).kind, std::optional(ErrorKind::BadInput));
        writeFileAtomically(pathIn(folder, "broken.png"), "nothing");
        const auto source = openFrameSource(pathIn(folder, ""));
        QCOMPARE(thrownBy([&] { source->next(); }).kind, std::optional(ErrorKind::Corrupt));
    }
};

QTEST_GUILESS_MAIN(FolderSourceTest)
#include "folder_source_test.moc"
