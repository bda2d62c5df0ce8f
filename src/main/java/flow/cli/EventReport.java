package flow.cli;

import flow.deploy.Deployment;
import flow.event.Dependency;
import flow.event.Event;
import flow.event.Explanation;
import flow.problem.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What an event would mean to flows in production. */
final class EventReport {
    private final AskedEvent event;
    private final List<Deployment> deployments;
    private final String place;

    EventReport(AskedEvent event, List<Deployment> deployments, String place) {
        this.event = event;
        this.deployments = deployments;
        this.place = place;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (Deployment deployment : deployments) {
            Event here = event.to(deployment);
            for (Explanation explanation : Explanation.of(deployment.conditions(), here)) {
                text.append(deployment.name())
                        .append(": ")
                        .append(verdict(explanation, here))
                        .append('\n');
            }
        }
        return text.isEmpty() ? nothing() : text.toString();
    }

    private static String verdict(Explanation explanation, Event here) {
        String name = "'" + here + "'";
        if (!explanation.isMet()) {
            return name + " does not count: " + String.join("; ", explanation.objections());
        }
        if (explanation.missing().isEmpty()) {
            return name + " starts a run";
        }
        return name + " counts; a run starts when "
                + explanation.missing().stream().map(Dependency::described).collect(Collectors.joining(" and "))
                + " came too";
    }

    private String nothing() {
        List<String> names = deployments.stream()
                .flatMap(one -> one.conditions().stream())
                .flatMap(condition -> condition.dependencies().stream())
                .map(one -> one.source() == null ? one.name() : one.source() + "/" + one.name())
                .distinct()
                .toList();
        String near = Nearest.to(event.toString(), names)
                .map(name -> "; did you mean '" + name + "'?")
                .orElse("");
        return "nothing in " + place + " waits for '" + event + "'" + near + "\n";
    }

    /** One for each condition that has to do with it. */
    List<Map<String, Object>> json() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Deployment deployment : deployments) {
            Event here = event.to(deployment);
            for (Explanation explanation : Explanation.of(deployment.conditions(), here)) {
                Map<String, Object> tree = new LinkedHashMap<>();
                tree.put("deployment", deployment.name());
                tree.put("event", here.toString());
                tree.put("condition", explanation.condition().described());
                tree.put("counts", explanation.isMet());
                tree.put("objections", explanation.objections());
                tree.put(
                        "missing",
                        explanation.missing().stream()
                                .map(Dependency::described)
                                .toList());
                all.add(tree);
            }
        }
        return all;
    }
}
