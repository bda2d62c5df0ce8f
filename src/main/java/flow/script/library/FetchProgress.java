package flow.script.library;

import java.io.PrintStream;
import java.util.Locale;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;

/** Says what is going on, as soon as something has to be fetched. Thread-safe: jars come several at a time. */
final class FetchProgress extends AbstractTransferListener {
    private static final double MEGABYTE = 1e6;

    private final PrintStream out;
    private final int libraries;
    private boolean begun;

    FetchProgress(PrintStream out, int libraries) {
        this.out = out;
        this.libraries = libraries;
    }

    @Override
    public synchronized void transferInitiated(TransferEvent event) {
        if (!begun) {
            out.println("resolving " + libraries + (libraries == 1 ? " library…" : " libraries…"));
            begun = true;
        }
    }

    @Override
    public synchronized void transferSucceeded(TransferEvent event) {
        String path = event.getResource().getResourceName();
        if (path.endsWith(".jar")) {
            String name = path.substring(path.lastIndexOf('/') + 1);
            out.printf(Locale.ROOT, "  %s (%.1f MB)%n", name, event.getTransferredBytes() / MEGABYTE);
        }
    }
}
