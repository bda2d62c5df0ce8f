package flow.cli;

import flow.codepackage.CodePackage;
import flow.codepackage.PackedFile;
import flow.config.Configuration;
import flow.graph.StepOptions;
import flow.script.LoadedScript;
import flow.view.Sizes;
import flow.view.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code flow package SCRIPT}: what the tasks of a flow need on another machine, as one file. */
final class MakePackage implements Command {
    private static final Option LIST = Option.flag("--list", "Only show which files it has");
    private static final Option OUTPUT = Option.value(
                    "--output", "FILE", "Write the package to this file; - is standard output")
            .or("-o");
    private static final Option INCLUDE = Option.value(
                    "--include", "PATTERN", "Take files beside the script that are no sources, too: 'data/**'")
            .many();
    private static final Option UPLOAD =
            Option.flag("--upload", "Keep it in the store, where tasks on other machines find it");
    private static final Option EXCLUDE = Option.value("--exclude", "PATTERN", "Leave these files out; likewise")
            .many();

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
                UPLOAD,
                INCLUDE,
                EXCLUDE,
                Scripts.CONFIG,
                Workspace.OFFLINE,
                Workspace.STORE,
                Workspace.PROFILE,
                Option.JSON);
    }

    @Override
    public ExitCode run(Arguments arguments) {
        if (arguments.has(LIST) && arguments.has(OUTPUT)) {
            throw new UsageFault("'--list' writes nothing; leave it out, or '--output'");
        }
        if (arguments.has(LIST) && arguments.has(UPLOAD)) {
            throw new UsageFault("'--list' writes nothing; leave it out, or '--upload'");
        }
        String typed = arguments.rest().get(0);
        Workspace workspace = new Workspace(surroundings, surroundings.typed(typed));
        Configuration configuration = workspace.announced(arguments);
        LoadedScript script =
                new Scripts(surroundings, configuration).sound(typed, arguments, StepOptions.NONE, workspace.report());
        Packing packing = new Packing(surroundings, configuration);
        CodePackage made = packing.of(typed, script, arguments.values(INCLUDE), arguments.values(EXCLUDE));
        try {
            String digest = pack(made, arguments);
            if (arguments.has(UPLOAD)) {
                boolean isNew = packing.upload(
                        made, digest, workspace.store(configuration).packages());
                surroundings.err().println(isNew ? "kept in the store" : "the store has it already");
            }
        } catch (IOException failed) {
            throw Packing.failed(typed, failed);
        }
        return ExitCode.OK;
    }

    /** @return the digest of what was packed */
    private String pack(CodePackage made, Arguments arguments) throws IOException {
        if (arguments.value(OUTPUT).filter("-"::equals).isPresent()) {
            return made.write(surroundings.out());
        }
        String digest = write(made, arguments);
        if (arguments.has(Option.JSON)) {
            surroundings.out().print(JsonText.of(json(made, digest)));
            return digest;
        }
        if (arguments.has(LIST)) {
            surroundings.out().print(table(made).text(surroundings.width().getAsInt()));
        }
        surroundings
                .out()
                .println("package " + digest + ": " + Counted.text(made.files().size(), "file") + ", "
                        + Sizes.text(made.size()));
        return digest;
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
