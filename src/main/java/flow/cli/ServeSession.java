package flow.cli;

import flow.client.Events;
import flow.run.RunOptions;
import flow.serve.Book;
import flow.serve.Dispatcher;
import flow.serve.EventServer;
import flow.serve.Limits;
import flow.serve.Standing;
import flow.store.Cause;
import flow.store.RunIds;
import flow.store.Store;
import flow.store.StoreFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Serves until the process is told to end. */
final class ServeSession {
    /** The clock may be set, and the machine may sleep: more often than this nobody has to look. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(250);

    private static final int MOST_UNTOLD = 10_000;

    /** How long runs that are cut off may take to end, at most. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Surroundings surroundings;
    private final Store store;
    private final Map<String, ServedScript> scripts;
    private final ServeFolder folder;
    private final ServeOptions options;
    private final ServeLines lines;

    /** Nobody waits for a terminal that is held: after ten thousand lines what happens is not told. */
    private final ThreadPoolExecutor speaker = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_UNTOLD),
            ServeSession::thread,
            new ThreadPoolExecutor.DiscardPolicy());

    private boolean isStopping;
    private @Nullable RuntimeException broken;

    /** @param scripts by the names of their flows */
    ServeSession(
            Surroundings surroundings,
            Store store,
            Map<String, ServedScript> scripts,
            ServeFolder folder,
            ServeOptions options) {
        this.surroundings = surroundings;
        this.store = store;
        this.scripts = scripts;
        this.folder = folder;
        this.options = options;
        this.lines = new ServeLines(surroundings.err(), surroundings.clock());
    }

    /** @param grace how long runs may go on when it is told to end */
    ExitCode serve(Book book, int port, Limits limits, Duration grace) {
        String token = folder.token();
        Map<String, String> variables = new ConcurrentHashMap<>();
        ServedRuns runs = new ServedRuns(
                surroundings,
                store,
                scripts,
                (script, cause) -> options(script, cause, variables),
                (firing, why) -> speaker.execute(() -> lines.fault(firing, why)),
                (firing, why) -> speaker.execute(() -> lines.delay(firing, why)),
                this::stop);
        Dispatcher dispatcher = new Dispatcher(
                scripts.values().stream().map(ServedScript::served).toList(),
                book,
                runs,
                limits,
                surroundings.clock(),
                new RunIds(surroundings.clock(), new Random())::next,
                told -> speaker.execute(() -> lines.accept(told)));
        return surroundings.endings().during(runs, () -> {
            try (EventServer server = listening(dispatcher, port, token)) {
                variables.put(Events.URL, server.address().toString());
                variables.put(Events.TOKEN, token);
                folder.announce(server.address().toString());
                dispatcher.begin();
                server.start();
                greet(server, dispatcher.standing());
                serve(dispatcher);
                dispatcher.stop();
            } finally {
                folder.leave();
            }
            end(dispatcher, runs, grace);
            hush();
            requireSound();
            return runs.exitCode();
        });
    }

    private RunOptions options(ServedScript script, Cause cause, Map<String, String> variables) {
        Map<String, String> all = new LinkedHashMap<>(variables);
        if (script.served().scope() != null) {
            all.put(Events.SCOPE, script.served().scope());
        }
        return options.of(surroundings, script, cause, all);
    }

    private EventServer listening(Dispatcher dispatcher, int port, String token) {
        try {
            return new EventServer(dispatcher, port, token, this::broke);
        } catch (UncheckedIOException failed) {
            boolean isTaken = failed.getCause() instanceof BindException;
            throw new UsageFault("port " + port + " cannot be had"
                    + (isTaken ? "" : " (" + failed.getCause().getMessage() + ")")
                    + ": choose another one with --port, or 0 for any");
        }
    }

    private void greet(EventServer server, Standing standing) {
        surroundings
                .err()
                .println("serving " + count(standing.flows().size(), "flow") + "; events go to " + server.address()
                        + " with the token in " + ShownPath.of(surroundings, folder.tokenFile()));
        for (Standing.OfFlow flow : standing.flows()) {
            surroundings.err().println("  " + flow.flow().name() + ": " + waitsFor(flow));
        }
    }

    private String waitsFor(Standing.OfFlow flow) {
        List<String> all = new ArrayList<>();
        flow.next()
                .map(next ->
                        "next at " + RunTimes.text(next, surroundings.clock().getZone()))
                .ifPresent(all::add);
        flow.flow().conditions().forEach(condition -> all.add("by " + condition.described()));
        return all.isEmpty() ? "nothing starts it: it has no schedule and no trigger" : String.join("; ", all);
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private void serve(Dispatcher dispatcher) {
        while (!isOver()) {
            Instant next = next(dispatcher);
            Instant soon = surroundings.clock().instant().plus(LONGEST_WAIT);
            Instant until = next.isBefore(soon) ? next : soon;
            rest(Duration.between(surroundings.clock().instant(), until));
        }
    }

    private Instant next(Dispatcher dispatcher) {
        try {
            return dispatcher.tick().orElse(Instant.MAX);
        } catch (UncheckedIOException failed) {
            broke(failed);
            return Instant.MAX;
        }
    }

    private synchronized boolean isOver() {
        return isStopping || broken != null;
    }

    private synchronized void rest(Duration time) {
        try {
            if (!isStopping && broken == null && time.toMillis() > 0) {
                wait(time.toMillis());
            }
        } catch (InterruptedException told) {
            isStopping = true;
        }
    }

    private synchronized void stop() {
        isStopping = true;
        notifyAll();
    }

    private synchronized void broke(RuntimeException failed) {
        broken = failed;
        notifyAll();
    }

    private void end(Dispatcher dispatcher, ServedRuns runs, Duration grace) {
        int going = dispatcher.standing().going().size();
        if (going > 0) {
            lines.line("ending: " + count(going, "run") + " may go on for " + grace.toSeconds() + " s");
        }
        try {
            if (!dispatcher.awaitIdle(grace)) {
                runs.cutOff();
                dispatcher.awaitIdle(PATIENCE);
            }
        } catch (InterruptedException told) {
            runs.cutOff();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "flow serve lines");
        thread.setDaemon(true);
        return thread;
    }

    /** What has happened is told before the end, if anybody reads it. */
    private void hush() {
        speaker.shutdown();
        try {
            speaker.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void requireSound() {
        if (broken != null && broken.getCause() instanceof IOException cause) {
            throw new StoreFailure(folder.book() + " cannot be written: " + cause.getMessage());
        }
    }
}
