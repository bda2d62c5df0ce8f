package flow.cli;

/** A whole number as people type it. */
final class WholeNumber {
    private WholeNumber() {}

    /** @throws UsageFault when it is none, or smaller than the least */
    static int of(Option option, String typed, int least) {
        try {
            int number = Integer.parseInt(typed);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException none) {
            throw fault(option, typed, least);
        }
        throw fault(option, typed, least);
    }

    private static UsageFault fault(Option option, String typed, int least) {
        return new UsageFault(option.name() + " is a whole number from " + least + ", not '" + typed + "'");
    }
}
