package flow.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Sorts what was typed behind a command into options and the rest: {@code --name value}, {@code --name=value}, {@code -n value},
 * {@code -nvalue}, flags, flags that may have a value, {@code --name=value}, and {@code --} behind which nothing is an option. Options and operands may stand in any order.
 */
final class ArgumentReader {
    private static final Pattern NEGATIVE_NUMBER = Pattern.compile("-\\.?[0-9].*");

    private final Syntax syntax;
    private final Deque<String> left;
    private final Map<Option, List<String>> values = new LinkedHashMap<>();
    private final List<String> rest = new ArrayList<>();

    private ArgumentReader(Syntax syntax, List<String> typed) {
        this.syntax = syntax;
        this.left = new ArrayDeque<>(typed);
    }

    /** @throws UsageFault for an option that is not there, or a value that is missing, too many or none of the choices */
    static Arguments read(Syntax syntax, List<String> typed) {
        return new ArgumentReader(syntax, typed).read();
    }

    private Arguments read() {
        while (!left.isEmpty()) {
            String next = left.removeFirst();
            if (next.equals("--")) {
                rest.addAll(left);
                break;
            }
            take(next);
        }
        Arguments arguments = new Arguments(values, rest);
        if (!syntax.open() && !arguments.has(Option.HELP)) {
            checkOperands();
        }
        return arguments;
    }

    private void take(String next) {
        if (isOperand(next)) {
            rest.add(next);
            return;
        }
        String name = name(next);
        Optional<Option> option = syntax.option(name);
        if (option.isPresent()) {
            take(option.get(), name, next);
            return;
        }
        if (!syntax.open()) {
            throw new UsageFault(Unknown.option(name, syntax.optionNames()));
        }
        rest.add(next);
    }

    private void take(Option option, String name, String typed) {
        List<String> given = values.computeIfAbsent(option, absent -> new ArrayList<>());
        if (!given.isEmpty() && !option.repeatable()) {
            throw new UsageFault("'" + name + "' is given twice");
        }
        given.add(read(option, name, typed));
    }

    private String read(Option option, String name, String typed) {
        if (option.isOptional()) {
            return typed.equals(name) ? "" : attached(name, typed);
        }
        return option.takesValue() ? value(option, name, typed) : nothing(name, typed);
    }

    private String value(Option option, String name, String typed) {
        String value = typed.equals(name) ? left.pollFirst() : attached(name, typed);
        if (value == null) {
            throw new UsageFault("'" + name + "' needs a value: " + name + " " + option.label());
        }
        if (!option.choices().isEmpty() && !option.choices().contains(value)) {
            throw new UsageFault(Unknown.choice(name, value, option.choices()));
        }
        return value;
    }

    private static String attached(String name, String typed) {
        String behind = typed.substring(name.length());
        return behind.startsWith("=") ? behind.substring(1) : behind;
    }

    private static String nothing(String name, String typed) {
        if (!typed.equals(name)) {
            throw new UsageFault("'" + name + "' takes no value");
        }
        return "";
    }

    private static boolean isOperand(String typed) {
        return !typed.startsWith("-")
                || typed.equals("-")
                || NEGATIVE_NUMBER.matcher(typed).matches();
    }

    private static String name(String typed) {
        if (!typed.startsWith("--")) {
            return typed.substring(0, 2);
        }
        int equals = typed.indexOf('=');
        return equals < 0 ? typed : typed.substring(0, equals);
    }

    private void checkOperands() {
        List<Operand> operands = syntax.operands();
        boolean isOpenEnded =
                !operands.isEmpty() && operands.get(operands.size() - 1).many();
        if (rest.size() > operands.size() && !isOpenEnded) {
            throw new UsageFault("'" + rest.get(operands.size()) + "' is one argument too many");
        }
        for (int i = 0; i < operands.size(); i++) {
            check(operands.get(i), i);
        }
    }

    private void check(Operand operand, int index) {
        if (index >= rest.size()) {
            if (operand.required()) {
                throw new UsageFault(operand.label() + " is missing");
            }
            return;
        }
        String value = rest.get(index);
        if (!operand.choices().isEmpty() && !operand.choices().contains(value)) {
            throw new UsageFault(Unknown.choice(operand.label(), value, operand.choices()));
        }
    }
}
