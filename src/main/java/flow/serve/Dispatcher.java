package flow.serve;

import flow.event.Event;
import flow.graph.Hook;
import flow.serve.Starter.Ended;
import flow.serve.Starter.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Starts what is due: decides, writes down what it decided, and only then begins a run. So whatever ends the process, a run that was
 * decided is made once the next one opens the same book, and none is made twice: its id is known before there is anything of it. For any
 * number of threads.
 */
public final class Dispatcher {
    private final Map<String, ServedFlow> flows;
    private final Book book;
    private final Starter starter;
    private final Limits limits;
    private final InstantSource clock;
    private final Consumer<Told> listener;
    private final State state = new State();
    private final Arrivals arrivals;
    private final Times times;
    private final Pacer pacer;
    private final List<Firing> queue = new ArrayList<>();
    private final Map<String, Firing> going = new LinkedHashMap<>();
    /** Runs that are written down at this moment, and so will be in the queue. */
    private int coming;

    private Instant asked;
    private boolean hasBegun;
    private boolean isStopping;

    /**
     * @param flows with different names
     * @param runIds makes ids of runs, each another one
     * @param listener is told what happens, one at a time; must not wait
     */
    public Dispatcher(
            List<ServedFlow> flows,
            Book book,
            Starter starter,
            Limits limits,
            InstantSource clock,
            Supplier<String> runIds,
            Consumer<Told> listener) {
        this.flows = flows.stream()
                .collect(Collectors.toMap(ServedFlow::name, flow -> flow, (a, b) -> a, LinkedHashMap::new));
        this.book = book;
        this.starter = starter;
        this.limits = limits;
        this.clock = clock;
        this.listener = listener;
        Supplier<String> fresh = new FreshIds(runIds);
        this.arrivals = new Arrivals(flows, state, starter, fresh);
        this.times = new Times(flows, state, fresh);
        this.pacer = new Pacer(flows);
        this.asked = clock.instant();
        book.take().forEach(state::apply);
    }

    /** Goes on where the last one was ended. */
    public void begin() {
        List<Firing> known = new ArrayList<>();
        List<Firing> unknown = new ArrayList<>();
        synchronized (this) {
            book.restart(state.whole());
            state.due().values().forEach(firing -> (flows.containsKey(firing.flow()) ? known : unknown).add(firing));
            queue.addAll(known);
            known.stream().map(Firing::runId).filter(starter::isBegun).forEach(pacer::exempt);
            hasBegun = true;
            if (!state.due().isEmpty()) {
                listener.accept(new Told.Recovered(known, unknown));
            }
        }
        tick();
    }

    /**
     * Takes an event. What it starts is safe when this returns.
     *
     * @throws Unavailable when too many runs are waiting, or the server is being stopped
     */
    public Answer accept(Event event) {
        Event known = event.id() == null ? event.withId(UUID.randomUUID().toString()) : event;
        Decided decided = new Decided();
        boolean isRepeated;
        long number;
        synchronized (this) {
            requireServing();
            isRepeated = event.id() != null && state.hasSeen(key(known));
            if (isRepeated) {
                number = book.last();
            } else {
                arrivals.decide(known, clock.instant(), decided);
                requireRoom(decided.begun.size());
                if (event.id() != null) {
                    decided.seen.add(key(known));
                }
                number = commit(decided);
            }
        }
        go(decided, number);
        if (isRepeated) {
            return new Answer(known.id(), true, List.of(), List.of(), List.of());
        }
        return new Answer(known.id(), false, decided.begun, decided.answers, decided.refused);
    }

    /** What an event would do, and does not. */
    public synchronized Answer explain(Event event) {
        Decided decided = new Decided();
        arrivals.decide(event, clock.instant(), decided);
        boolean isRepeated = event.id() != null && state.hasSeen(key(event));
        return new Answer(
                event.id() == null ? "" : event.id(), isRepeated, decided.begun, decided.answers, decided.refused);
    }

    /** Starts what has become due. Returns when to ask again at the latest; empty when nothing comes by itself. */
    public Optional<Instant> tick() {
        Decided decided = new Decided();
        long number;
        synchronized (this) {
            Instant now = clock.instant();
            if (!isStopping) {
                times.decide(asked, now, decided);
                asked = now;
            }
            number = commit(decided);
        }
        go(decided, number);
        synchronized (this) {
            Instant now = clock.instant();
            Optional<Instant> paced = queue.stream()
                    .map(firing -> pacer.earliest(firing, now))
                    .filter(earliest -> earliest.isAfter(now))
                    .min(Instant::compareTo);
            Optional<Instant> scheduled = times.next(now);
            return paced.isPresent() && (scheduled.isEmpty() || paced.get().isBefore(scheduled.get()))
                    ? paced
                    : scheduled;
        }
    }

