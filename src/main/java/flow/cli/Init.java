package flow.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        surroundings.out().println(template.file());
        surroundings.err().println("run it with:      flow run " + template.file());
        surroundings.err().println("see its graph:    flow show " + template.file());
        return ExitCode.OK;
    }

    private void write(Template template) {
        Path file = surroundings.folder().resolve(template.file());
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException taken) {
            throw new UsageFault("'" + template.file() + "' is there already, and nothing is ever overwritten");
        } catch (IOException unwritable) {
            throw unusable(template, unwritable);
        }
        fill(file, template);
    }

    /** Leaves no half of a script behind on a disk that is full. */
    private static void fill(Path file, Template template) {
        try {
            Files.writeString(file, template.text());
        } catch (IOException unwritable) {
            try {
                Files.delete(file);
            } catch (IOException stays) {
                unwritable.addSuppressed(stays);
            }
            throw unusable(template, unwritable);
        }
    }

    private static Unusable unusable(Template template, IOException cause) {
        return new Unusable("'" + template.file() + "' cannot be written here: " + Unusable.reason(cause));
    }
}
