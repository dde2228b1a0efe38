// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTest>

/// QtTest, with the patience that a busy machine needs. What is waited for here goes through disks, threads and jobs;
/// five seconds, QtTest's own, are too few where two processors have ten things to do. A test that passes waits no
/// longer than before.
#undef QTRY_VERIFY
#undef QTRY_VERIFY2
#undef QTRY_COMPARE
#define QTRY_VERIFY(expression) QTRY_VERIFY_WITH_TIMEOUT(expression, 60000)
#define QTRY_VERIFY2(expression, message) QTRY_VERIFY2_WITH_TIMEOUT(expression, message, 60000)
#define QTRY_COMPARE(actual, expected) QTRY_COMPARE_WITH_TIMEOUT(actual, expected, 60000)
