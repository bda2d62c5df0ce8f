package flow.cli

import flow.task.Output

import java.nio.file.Path
import java.time.Clock
import java.time.Instant
import java.time.ZoneOffset
import java.util.function.IntSupplier
import java.util.function.Supplier

/** A process that is none: commands run in it and leave what they wrote. */
class Terminal {
    static final Clock CLOCK = Clock.fixed(Instant.parse('2026-11-20T19:00:00Z'), ZoneOffset.UTC)

    final Path folder
    final Path home
    Map<String, String> environment = [:]
    String input = ''
    boolean coloured = false
    int width = Integer.MAX_VALUE
    Clock clock = CLOCK

    /** What a command left behind. */
    record Result(int exit, String out, String err) {}

    /** @param temporary gets the current folder, {@code here}, and the user's, {@code home} */
    Terminal(Path temporary) {
        folder = temporary.resolve('here')
        home = temporary.resolve('home')
        [folder, home]*.toFile()*.mkdirs()
    }

    Result flow(String... arguments) {
        def out = new ByteArrayOutputStream()
        def err = new ByteArrayOutputStream()
        def exit = new Cli(surroundings(out, err)).run(arguments)
        new Result(exit, out.toString('UTF-8'), err.toString('UTF-8'))
    }

    /** The same, with whatever could be told to end handed over as soon as there is something. */
    int flow(List<String> arguments, OutputStream out, OutputStream err, Closure ending) {
        def plain = surroundings(out, err)
        def endings = new Endings() {
            @Override
            <R> R during(Endings.Endable run, Supplier<R> work) {
                ending(run)
                work.get()
            }
        }
        new Cli(new Surroundings(plain.in(), plain.out(), plain.err(), plain.environment(), plain.folder(), plain.home(), plain.user(), plain.clock(),
            plain.terminal(), endings, plain.output(), plain.width())).run(arguments as String[])
    }

    Path file(String name, String text) {
        def file = folder.resolve(name)
        file.parent.toFile().mkdirs()
        file.text = text
        file
    }

    Surroundings surroundings(OutputStream out = System.out, OutputStream err = System.err) {
        new Surroundings(new ByteArrayInputStream(input.getBytes('UTF-8')), new PrintStream(out, true, 'UTF-8'),
            new PrintStream(err, true, 'UTF-8'), environment, folder, home, 'ada', clock, coloured, Endings.NONE,
            new Output(new PrintStream(err, true, 'UTF-8')), { width } as IntSupplier)
    }
}
