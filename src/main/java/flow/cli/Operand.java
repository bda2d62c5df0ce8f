package flow.cli;

import java.util.List;

/**
 * What stands behind a command without a name of its own.
 *
 * @param many whether there may be more of it; then it is the last one
 * @param choices what it can be, for completion and the nearest name; empty for any
 * @param words what of the store completes it
 */
record Operand(String label, boolean required, boolean many, List<String> choices, Words.Kind words, String help) {

    static final Operand SCRIPT = new Operand("SCRIPT", true, List.of(), "A file NAME.flow.groovy");

    /** There is one of it. */
    Operand(String label, boolean required, List<String> choices, String help) {
        this(label, required, false, choices, Words.Kind.NONE, help);
    }

    /** Of which the store knows what it can be. */
    Operand(String label, boolean required, Words.Kind words, String help) {
        this(label, required, false, List.of(), words, help);
    }

    Operand {
        choices = List.copyOf(choices);
    }

    boolean isScript() {
        return this == SCRIPT;
    }
}
