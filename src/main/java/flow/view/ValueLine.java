package flow.view;

import flow.artifact.Stored;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A stored value on one line, much as Groovy would write it: {@code [1, 2]}, {@code [a: 'x']}, {@code Point(x: 1, y: 2)}. Once there
 * is more than enough nothing is added, so that a line of a million elements costs no more than one of ten.
 */
public final class ValueLine {
    private static final String CUT = "…";

    private final StringBuilder text = new StringBuilder();
    private final int most;

    private ValueLine(int most) {
        this.most = most;
    }

    /** @param most how many characters; what is longer is cut */
    public static String of(Stored value, int most) {
        ValueLine line = new ValueLine(most);
        line.add(value);
        String whole = line.text.toString();
        return whole.length() <= most ? whole : whole.substring(0, most - 1) + CUT;
    }

    private boolean isFull() {
        return text.length() > most;
    }

    private void add(Stored value) {
        if (value instanceof Stored.Leaf leaf) {
            text.append(leaf(leaf));
        }
        if (value instanceof Stored.Bytes bytes) {
            text.append(Sizes.text(bytes.value().length));
        }
        if (value instanceof Stored.File file) {
            text.append(file.value().getName() + ", " + Sizes.text(file.value().getSize()));
        }
        if (value instanceof Stored.Coded coded) {
            text.append(Sizes.text(coded.size()));
        }
        if (value instanceof Stored.Sequence sequence) {
            text.append(sequence.type().equals("List") ? "[" : sequence.type() + "[");
            all(sequence.elements(), this::add);
            text.append(']');
        }
        if (value instanceof Stored.Members members) {
            addMembers(members);
        }
        if (value instanceof Stored.Pairs pairs) {
            text.append(isMap(pairs.type()) ? "[" : pairs.type() + "[");
            all(pairs.pairs(), this::addPair);
            text.append(']');
        }
    }

    private void addMembers(Stored.Members members) {
        boolean isMap = isMap(members.type());
        text.append(isMap ? "[" : members.type() + "(");
        if (isMap && members.members().isEmpty()) {
            text.append(':');
        }
        all(members.members().entrySet(), this::addMember);
        text.append(isMap ? ']' : ')');
    }

    private void addMember(Map.Entry<String, Stored> member) {
        text.append(member.getKey()).append(": ");
        add(member.getValue());
    }

    private void addPair(Stored.Pair pair) {
        text.append('(');
        add(pair.key());
        text.append("): ");
        add(pair.value());
    }

    private <T> void all(Iterable<T> parts, Consumer<T> one) {
        String gap = "";
        for (T part : parts) {
            if (isFull()) {
                return;
            }
            text.append(gap);
            one.accept(part);
            gap = ", ";
        }
    }

    private String leaf(Stored.Leaf leaf) {
        if (leaf.type().equals("String") && leaf.value() instanceof String whole) {
            String beginning = whole.length() > most ? whole.substring(0, most) : whole;
            return "'" + beginning.replace("\n", "\\n") + "'";
        }
        return String.valueOf(leaf.value());
    }

    private static boolean isMap(String type) {
        return List.of("Map", "SortedMap").contains(type);
    }
}
