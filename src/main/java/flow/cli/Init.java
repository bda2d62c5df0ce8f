package flow.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** {@code flow init [TEMPLATE]}: a first script to start from. */
final class Init implements Command {
    private final Surroundings surroundings;

    Init(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Syntax syntax() {
        String help = String.join(", ", Template.NAMES) + "; without one hello";
        Operand template = new Operand("TEMPLATE", false, Template.NAMES, help);
        return Syntax.of("init", "Write a first script to start from", List.of(template));
    }

    @Override
    public ExitCode run(Arguments arguments) {
        Template template = new Template(arguments.operand(0).orElse("hello"));
        write(template);
        template.files().forEach(surroundings.out()::println);
        surroundings.err().println("run it with:      flow run " + template.file());
        surroundings.err().println("see its graph:    flow show " + template.file());
        return ExitCode.OK;
    }

    /** All files or none: nothing is left behind on a disk that is full. */
    private void write(Template template) {
        Deque<Path> made = new ArrayDeque<>();
        String file = template.file();
        try {
            for (String one : template.files()) {
                file = one;
                create(surroundings.folder().resolve(one), made);
            }
            for (String one : template.files()) {
                file = one;
                Files.write(surroundings.folder().resolve(one), template.bytes(one));
            }
        } catch (FileAlreadyExistsException taken) {
            undo(made, taken);
            throw new UsageFault("'" + file + "' is there already, and nothing is ever overwritten");
        } catch (IOException unwritable) {
            undo(made, unwritable);
            throw new Unusable("'" + file + "' cannot be written here: " + Unusable.reason(unwritable));
        }
    }

    private void create(Path file, Deque<Path> made) throws IOException {
        Path folder = file.getParent();
        if (!folder.equals(surroundings.folder()) && !Files.exists(folder)) {
            made.push(Files.createDirectory(folder));
        }
        made.push(Files.createFile(file));
    }

    /** @param made the last one first */
    private static void undo(Deque<Path> made, IOException reason) {
        for (Path path : made) {
            try {
                Files.delete(path);
            } catch (IOException stays) {
                reason.addSuppressed(stays);
            }
        }
    }
}