    /** Only with the lock. */
    private long commit(Decided decided) {
        // Those that others take the place of are over for good, however long they take to end.
        decided.over.addAll(decided.replaced);
        queue.removeIf(firing -> decided.over.contains(firing.runId()));
        Entry entry = decided.entry();
        decided.told.forEach(listener);
        if (entry.isEmpty()) {
            return 0;
        }
        state.apply(entry);
        coming += decided.begun.size();
        long number = book.append(entry);
        if (book.isLarge()) {
            book.restart(state.whole());
        }
        return number;
    }

    private void go(Decided decided, long number) {
        try {
            book.await(number);
        } finally {
            synchronized (this) {
                coming -= decided.begun.size();
            }
        }
        decided.replaced.forEach(starter::end);
        synchronized (this) {
            decided.begun.stream()
                    .filter(firing -> state.due().containsKey(firing.runId()))
                    .forEach(queue::add);
            pump();
        }
    }

    /** Only with the lock. */
    private void pump() {
        Instant now = clock.instant();
        for (Iterator<Firing> waiting = queue.iterator();
                waiting.hasNext() && going.size() < limits.runs() && !isStopping; ) {
            Firing firing = waiting.next();
            if (!pacer.earliest(firing, now).isAfter(now)) {
                waiting.remove();
                pacer.started(firing, now);
                going.put(firing.runId(), firing);
                listener.accept(new Told.Starting(firing));
                starter.start(firing, ended -> ended(firing, ended));
            }
        }
    }

    private void ended(Firing firing, Ended ended) {
        try {
            over(firing, ended);
        } finally {
            synchronized (this) {
                going.remove(firing.runId());
                pump();
                notifyAll();
            }
        }
        if (firing.isScheduled() && ended.outcome() != Outcome.CUT_OFF) {
            tick();
        }
    }

    private void over(Firing firing, Ended ended) {
        Decided decided = new Decided();
        long number = 0;
        synchronized (this) {
            boolean isWanted = state.due().containsKey(firing.runId());
            Outcome outcome = isWanted ? ended.outcome() : Outcome.ENDED;
            if (isWanted && outcome != Outcome.CUT_OFF) {
                decided.over.add(firing.runId());
                ServedFlow flow = flows.get(firing.flow());
                if (outcome != Outcome.ENDED && flow != null) {
                    arrivals.decide(finish(flow, ended), clock.instant(), decided);
                }
                number = commit(decided);
            }
            listener.accept(new Told.Over(firing, outcome));
        }
        go(decided, number);
    }

    private Event finish(ServedFlow flow, Ended ended) {
        Hook.Occasion occasion = ended.outcome() == Outcome.SUCCEEDED ? Hook.Occasion.SUCCESS : Hook.Occasion.FAILURE;
        return Event.ofFinish(flow.scope(), flow.flow(), ended.runId(), occasion, clock.instant());
    }

    /** What finds no place among the runs that are being made waits. */
    private void requireRoom(int more) {
        int free = Math.max(0, limits.runs() - going.size());
        int waiting = queue.size() + coming;
        boolean isFull = more > 0 && waiting > 0 && waiting + more - free > limits.queue();
        if (isFull) {
            throw Unavailable.full(limits.queue());
        }
    }

    private void requireServing() {
        if (isStopping || !hasBegun) {
            throw Unavailable.stopping();
        }
    }

    private static String key(Event event) {
        return (event.source() == null ? "" : event.source()) + " " + event.name() + " " + event.id();
    }

    /** Takes and starts nothing from now on; what goes on may end. */
    public synchronized void stop() {
        isStopping = true;
        notifyAll();
    }

    /**
     * Waits until no run goes on.
     *
     * @return whether none does; false when the time is over
     */
    public synchronized boolean awaitIdle(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (!going.isEmpty()) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** What is known of each flow, and what is going on, for people. */
    public synchronized Standing standing() {
        Instant now = clock.instant();
        List<Standing.OfFlow> all = new ArrayList<>();
        flows.values().forEach(flow -> all.add(Standing.of(flow, state, arrivals, now)));
        return new Standing(now, isStopping, all, List.copyOf(going.values()), List.copyOf(queue));
    }
}
