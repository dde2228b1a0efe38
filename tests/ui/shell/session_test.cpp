// SPDX-License-Identifier: Apache-2.0
#include "tests/support/patient_test.h"
#include "ui/shell/session.h"

#include <QSignalSpy>

#include <thread>

using namespace clutch;
using namespace clutch::ui;

namespace {

class QuickJob : public jobs::Job {
public:
    explicit QuickJob(bool fails) : fails_(fails) {}
    std::string title() const override { return "Import"; }
    std::string subject() const override { return "lemon"; }
    std::string run(JobContext&) override
    {
        if (fails_) throw Error(ErrorKind::BadInput, "import", "it is broken", "a.mp4", "try another");
        return "{}";
    }

private:
    const bool fails_;
};

} // namespace

class SessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The window hears of a job's start and of its end; when it is slow, both come after the end.
    void tellsOnceThatAQuickJobFailed()
    {
        Session session;
        QStringList errors;
        connect(&session, &Session::errorRaised, this,
                [&](const QString& problem, const QString& subject) { errors << problem + u' ' + subject; });
        session.run(std::make_unique<QuickJob>(true));
        const qint64 last = session.run(std::make_unique<QuickJob>(false));
        while (session.runner().isBusy())
            std::this_thread::yield(); // and no event is delivered meanwhile
        bool ended = false;
        connect(&session, &Session::contentChanged, this, [&] { ended = true; });
        QTRY_VERIFY(ended);
        QCOMPARE(session.runner().status(last)->state, jobs::JobState::Done);
        QCOMPARE(errors, QStringList(QStringLiteral("it is broken a.mp4")));
    }

    void contentChangesAreCoalesced()
    {
        Session session;
        QSignalSpy changes(&session, &Session::contentChanged);
        for (int i = 0; i < 1000; ++i)
            session.notifyContentChanged();
        QTRY_COMPARE(changes.size(), 1);
    }
};

QTEST_MAIN(SessionTest)
#include "session_test.moc"
