package flow.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was given to a command.
 *
 * @param values of each option that was given its texts in order; of a flag as many empty texts as it was given
 * @param rest operands, and for an open syntax the options that are not the command's, in the order they were typed
 */
record Arguments(Map<Option, List<String>> values, List<String> rest) {

    static final Arguments NONE = new Arguments(Map.of(), List.of());

    Arguments {
        values = new LinkedHashMap<>(values);
        rest = List.copyOf(rest);
    }

    boolean has(Option option) {
        return values.containsKey(option);
    }

    Optional<String> value(Option option) {
        return values(option).stream().findFirst();
    }

    List<String> values(Option option) {
        return values.getOrDefault(option, List.of());
    }

    /** @param index from 0 */
    Optional<String> operand(int index) {
        return index < rest.size() ? Optional.of(rest.get(index)) : Optional.empty();
    }
}
