package flow.cli;

import flow.store.Amount;
import flow.view.Sizes;
import java.util.LinkedHashMap;
import java.util.Map;

/** Numbers of things, as commands tell them. */
final class Counted {
    private Counted() {}

    /** {@code 1 run}, {@code 2 runs}. */
    static String text(long count, String one) {
        return count + " " + one + (count == 1 ? "" : "s");
    }

    /** With how large they are together, where there are any: {@code 2 values (1.2 MB)}. */
    static String text(Amount amount, String one) {
        return text(amount.count(), one) + (amount.count() == 0 ? "" : " (" + Sizes.text(amount.bytes()) + ")");
    }

    /** For {@code --json}. */
    static Map<String, Object> tree(Amount amount) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("count", amount.count());
        tree.put("bytes", amount.bytes());
        return tree;
    }
}
