package flow.task;

import flow.store.ArtifactRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What all branches of a fork say about one name. A branch that lacks it says nothing. */
final class Ballot {
    private final String name;
    private final Fork fork;
    /** By digest, with the first branch that has it. */
    private final Map<String, Integer> values = new LinkedHashMap<>();

    private @Nullable ArtifactRef first;
    private int blockedBranch = -1;
    private Binding.@Nullable Blocked blocked;

    private Ballot(String name, Fork fork) {
        this.name = name;
        this.fork = fork;
    }

    static Ballot over(String name, Fork fork) {
        Ballot ballot = new Ballot(name, fork);
        for (int branch = 0; branch < fork.size(); branch++) {
            ballot.count(branch, fork.end(branch).find(name));
        }
        return ballot;
    }

    private void count(int branch, @Nullable Binding binding) {
        if (binding instanceof Binding.Kept kept) {
            count(branch, kept.value());
        }
        if (binding instanceof Binding.Blocked inner && blocked == null) {
            blocked = inner;
            blockedBranch = branch;
        }
    }

    private void count(int branch, ArtifactRef value) {
        if (first == null) {
            first = value;
            values.put(value.digest(), branch);
            return;
        }
        if (!first.isValueOf(value)) {
            values.putIfAbsent(value.digest(), branch);
        }
    }

    /** The value of all that have one; empty when none has, or when they differ. */
    Optional<ArtifactRef> agreed() {
        return conflict().isPresent() ? Optional.empty() : Optional.ofNullable(first);
    }

    /** In what way they differ, as a clause; empty when they agree. */
    Optional<String> conflict() {
        if (values.size() > 1) {
            BranchNumbers differing = new BranchNumbers();
            values.values().forEach(differing::add);
            return Optional.of(fork.spell(differing) + " have different values of '" + name + "'");
        }
        if (blocked != null && first != null) {
            return Optional.of("'" + name + "' has no one value in " + spell(blockedBranch) + ", where "
                    + blocked.branches() + " changed it and join '" + blocked.join() + "' did not set it");
        }
        return Optional.empty();
    }

    private String spell(int branch) {
        return fork.spell(BranchNumbers.of(List.of(branch)));
    }
}
