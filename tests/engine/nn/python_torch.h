// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

namespace clutch::test {

/// The peer: torchvision 0.14 as Debian packages it. Empty when it did what was asked, else what went wrong.
inline QString runTorch(const QString& script, const QStringList& arguments)
{
    QProcess python;
    python.start(QStringLiteral("/usr/bin/python3"), QStringList{QStringLiteral("-c"), script} + arguments);
    if (!python.waitForFinished(120000) || python.exitStatus() != QProcess::NormalExit)
        return QStringLiteral("python3 did not end");
    return python.exitCode() == 0 ? QString() : QString::fromUtf8(python.readAllStandardError());
}

inline bool hasTorchvision()
{
    return runTorch(QStringLiteral("import torch, torchvision"), {}).isEmpty();
}

} // namespace clutch::test
