// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QString>
#include <QVector>

namespace clutch::ui {

/// One event that took the GUI thread.
struct SlowEvent {
    double milliseconds = 0;
    QString what; ///< "Timer -> ClutchPage (synthesizePage)"
};

/// The application, with a stop-watch around every event of the GUI thread when asked for (CLUTCH_WATCHDOG=1 in the
/// environment, or setWatching in tests). It keeps the longest ones; summary() is printed when the program ends.
class StudioApplication : public QApplication {
    Q_OBJECT

public:
    StudioApplication(int& argc, char** argv);
    ~StudioApplication() override;

    void setWatching(bool watching);                               ///< true starts a fresh record
    const QVector<SlowEvent>& longest() const { return longest_; } ///< longest first, at most 10
    qint64 eventCount() const { return count_; }
    QString summary() const;

    bool notify(QObject* receiver, QEvent* event) override;

private:
    struct Frame {
        int loopLevel = 0;
        bool holdsLoop = false; ///< an event loop ran inside: waiting is not working
    };
    void record(double milliseconds, const QString& what);

    bool watching_ = false;
    bool printsAtEnd_ = false;
    qint64 count_ = 0;
    QVector<Frame> frames_;
    QVector<SlowEvent> longest_;
};

} // namespace clutch::ui
