package flow.serve

import flow.event.Event
import flow.graph.Block
import flow.graph.Cron
import flow.graph.Flow
import flow.graph.Hook
import flow.graph.PayloadPath
import flow.graph.Schedule
import flow.graph.Starts
import flow.graph.Trigger
import flow.problem.Position

import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import java.time.InstantSource
import java.time.ZoneId

/** A server in this process, with a clock that goes on when it is told to, and runs that end when they are told to. */
class Served implements InstantSource {
    static final Position AT = Position.NOWHERE

    final Path file
    final List<ServedFlow> flows
    final Limits limits
    final List<Told> told = []
    Instant now
    FakeStarter starter
    Dispatcher dispatcher
    private Book book
    private int ids

    Served(Path file, List<Flow> flows, Limits limits = new Limits(4, 100), Instant start = Instant.parse('2026-11-28T00:00:00Z')) {
        this.now = start
        this.file = file
        this.flows = flows.collect { ServedFlow.of(it, it.project() ? 'prod' : null) }
        this.limits = limits
        open()
    }

    /** As after a crash: nothing of the process is left but its book. */
    void open(Closure before = { }) {
        book?.close()
        book = Book.open(file, false)
        starter = new FakeStarter(misfits: starter?.misfits ?: [] as Set)
        before.call(starter)
        dispatcher = new Dispatcher(flows, book, starter, limits, this, { "run${++ids}".toString() }, told::add)
        dispatcher.begin()
    }

    @Override
    Instant instant() { now }

    /** Lets the time go on, and looks at every moment at which something may be due. */
    void until(Instant end, Closure meanwhile = { }) {
        while (true) {
            def next = dispatcher.tick().orElse(end)
            meanwhile.call()
            if (next > end) {
                break
            }
            now = next > now ? next : now.plusMillis(1)
            if (now >= end) {
                break
            }
        }
        now = end
        dispatcher.tick()
    }

    void pass(Duration time) { until(now + time) }

    Answer came(String name, Map payload = [:], String id = null) { dispatcher.accept(new Event(null, name, id, now, payload)) }

    static Flow flow(Map given = [:], String name) {
        def schedule = given.cron == null ? null : new Schedule(AT, ([given.cron].flatten() as List<String>).collect { Cron.parse(it) }, given.zone ? ZoneId.of(given.zone) : null,
            given.concurrency ?: Schedule.Concurrency.ALLOW, given.missed ?: Schedule.Missed.LATEST, given.deadline ?: Duration.ofHours(1))
        new Flow(name, AT, null, [], given.project ? new flow.graph.Project(given.project, AT) : null, new Starts(schedule, given.triggers ?: []), [], [], Block.EMPTY, [], [])
    }

    static Trigger all(Map given = [:], String... names) { on(given, Trigger.Needs.ALL, names) }

    static Trigger any(Map given = [:], String... names) { on(given, Trigger.Needs.ANY, names) }

    private static Trigger on(Map given, Trigger.Needs needs, String... names) {
        def where = (given.where ?: [:]).collect { new Trigger.Filter(PayloadPath.parse(it.key), [it.value]) }
        def reset = given.reset ? new Trigger.Reset(Cron.parse(given.reset), ZoneId.of('UTC')) : null
        def limit = given.rateLimit ? Trigger.RateLimit.parse(given.rateLimit) : null
        new Trigger.OnEvent(AT, needs, names.collect { new Trigger.Event(it, AT, [], where) }, new Trigger.Pace(reset, limit))
    }

    static Trigger finish(Hook.Occasion outcome = Hook.Occasion.SUCCESS, String... flows) {
        new Trigger.OnFinish(AT, Trigger.Needs.ALL, outcome, flows.collect { Trigger.Upstream.parse(it) })
    }
}
