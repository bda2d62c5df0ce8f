package flow.cli;

import flow.progress.Size;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How large the terminal is. Java cannot tell, so {@code stty} is asked: when it is needed for the first time, and again when the
 * terminal says that it has changed.
 */
final class TerminalSize implements Supplier<Size> {
    private static final File TERMINAL = new File("/dev/tty");
    private static final Pattern LINES_AND_COLUMNS = Pattern.compile("([1-9][0-9]{0,4}) ([1-9][0-9]{0,4})\\s*");
    private static final int PATIENCE_SECONDS = 2;

    private final Map<String, String> environment;
    private volatile @Nullable Size known;
    private boolean isWatched;

    TerminalSize(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Only one thread calls it; it waits for {@code stty} once, and never when the terminal changes. */
    @Override
    public Size get() {
        if (!isWatched) {
            isWatched = true;
            SignalHandling.handle("WINCH", this::learn);
        }
        Size size = known;
        return size == null ? learn() : size;
    }

    /** One at a time, so that no older answer replaces a newer one. */
    private synchronized Size learn() {
        Size size = ask();
        known = size;
        return size;
    }

    private Size ask() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(TERMINAL)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                stty.destroyForcibly();
                return told();
            }
            String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            Matcher numbers = LINES_AND_COLUMNS.matcher(answer);
            return numbers.matches()
                    ? new Size(Integer.parseInt(numbers.group(2)), Integer.parseInt(numbers.group(1)))
                    : told();
        } catch (IOException noTerminal) {
            return told();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return told();
        }
    }

    /** By the variables that shells keep, and sometimes export. */
    private Size told() {
        return new Size(number("COLUMNS", Size.USUAL.columns()), number("LINES", Size.USUAL.lines()));
    }

    private int number(String variable, int otherwise) {
        String text = environment.getOrDefault(variable, "");
        return text.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(text) : otherwise;
    }
}
