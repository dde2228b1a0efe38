// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/snapshot.h"

#include "engine/core/log.h"
#include "ui/shell/main_window.h"

#include <QCoreApplication>
#include <QPixmap>

namespace clutch::ui {

namespace {
constexpr int kLookMs = 100;
constexpr int kQuietLooks = 10;
} // namespace

Snapshot::Snapshot(MainWindow& window, const QString& file) : QObject(&window), window_(window), file_(file)
{
    timer_.setInterval(kLookMs);
    connect(&timer_, &QTimer::timeout, this, &Snapshot::look);
    timer_.start();
}

void Snapshot::look()
{
    quiet_ = window_.isSettled() ? quiet_ + 1 : 0;
    if (quiet_ < kQuietLooks) return;
    timer_.stop();
    const bool written = window_.grab().save(file_, "PNG");
    if (!written) logError("the screenshot cannot be written: " + file_.toStdString());
    QCoreApplication::exit(written ? 0 : 1);
}

} // namespace clutch::ui
