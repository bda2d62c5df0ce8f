package flow.store;

import java.util.List;

/**
 * What was found when everything in a store, or in a run, was looked at.
 *
 * @param runs how many were looked at
 * @param records of theirs, as far as they can be read
 * @param values that they speak of and that do not stand in the records themselves, each once
 * @param unreferenced values that no run speaks of which could be read; whether they are whole nobody can tell
 * @param leftovers what processes that are gone left half done
 */
public record Checkup(
        long runs, long records, Amount values, Amount unreferenced, Amount leftovers, List<Finding> findings) {

    public Checkup {
        findings = List.copyOf(findings);
    }

    public boolean has(Finding.Kind kind) {
        return findings.stream().anyMatch(finding -> finding.kind() == kind);
    }
}
