package flow.cli;

import flow.Failure;
import flow.client.Status;
import flow.event.Event;
import flow.event.Start;
import flow.prepare.Unfit;
import flow.problem.ProblemException;
import flow.resume.Plan;
import flow.run.LocalEngine;
import flow.run.Resumption;
import flow.run.RunEvent;
import flow.run.RunOptions;
import flow.run.RunResult;
import flow.serve.Firing;
import flow.serve.Starter;
import flow.store.Cause;
import flow.store.RunEnd;
import flow.store.RunLocked;
import flow.store.RunReader;
import flow.store.Store;
import flow.store.StoreCorrupt;
import flow.store.StoreFailure;
import flow.task.Diagnosis;
import flow.task.Host;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes the runs of {@code flow serve}, in this process, as {@code flow run} makes one. */
final class ServedRuns implements Starter, Endings.Endable {
    /** How often a run is resumed that the end of a server cut off: what ends each server is not to be begun for ever. */
    private static final int MOST_RESUMED = 10;

    private static final long POLL_MILLIS = 1000;

    private final Surroundings surroundings;
    private final Store store;
    private final Map<String, ServedScript> scripts;
    private final BiFunction<ServedScript, Cause, RunOptions> options;
    private final BiConsumer<Firing, String> faults;
    private final BiConsumer<Firing, String> delays;
    private final Runnable stop;
    private final Map<String, LocalEngine> going = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "flow run");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<String> unwanted = ConcurrentHashMap.newKeySet();
    private volatile boolean isStopping;
    private volatile @Nullable ExitCode signal;

    /**
     * @param scripts by the name of their flow
     * @param faults is told why a run failed
     * @param delays is told why a run cannot be made now, so that it is tried again
     * @param stop is called when the process is told to end
     */
    ServedRuns(
            Surroundings surroundings,
            Store store,
            Map<String, ServedScript> scripts,
            BiFunction<ServedScript, Cause, RunOptions> options,
            BiConsumer<Firing, String> faults,
            BiConsumer<Firing, String> delays,
            Runnable stop) {
        this.surroundings = surroundings;
        this.store = store;
        this.scripts = Map.copyOf(scripts);
        this.options = options;
        this.faults = faults;
        this.delays = delays;
        this.stop = stop;
    }

    @Override
    public Optional<String> objection(String flow, Start start) {
        return script(flow).objection(start);
    }

    private ServedScript script(String flow) {
        ServedScript script = scripts.get(flow);
        if (script == null) {
            throw new IllegalArgumentException("flow '" + flow + "' is not served");
        }
        return script;
    }

    @Override
    public void start(Firing firing, Consumer<Ended> ended) {
        threads.execute(() -> {
            Ended how = new Ended(Outcome.FAILED, firing.runId());
            try {
                how = outcome(firing);
            } catch (OutOfMemoryError exhausted) {
                faults.accept(firing, "the memory of the server is used up");
            } finally {
                unwanted.remove(firing.runId());
                ended.accept(how);
            }
        });
    }

    @Override
    public boolean isBegun(String runId) {
        return store.find(runId).isPresent();
    }

    private Ended outcome(Firing firing) {
        try {
            return madeByUs(firing);
        } catch (Unfit unfit) {
            faults.accept(firing, String.join("; ", unfit.messages()));
        } catch (UsageFault misfit) {
            faults.accept(firing, misfit.getMessage());
        } catch (ProblemException invalid) {
            faults.accept(firing, invalid.problems().get(0).message());
        } catch (StoreCorrupt failed) {
            faults.accept(firing, failed.getMessage());
        } catch (RuntimeException | Error bug) {
            faults.accept(firing, "this is a fault in flow itself: " + bug);
        }
        return new Ended(isStopping ? Outcome.CUT_OFF : Outcome.FAILED, firing.runId());
    }

    /**
     * Where somebody else works on it, or seems to, that is waited for, and so is the store where it cannot be used, as when the disk is
     * full: what was decided is made.
     */
    private Ended madeByUs(Firing firing) {
        boolean isTold = false;
        do {
            try {
                return made(firing);
            } catch (RunLocked other) {
                // Until that has ended.
            } catch (StoreFailure failed) {
                if (!isTold) {
                    delays.accept(firing, failed.getMessage());
                    isTold = true;
                }
            }
        } while (rested());
        return new Ended(Outcome.CUT_OFF, firing.runId());
    }

    private boolean rested() {
        try {
            Thread.sleep(POLL_MILLIS);
            return !isStopping;
        } catch (InterruptedException told) {
            return false;
        }
    }

    private Ended made(Firing firing) {
        Optional<RunReader> there = store.find(firing.runId());
        return there.isPresent() ? goneOn(firing, there.get()) : begun(firing);
    }

    private Ended begun(Firing firing) {
        ServedScript script = script(firing.flow());
        Map<String, @Nullable Object> parameters = script.parameters(firing);
        RunOptions chosen = options.apply(script, cause(firing));
        return during(
                firing,
                script,
                (engine, events) -> engine.run(firing.runId(), script.flow(), parameters, chosen, events));
    }

    private static Cause cause(Firing firing) {
        return new Cause(
                firing.scheduledTime(),
                firing.events().stream().map(Event::toJson).toList());
    }

    /** With the run that goes on from it in the end. */
    private Ended goneOn(Firing firing, RunReader first) {
        boolean isIts = first.start().flow().equals(script(firing.flow()).flow().name())
                && first.start().cause().equals(cause(firing));
        if (!isIts) {
            throw new IllegalStateException("run " + first.runId() + " is another one's");
        }
        RunReader last = first;
        int resumed = 0;
        while (last.successor().isPresent()) {
            last = store.open(last.successor().get());
            resumed++;
        }
        Status status = Status.of(last);
        if (status == Status.RUNNING) {
            throw new RunLocked("run " + last.runId() + " is running");
        }
        if (status == Status.SUCCEEDED || status == Status.FAILED) {
            return new Ended(status == Status.SUCCEEDED ? Outcome.SUCCEEDED : Outcome.FAILED, last.runId());
        }
        if (resumed >= MOST_RESUMED) {
            faults.accept(
                    firing,
                    "it was cut off " + (resumed + 1) + " times; 'flow resume " + last.runId() + "' goes on with it");
            return new Ended(Outcome.FAILED, last.runId());
        }
        return resumed(firing, last);
    }

    private Ended resumed(Firing firing, RunReader origin) {
        ServedScript script = script(firing.flow());
        Plan plan = Plan.of(script.flow(), origin, null);
        Map<String, @Nullable Object> parameters =
                new OriginParameters(surroundings, script.script(), plan).with(Map.of());
        RunOptions chosen = options.apply(script, origin.start().cause());
        return during(
                firing,
                script,
                (engine, events) ->
                        engine.resume(script.flow(), parameters, new Resumption(plan, false), chosen, events));
    }

    private interface Making {
        RunResult by(LocalEngine engine, Consumer<RunEvent> events);
    }

    private Ended during(Firing firing, ServedScript script, Making making) {
        LocalEngine engine = new LocalEngine(store, surroundings.output());
        going.put(firing.runId(), engine);
        try {
            if (unwanted.contains(firing.runId())) {
                return new Ended(Outcome.ENDED, firing.runId());
            }
            if (isStopping) {
                return new Ended(Outcome.CUT_OFF, firing.runId());
            }
            Span span = new Span();
            RunResult result = making.by(engine, span);
            tell(script, result, span);
            return new Ended(outcome(firing, result), result.runId());
        } finally {
            going.remove(firing.runId());
        }
    }

    /** Within ten seconds; what waits for the run's end waits for that. */
    private void tell(ServedScript script, RunResult result, Span span) {
        if (!script.notices().all().isEmpty()) {
            News news =
                    News.of(result, span, surroundings.clock(), script.branch().name(), script.user());
            Host host =
                    new Host(surroundings.environment(), Map.of(), script.path().getParent());
            new Aftermath(surroundings, host, new Outgoing())
                    .of(script.flow(), script.notices(), news, null, null, event -> {});
        }
    }

    private Outcome outcome(Firing firing, RunResult result) {
        if (result.status() == RunEnd.Status.ABORTED) {
            return isStopping && !unwanted.contains(firing.runId()) ? Outcome.CUT_OFF : Outcome.ENDED;
        }
        if (result.status() == RunEnd.Status.SUCCEEDED) {
            return Outcome.SUCCEEDED;
        }
        faults.accept(firing, why(result));
        return Outcome.FAILED;
    }

    private static String why(RunResult result) {
        if (result.storeFault() != null) {
            return String.valueOf(result.storeFault().getMessage());
        }
        return result.firstFailure().map(ServedRuns::why).orElse("");
    }

    private static String why(Diagnosis diagnosis) {
        Failure failure = diagnosis.failure();
        String step = failure.step() == null ? "" : "step '" + failure.step() + "': ";
        return step + failure.type() + (failure.message() == null ? "" : ": " + failure.message());
    }

    @Override
    public void end(String runId) {
        unwanted.add(runId);
        LocalEngine engine = going.get(runId);
        if (engine != null) {
            engine.abort();
        }
    }

    /** Ends all of them, so that they are resumed by the next server. */
    void cutOff() {
        isStopping = true;
        going.values().forEach(LocalEngine::abort);
    }

    @Override
    public void told(ExitCode code) {
        signal = code;
        stop.run();
    }

    /** That of the signal by which the server was told to end. */
    ExitCode exitCode() {
        ExitCode told = signal;
        return told == null ? ExitCode.OK : told;
    }

    /** The run whose task it is has failed; all others are cut off, and go on under the next server. */
    @Override
    public boolean exits(Thread caller) {
        signal = ExitCode.RUN_FAILED;
        Optional<LocalEngine> guilty = going.values().stream()
                .filter(engine -> answer(engine.isOf(caller)))
                .findFirst();
        boolean wasTask = guilty.filter(engine -> answer(engine.exits(caller))).isPresent();
        isStopping = true;
        going.values().stream()
                .filter(engine -> guilty.isEmpty() || engine != guilty.get())
                .forEach(LocalEngine::abort);
        stop.run();
        return wasTask;
    }

    private static boolean answer(CompletableFuture<Boolean> asked) {
        return asked.completeOnTimeout(false, RunEnding.PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
