package flow.view;

import flow.artifact.Stored;
import java.util.Set;

/** A stored value as a tree, a line an element, with the names of the types where the texts do not say them. */
public final class ValueTree {
    private static final Set<String> PLAIN =
            Set.of("null", "Boolean", "Integer", "Long", "Double", "BigDecimal", "String");

    private final StringBuilder text = new StringBuilder();

    private ValueTree() {}

    /** Ends with a line end. */
    public static String of(Stored value) {
        ValueTree tree = new ValueTree();
        tree.add(value, "");
        return tree.text.toString();
    }

    /** The first line of a value stands behind what is there already, all others below {@code indent}. */
    private void add(Stored value, String indent) {
        if (value instanceof Stored.Leaf leaf) {
            String shown = String.valueOf(leaf.value()).replace("\n", "\n" + indent + "  ");
            line(PLAIN.contains(leaf.type()) ? shown : shown + " (" + leaf.type() + ")");
        }
        if (value instanceof Stored.Bytes bytes) {
            line("byte[] of " + Sizes.text(bytes.value().length));
        }
        if (value instanceof Stored.File file) {
            addFile(file, indent);
        }
        if (value instanceof Stored.Coded coded) {
            line(coded.type() + " of " + Sizes.text(coded.size()) + ", read by a codec of the script");
        }
        if (value instanceof Stored.Sequence sequence) {
            line(sequence.type() + " of " + sequence.elements().size());
            sequence.elements().forEach(element -> child("- ", element, indent));
        }
        if (value instanceof Stored.Members members) {
            line(members.type());
            members.members().forEach((name, member) -> child(name + ": ", member, indent));
        }
        if (value instanceof Stored.Pairs pairs) {
            line(pairs.type() + " of " + pairs.pairs().size());
            pairs.pairs().forEach(pair -> {
                child("- ", pair.key(), indent);
                child("= ", pair.value(), indent);
            });
        }
    }

    private void addFile(Stored.File file, String indent) {
        line(file.type() + " " + file.value().getName() + " of "
                + Sizes.text(file.value().getSize()));
        if (file.value().isFolder()) {
            file.value().getFiles().forEach(inner -> child("- ", new Stored.File(inner), indent));
        }
    }

    private void line(String rest) {
        text.append(rest).append('\n');
    }

    private void child(String name, Stored value, String indent) {
        String inner = indent + "  ";
        text.append(inner).append(name);
        add(value, inner);
    }
}
