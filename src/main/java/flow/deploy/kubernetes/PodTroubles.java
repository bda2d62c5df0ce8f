package flow.deploy.kubernetes;

import flow.deploy.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What keeps the pods of a run from starting. */
final class PodTroubles {
    /** What each container goes through for a moment. */
    private static final Set<String> USUAL = Set.of("", "ContainerCreating", "PodInitializing");

    private PodTroubles() {}

    static List<Trouble> of(List<Live> pods) {
        List<Trouble> troubles = new ArrayList<>();
        for (Live pod : pods) {
            String task = Pods.task(pod);
            pod.list("status", "conditions").stream()
                    .filter(condition -> condition.text("type").equals("PodScheduled"))
                    .filter(condition -> condition.text("status").equals("False"))
                    .forEach(condition ->
                            troubles.add(new Trouble(task, condition.text("reason"), condition.text("message"))));
            Stream.concat(
                            pod.list("status", "initContainerStatuses").stream(),
                            pod.list("status", "containerStatuses").stream())
                    .filter(status -> !USUAL.contains(status.text("state", "waiting", "reason")))
                    .forEach(status -> troubles.add(new Trouble(
                            task,
                            status.text("state", "waiting", "reason"),
                            status.text("state", "waiting", "message"))));
        }
        return troubles;
    }
}
