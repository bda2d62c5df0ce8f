package flow.cli;

import java.util.List;

/**
 * What stands behind a command without a name of its own.
 *
 * @param choices what it can be, for completion and the nearest name; empty for any
 */
record Operand(String label, boolean required, List<String> choices, String help) {

    static final Operand SCRIPT = new Operand("SCRIPT", true, List.of(), "A file NAME.flow.groovy");

    Operand {
        choices = List.copyOf(choices);
    }

    boolean isScript() {
        return this == SCRIPT;
    }
}
