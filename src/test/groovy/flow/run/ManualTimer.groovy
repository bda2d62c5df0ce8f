package flow.run

import java.time.Duration
import java.time.Instant

/** Time that passes when a spec says so. */
class ManualTimer implements Timer {
    private Instant now = Instant.parse('2026-11-20T00:00:00Z')
    private final List<Alarm> alarms = []

    static class Alarm {
        Instant due
        Duration delay
        Runnable action
    }

    synchronized Instant now() { now }

    synchronized Runnable after(Duration delay, Runnable action) {
        def alarm = new Alarm(due: now + delay, delay: delay, action: action)
        alarms << alarm
        notifyAll()
        return { forget(alarm) } as Runnable
    }

    private synchronized void forget(Alarm alarm) { alarms.remove(alarm) }

    /** Waits until somebody waits for that long, and lets that time pass. */
    void pass(Duration delay) {
        Alarm alarm
        synchronized (this) {
            while (!(alarm = alarms.find { it.delay == delay })) {
                wait()
            }
            alarms.remove(alarm)
            now = [now, alarm.due].max()
        }
        alarm.action.run()
    }

    synchronized List<Duration> getPending() { alarms*.delay }
}
