package flow.cli;

import flow.codepackage.CodePackage;
import flow.codepackage.PackageRefused;
import flow.codepackage.PackedFile;
import flow.config.Configuration;
import flow.config.Setting;
import flow.config.Settings;
import flow.script.LoadedScript;
import flow.store.StoredPackages;
import flow.view.Sizes;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Makes the code package of a script, and brings it to the store. */
final class Packing {
    /** What takes a pod noticeably long to fetch before its first step. */
    private static final long LARGE = 100_000_000;

    private static final int NAMED = 3;

    private final Surroundings surroundings;
    private final Configuration configuration;

    Packing(Surroundings surroundings, Configuration configuration) {
        this.surroundings = surroundings;
        this.configuration = configuration;
    }

    /**
     * A warning is printed when it is large.
     *
     * @param included patterns that were typed, besides those of the configuration; so {@code excluded}
     * @throws UsageFault when something that belongs to it cannot come along
     */
    CodePackage of(String typed, LoadedScript script, List<String> included, List<String> excluded) {
        try {
            CodePackage made = CodePackage.of(
                    surroundings.typed(typed),
                    script,
                    patterns(Settings.PACKAGE_INCLUDE, included),
                    patterns(Settings.PACKAGE_EXCLUDE, excluded));
            warn(made);
            return made;
        } catch (PackageRefused refused) {
            throw new UsageFault("'" + typed + "' cannot be packed: " + refused.getMessage());
        } catch (IOException failed) {
            throw failed(typed, failed);
        }
    }

    static Unusable failed(String typed, IOException why) {
        return new Unusable("'" + typed + "' cannot be packed: " + Unusable.reason(why));
    }

    private List<String> patterns(Setting<String> setting, List<String> typed) {
        List<String> patterns =
                new ArrayList<>(Arrays.stream(configuration.value(setting).split(","))
                        .map(String::strip)
                        .filter(pattern -> !pattern.isEmpty())
                        .toList());
        patterns.addAll(typed);
        return patterns;
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

    /** Whether the store did not have it. */
    boolean upload(CodePackage made, String digest, StoredPackages packages) throws IOException {
        if (packages.has(digest)) {
            return false;
        }
        Path file = Files.createTempFile("flow-", ".package");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                made.write(out);
            }
            try (InputStream in = Files.newInputStream(file)) {
                packages.keep(digest, in);
            }
            return true;
        } finally {
            Files.delete(file);
        }
    }
}
