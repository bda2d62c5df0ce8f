package flow.compile.argo;

import flow.compile.Manifest;
import flow.graph.Flow;
import flow.problem.Code;
import flow.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * How much Argo keeps of a deployment in each of its runs: the first template twice, the others once, and nothing of that compressed. A
 * run of more than a mebibyte does not go on, and what its nodes need comes on top.
 */
final class StoredSize {
    /** Leaves a fifth to the nodes, which Argo compresses when they are many. */
    private static final int MOST = 800_000;

    private StoredSize() {}

    /** @param templates of which the last is the one that runs begin with */
    static Optional<Problem> problem(Flow flow, List<Manifest> templates) {
        long size = bytes(templates.get(templates.size() - 1));
        for (Manifest template : templates) {
            size += bytes(template);
        }
        if (size <= MOST) {
            return Optional.empty();
        }
        return Optional.of(
                Problem.of(
                        Code.F030,
                        flow.position(),
                        "Argo would keep " + size / 1000
                                + " kB of this flow in each run, and a run that has more than 1 MB in all does not go on",
                        "let steps have the same options where they can, as each set of options is a template of its own; or cut the flow in two"));
    }

    private static long bytes(Manifest manifest) {
        return JsonPatch.of(manifest.content()).getBytes(StandardCharsets.UTF_8).length;
    }
}
