package flow.reliability;

import flow.graph.Block;
import flow.graph.Body;
import flow.graph.Facts;
import flow.graph.Flow;
import flow.graph.Foreach;
import flow.graph.Items;
import flow.graph.Join;
import flow.graph.Scope;
import flow.graph.Step;
import flow.graph.StepOptions;
import flow.problem.Position;
import flow.resume.Plan;
import flow.run.LocalEngine;
import flow.run.Resumption;
import flow.run.RunOptions;
import flow.run.RunResult;
import flow.store.RunLocked;
import flow.store.local.Durability;
import flow.store.local.LocalStore;
import flow.task.Host;
import flow.task.Output;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One of several that run and resume the same flow in the same folder: a process, or loaded once more in this one. What bodies did
 * they write down outside of the store. In Java, since twenty processes have to get warm for it.
 */
public final class Contender {
    private static final Position NOWHERE = new Position("f.flow.groovy", 1, 1, 1);
    private static final long BAD_ITEM = 2;

    private Contender() {}

    /** Does what each line of the input says: a method and its arguments. */
    public static void main(String[] none) throws IOException {
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in));
        for (String line = questions.readLine(); line != null; line = questions.readLine()) {
            String[] said = line.split(" ");
            System.out.println(said[0].equals("run") ? run(said[1]) : resume(said[1], said[2]));
        }
    }

    /** {@code FAILED 1m8ceyz94fmc}: the task of the second item fails. */
    public static String run(String folder) {
        return told(folder, store -> engine(store).run(flow(folder, true), Map.of(), options(folder), event -> {}));
    }

    /** {@code SUCCEEDED 1m8ceyz94fmc}, or what {@link RunLocked} says. */
    public static String resume(String folder, String origin) {
        return told(folder, store -> {
            Flow flow = flow(folder, false);
            Resumption resumption = new Resumption(Plan.of(flow, store.open(origin), null), false);
            return engine(store).resume(flow, Map.of(), resumption, options(folder), event -> {});
        });
    }

    private static String told(String folder, Function<LocalStore, RunResult> make) {
        try {
            RunResult result = make.apply(new LocalStore(Path.of(folder, "store"), Durability.FAST));
            return result.status() + " " + result.runId();
        } catch (RunLocked locked) {
            return locked.getMessage();
        }
    }

    private static LocalEngine engine(LocalStore store) {
        return new LocalEngine(store, new Output(System.err));
    }

    private static RunOptions options(String folder) {
        Host host = new Host(Map.of(), Map.of(), Path.of(folder));
        return RunOptions.of("/x/f.flow.groovy", Contender.class.getClassLoader(), type -> false, "ann", host);
    }

    private static Flow flow(String folder, boolean isBad) {
        Path ran = Path.of(folder, "ran");
        Step start = step("start", scope -> {
            note(ran, scope);
            scope.write("items", List.of(1L, 2L, 3L));
            scope.write("text", "large ".repeat(500));
        });
        Step work = step("work", scope -> {
            note(ran, scope);
            long item = (Long) scope.read("item");
            if (isBad && item == BAD_ITEM) {
                throw new IllegalStateException("bad");
            }
            scope.write("value", item * 10);
            scope.write("big", scope.read("text") + "" + item);
        });
        Join sum = new Join("sum", NOWHERE, StepOptions.NONE, body(scope -> {
            note(ran, scope);
            scope.write(
                    "total",
                    scope.inputs().stream()
                            .mapToLong(end -> (Long) end.read("value"))
                            .sum());
        }));
        Foreach all = new Foreach(
                NOWHERE,
                new Items.Named("items", NOWHERE),
                new Foreach.As("item", NOWHERE),
                null,
                new Block(List.of(work)));
        return new Flow("f", NOWHERE, null, List.of(), List.of(), List.of(), new Block(List.of(start, all, sum)));
    }

    private static Step step(String name, Body.Code code) {
        return new Step(name, NOWHERE, StepOptions.NONE, body(code));
    }

    private static Body body(Body.Code code) {
        return new Body(NOWHERE, Facts.NONE, code);
    }

    private static void note(Path file, Scope scope) {
        try {
            String line = scope.current().get("idempotencyKey") + "\n";
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
