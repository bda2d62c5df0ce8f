package flow.testing;

import flow.dsl.ConfigSource;
import java.io.PrintStream;
import java.nio.file.Path;

/** Where a flow comes from. */
interface Source {

    /**
     * Builds it anew, and judges it.
     *
     * @param out where it prints meanwhile
     * @throws InvalidFlow when it has faults
     */
    Prepared prepare(ConfigSources configs, PrintStream out);

    /** Finds configs once it is known where the script stands. */
    @FunctionalInterface
    interface ConfigSources {
        ConfigSource in(Path scriptFolder);
    }
}
