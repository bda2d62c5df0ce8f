package flow.task;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Passes everything on, to what may be a different place for each thread. A stream in front of those would make all threads wait
 * for the one that waits, and one of its own for each task would cost 30 KB of buffers.
 */
final class DealtStream extends PrintStream {
    private static final String LINE_END = System.lineSeparator();

    private final Supplier<PrintTarget> target;

    DealtStream(Supplier<PrintTarget> target) {
        super(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        this.target = target;
    }

    @Override
    public void flush() {
        target.get().flush();
    }

    /** Closing the output of a process is for the process. */
    @Override
    public void close() {
        flush();
    }

    @Override
    public boolean checkError() {
        return target.get().checkError();
    }

    @Override
    public void write(int oneByte) {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        target.get().write(bytes, offset, length);
    }

    @Override
    public void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    @Override
    public void writeBytes(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    private void text(String text) {
        target.get().print(text);
    }

    private void line(String text) {
        target.get().print(text + LINE_END);
    }

    @Override
    public void println() {
        text(LINE_END);
    }

    @Override
    public void print(boolean value) {
        text(String.valueOf(value));
    }

    @Override
    public void println(boolean value) {
        line(String.valueOf(value));
    }

    @Override
    public void print(char value) {
        text(String.valueOf(value));
    }

    @Override
    public void println(char value) {
        line(String.valueOf(value));
    }

    @Override
    public void print(int value) {
        text(String.valueOf(value));
    }

    @Override
    public void println(int value) {
        line(String.valueOf(value));
    }

    @Override
    public void print(long value) {
        text(String.valueOf(value));
    }

    @Override
    public void println(long value) {
        line(String.valueOf(value));
    }

    @Override
    public void print(float value) {
        text(String.valueOf(value));
    }

    @Override
    public void println(float value) {
        line(String.valueOf(value));
    }

    @Override
    public void print(double value) {
        text(String.valueOf(value));
    }

    @Override
    public void println(double value) {
        line(String.valueOf(value));
    }

    @Override
    public void print(char[] value) {
        text(String.valueOf(value));
    }

    @Override
    public void println(char[] value) {
        line(String.valueOf(value));
    }

    @Override
    public void print(@Nullable String value) {
        text(String.valueOf(value));
    }

    @Override
    public void println(@Nullable String value) {
        line(String.valueOf(value));
    }

    @Override
    public void print(@Nullable Object value) {
        text(String.valueOf(value));
    }

    @Override
    public void println(@Nullable Object value) {
        line(String.valueOf(value));
    }

    @Override
    public PrintStream format(String format, Object... values) {
        return format(Locale.getDefault(Locale.Category.FORMAT), format, values);
    }

    @Override
    public PrintStream format(Locale locale, String format, Object... values) {
        text(String.format(locale, format, values));
        return this;
    }
}
