package flow.report;

import java.util.Locale;

/** Numbers of things as people read them. */
final class Count {
    private Count() {}

    /** {@code 10,000}. */
    static String of(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 task}, {@code 10,000 tasks}. */
    static String of(long number, String one) {
        return of(number) + " " + one + (number == 1 ? "" : "s");
    }
}
