// SPDX-License-Identifier: Apache-2.0
#include "tests/support/patient_test.h"
#include "ui/shell/theme.h"
#include "ui/views/film_strip.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using clutch::ui::FilmStrip;
using clutch::ui::StripFrame;

namespace {

QVector<StripFrame> someFrames(int count, const QString& file = {})
{
    QVector<StripFrame> frames;
    for (int i = 0; i < count; ++i) {
        StripFrame frame;
        frame.id = 1000 + i;
        frame.file = file.isEmpty() ? file : file.arg(i);
        frame.caption = QStringLiteral("#%1").arg(i);
        frame.timeMs = i * 20.0;
        frames << frame;
    }
    return frames;
}

} // namespace

class FilmStripTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        strip_ = std::make_unique<FilmStrip>();
        strip_->resize(920, 96);
        strip_->show();
        QVERIFY(QTest::qWaitForWindowExposed(strip_.get()));
    }
    void cleanup() { strip_.reset(); }

    void walksByKeys()
    {
        strip_->setFrames(someFrames(100));
        QCOMPARE(strip_->current(), 0);
        const auto after = [this](Qt::Key key) {
            QTest::keyClick(strip_.get(), key);
            return strip_->current();
        };
        QCOMPARE(after(Qt::Key_Right), 1);
        QCOMPARE(after(Qt::Key_D), 2);
        QCOMPARE(after(Qt::Key_V), 12);
        QCOMPARE(after(Qt::Key_C), 2);
        QCOMPARE(after(Qt::Key_A), 1);
        QCOMPARE(after(Qt::Key_Left), 0);
        QCOMPARE(after(Qt::Key_Left), 0);
        QCOMPARE(after(Qt::Key_End), 99);
        QCOMPARE(after(Qt::Key_V), 99);
        QCOMPARE(after(Qt::Key_Home), 0);
    }

    void playsToTheEnd()
    {
        strip_->setFrames(someFrames(12));
        QSignalSpy playing(strip_.get(), &FilmStrip::playingChanged);
        QTest::keyClick(strip_.get(), Qt::Key_Space);
        QVERIFY(strip_->isPlaying());
        QTRY_COMPARE(strip_->current(), 11);
        QTRY_VERIFY(!strip_->isPlaying());
        QTRY_COMPARE(playing.size(), 2);
        QTest::keyClick(strip_.get(), Qt::Key_Space); // from the end it starts over
        QTRY_VERIFY(strip_->current() < 11 && strip_->current() > 0);
        QTest::keyClick(strip_.get(), Qt::Key_Space);
        QVERIFY(!strip_->isPlaying());
    }

    void scrubsAlongTheBar()
    {
        strip_->setFrames(someFrames(1000));
        QSignalSpy changed(strip_.get(), &FilmStrip::currentChanged);
        const QRect bar = strip_->barRect();
        QTest::mousePress(strip_.get(), Qt::LeftButton, {}, {bar.left() + bar.width() / 2, bar.center().y()});
        QVERIFY(std::abs(strip_->current() - 500) <= 1);
        QTest::mouseMove(strip_.get(), {bar.right() + 50, bar.center().y()});
        QTRY_COMPARE(strip_->current(), 999);
        QTest::mouseRelease(strip_.get(), Qt::LeftButton, {}, bar.center());
        QVERIFY(strip_->rect().contains(strip_->frameRect(999))); // it scrolled there
        QVERIFY(changed.size() >= 2);
        QTest::mouseClick(strip_.get(), Qt::LeftButton, {}, strip_->frameRect(997).center());
        QCOMPARE(strip_->current(), 997);
    }

    void readsOnlyWhatIsSeen()
    {
        QTemporaryDir folder;
        QImage(32, 24, QImage::Format_RGB32).save(folder.filePath(QStringLiteral("é 日本.png")));
        QVector<StripFrame> frames = someFrames(10000, QStringLiteral("/nowhere/%1.png"));
        frames[5].file = folder.filePath(QStringLiteral("é 日本.png"));
        strip_->setFrames(frames);
        QTRY_VERIFY(strip_->thumbnails().isUnreadable(QStringLiteral("/nowhere/0.png")));
        QTRY_COMPARE(strip_->thumbnails().cachedCount(), 1);
        QVERIFY(strip_->thumbnails().readCount() <= 12);
        strip_->setCurrent(9999);
        QTRY_VERIFY(strip_->thumbnails().isUnreadable(QStringLiteral("/nowhere/9999.png")));
        QVERIFY(!strip_->thumbnails().isUnreadable(QStringLiteral("/nowhere/5000.png")));
    }

    void cacheIsBounded()
    {
        QTemporaryDir folder;
        for (int i = 0; i < 20; ++i) {
            QImage image(8, 8, QImage::Format_RGB32);
            image.fill(Qt::red);
            image.save(folder.filePath(QStringLiteral("%1.png").arg(i)));
        }
        clutch::ui::ThumbnailLoader loader(QSize(8, 8), 5);
        QSignalSpy ready(&loader, &clutch::ui::ThumbnailLoader::ready);
        for (int i = 0; i < 20; ++i)
            loader.thumbnail(folder.filePath(QStringLiteral("%1.png").arg(i)));
        QTRY_COMPARE(ready.size(), 20);
        QCOMPARE(loader.cachedCount(), 5);
    }

    void paintsMarks()
    {
        QVector<StripFrame> frames = someFrames(10);
        frames[1].mark = StripFrame::Mark::Useless;
        frames[2].mark = StripFrame::Mark::Doubtful;
        frames[3].corrected = true;
        frames[4].verdict = StripFrame::Verdict::Accepted;
        strip_->setFrames(frames);
        const clutch::ui::Tokens& tokens = clutch::ui::Theme::instance().tokens();
        const QImage shot = strip_->grab().toImage();
        const auto at = [&](int frame, QPoint offset) {
            return shot.pixelColor(strip_->frameRect(frame).topLeft() + offset);
        };
        QCOMPARE(at(1, {5, 5}), tokens.error);
        QCOMPARE(at(2, {5, 5}), tokens.warn);
        QCOMPARE(at(5, {5, 5}), tokens.raised);
        const QRect cell = strip_->frameRect(3);
        QCOMPARE(shot.pixelColor(cell.topRight() + QPoint(-15, 9)), tokens.accent);
        QCOMPARE(shot.pixelColor(strip_->frameRect(4).bottomRight() + QPoint(-11, -16)), tokens.ok);
    }

    void keepsTheCurrentFrameById()
    {
        QVector<StripFrame> frames = someFrames(20);
        strip_->setFrames(frames);
        strip_->setCurrent(7);
        QSignalSpy changed(strip_.get(), &FilmStrip::currentChanged);
        frames.remove(0, 3);
        strip_->setFrames(frames);
        QCOMPARE(strip_->current(), 4);
        QCOMPARE(changed.size(), 0);
        strip_->setFrames({});
        QCOMPARE(strip_->current(), -1);
        QCOMPARE(changed.size(), 1);
    }

private:
    std::unique_ptr<FilmStrip> strip_;
};

QTEST_MAIN(FilmStripTest)
#include "film_strip_test.moc"
