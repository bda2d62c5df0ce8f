package flow.cli;

import flow.codepackage.CodePackage;
import flow.codepackage.PackageRefused;
import flow.codepackage.PackedFile;
import flow.config.Configuration;
import flow.graph.StepOptions;
import flow.script.LoadedScript;
import flow.view.Sizes;
import flow.view.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code flow package SCRIPT}: what the tasks of a flow need on another machine, as one file. */
final class MakePackage implements Command {
    private static final Option LIST = Option.flag("--list", "Only show which files it has");
    private static final Option OUTPUT = Option.value(
                    "--output", "FILE", "Write the package to this file; - is standard output")
            .or("-o");
    private static final Option INCLUDE = Option.value(
                    "--include", "PATTERN", "Take files beside the script that are no sources, too: 'data/**'")
            .many();
    private static final Option EXCLUDE = Option.value("--exclude", "PATTERN", "Leave these files out; likewise")
            .many();

    /** What takes a pod noticeably long to fetch before its first step. */
    private static final long LARGE = 100_000_000;

    private static final int NAMED = 3;

    private final Surroundings surroundings;

    MakePackage(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Syntax syntax() {
        return Syntax.of(
                "package",
                "Pack a script with all that its tasks need on another machine",
                List.of(Operand.SCRIPT),
                LIST,
                OUTPUT,
                INCLUDE,
                EXCLUDE,
                Scripts.CONFIG,
                Workspace.OFFLINE,
                Option.JSON);
    }

    @Override
    public ExitCode run(Arguments arguments) {
        if (arguments.has(LIST) && arguments.has(OUTPUT)) {
            throw new UsageFault("'--list' writes nothing; leave it out, or '--output'");
        }
        Workspace workspace = new Workspace(surroundings, null);
        Configuration configuration = workspace.configuration(arguments);
        surroundings.err().print(workspace.report().of(configuration.warnings()));
        String typed = arguments.rest().get(0);
        LoadedScript script =
                new Scripts(surroundings, configuration).sound(typed, arguments, StepOptions.NONE, workspace.report());
        try {
            CodePackage made = CodePackage.of(
                    surroundings.typed(typed).toAbsolutePath().normalize(),
                    script,
                    arguments.values(INCLUDE),
                    arguments.values(EXCLUDE));
            warn(made);
            pack(made, arguments);
        } catch (PackageRefused refused) {
            throw new UsageFault("'" + typed + "' cannot be packed: " + refused.getMessage());
        } catch (IOException failed) {
            throw new Unusable("'" + typed + "' cannot be packed: " + Unusable.reason(failed));
        }
        return ExitCode.OK;
    }

    private void pack(CodePackage made, Arguments arguments) throws IOException {
        if (arguments.value(OUTPUT).filter("-"::equals).isPresent()) {
            made.write(surroundings.out());
            return;
        }
        String digest = write(made, arguments);
        if (arguments.has(Option.JSON)) {
            surroundings.out().print(JsonText.of(json(made, digest)));
            return;
        }
        if (arguments.has(LIST)) {
            surroundings.out().print(table(made).text(surroundings.width().getAsInt()));
        }
        surroundings
                .out()
                .println("package " + digest + ": " + Counted.text(made.files().size(), "file") + ", "
                        + Sizes.text(made.size()));
    }

    private String write(CodePackage made, Arguments arguments) throws IOException {
        if (!arguments.has(OUTPUT)) {
            return made.write(OutputStream.nullOutputStream());
        }
        String typed = arguments.value(OUTPUT).orElseThrow();
        Path file = surroundings.folder().resolve(typed);
        WholeFile.requireReplaceable(file, typed, CodePackage.BEGINNING, "package");
        String[] digest = new String[1];
        WholeFile.write(file, out -> digest[0] = made.write(out));
        return digest[0];
    }

    private void warn(CodePackage made) {
        if (made.size() <= LARGE) {
            return;
        }
        String largest = made.files().stream()
                .sorted(Comparator.comparingLong(PackedFile::size).reversed())
                .limit(NAMED)
                .map(file -> file.path() + " (" + Sizes.text(file.size()) + ")")
                .collect(Collectors.joining(", "));
        surroundings
                .err()
                .println("warning: the package has " + Sizes.text(made.size())
                        + ", which every task fetches before it starts; the largest files: " + largest);
    }

    private static Table table(CodePackage made) {
        Table table = new Table("file", "size");
        made.files().forEach(file -> table.row(List.of(file.path(), Sizes.text(file.size()))));
        return table;
    }

    private static Map<String, Object> json(CodePackage made, String digest) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("flow", made.manifest().flow());
        tree.put("digest", digest);
        tree.put("size", made.size());
        tree.put("files", made.files().stream().map(MakePackage::json).toList());
        return tree;
    }

    private static Map<String, Object> json(PackedFile file) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("path", file.path());
        tree.put("size", file.size());
        tree.put("sha256", file.sha256());
        return tree;
    }
}
