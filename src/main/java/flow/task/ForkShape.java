package flow.task;

import flow.graph.Branch;
import flow.graph.Foreach;
import flow.graph.Gang;
import flow.graph.Items;
import flow.store.ArtifactRef;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What the branches of one kind of fork are called, and where they stand. */
sealed interface ForkShape {

    int size();

    Place place(Place outside, int branch);

    /** Only static branches have one. */
    @Nullable
    String name(int branch);

    /** For messages: {@code branches 'report' and 'publish'}. */
    String spell(BranchNumbers branches);

    /** One branch an item. */
    record OfItems(Foreach fork, List<ArtifactRef> items) implements ForkShape {
        @Override
        public int size() {
            return items.size();
        }

        @Override
        public Place place(Place outside, int branch) {
            return outside.item(fork, items, branch);
        }

        @Override
        public @Nullable String name(int branch) {
            return null;
        }

        @Override
        public String spell(BranchNumbers branches) {
            String numbers = noun("branch", branches) + listed(branches, String::valueOf);
            return fork.items() instanceof Items.Named named
                    ? numbers + " of the foreach over '" + named.name() + "'"
                    : numbers + " of the foreach";
        }
    }

    /** Static branches. */
    record OfBranches(List<Branch> all) implements ForkShape {
        @Override
        public int size() {
            return all.size();
        }

        @Override
        public Place place(Place outside, int branch) {
            return outside;
        }

        @Override
        public String name(int branch) {
            return all.get(branch).name();
        }

        @Override
        public String spell(BranchNumbers branches) {
            return noun("branch", branches) + listed(branches, branch -> "'" + name(branch) + "'");
        }
    }

    /** The nodes of a gang. */
    record OfNodes(Gang gang) implements ForkShape {
        @Override
        public int size() {
            return gang.nodes();
        }

        @Override
        public Place place(Place outside, int branch) {
            return outside.node(gang, branch);
        }

        @Override
        public @Nullable String name(int branch) {
            return null;
        }

        @Override
        public String spell(BranchNumbers branches) {
            return noun("node", branches) + listed(branches, String::valueOf) + " of '" + gang.name() + "'";
        }
    }

    private static String noun(String singular, BranchNumbers branches) {
        if (branches.count() == 1) {
            return singular + " ";
        }
        return singular.endsWith("ch") ? singular + "es " : singular + "s ";
    }

    private static String listed(BranchNumbers branches, IntFunction<String> name) {
        List<String> names = new ArrayList<>();
        branches.first().forEach(branch -> names.add(name.apply(branch)));
        int more = branches.count() - names.size();
        String last = more > 0 ? more + " more" : names.remove(names.size() - 1);
        return names.isEmpty() ? last : String.join(", ", names) + " and " + last;
    }
}
