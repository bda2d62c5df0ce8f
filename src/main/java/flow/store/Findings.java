package flow.store;

import flow.artifact.UnreadableValue;
import flow.store.Finding.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Collects what is wrong while everything is looked at. */
public final class Findings {
    private final List<Finding> all = new ArrayList<>();

    /** A look at one thing. */
    public interface Look {
        void run();
    }

    public void add(Kind kind, Set<String> runs, String what, String cure) {
        all.add(new Finding(kind, runs, what, cure));
    }

    /**
     * Looks at something, and notes what is wrong with it.
     *
     * @param about behind what is wrong, as {@code : artifact 'x' of task y}; empty when the place says it all
     * @param cure of damage
     */
    public void look(Set<String> runs, String about, String cure, Look look) {
        try {
            look.run();
        } catch (StoreCorrupt | UnreadableValue damage) {
            add(Kind.DAMAGED, runs, damage.getMessage() + about, cure);
        } catch (StoreFailure failure) {
            add(Kind.UNCHECKED, runs, failure.getMessage() + about, "");
        }
    }

    /** A look into a folder. */
    public interface LookInto {
        void run() throws IOException;
    }

    /** The same of a folder, which may be one that cannot be listed: what stands beside it is looked at all the same. */
    public void lookInto(Set<String> runs, Path folder, LookInto look) {
        look(runs, "", "", () -> {
            try {
                look.run();
            } catch (IOException broken) {
                throw StoreFailure.of(folder, "cannot be read", broken);
            }
        });
    }

    public List<Finding> all() {
        return all;
    }
}
