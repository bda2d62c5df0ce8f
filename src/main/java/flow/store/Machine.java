package flow.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** What tells this machine, this start of it, and the starts of its processes from others. */
final class Machine {
    private static final Path PROC = Path.of("/proc");

    /** Where a process's start stands behind its name; see proc(5). */
    private static final int START = 19;

    private static final String ZOMBIE = "Z";

    private Machine() {}

    static String name() {
        return read(PROC.resolve("sys/kernel/hostname")).orElseGet(Machine::networkName);
    }

    private static String networkName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "localhost";
        }
    }

    /** Another one after each start; empty where the system does not tell. */
    static String boot() {
        return read(PROC.resolve("sys/kernel/random/boot_id")).orElse("");
    }

    /** When a process was started, which no change of the clock alters where the system tells it so; empty when it is not there. */
    static Optional<String> started(long pid) {
        Optional<String> stat = read(PROC.resolve(pid + "/stat"));
        if (stat.isPresent()) {
            String[] fields =
                    stat.get().substring(stat.get().lastIndexOf(')') + 2).split(" ");
            return fields[0].equals(ZOMBIE) ? Optional.empty() : Optional.of(fields[START]);
        }
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().startInstant())
                .map(Instant::toString);
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException untold) {
            return Optional.empty();
        }
    }
}
