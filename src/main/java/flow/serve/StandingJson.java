package flow.serve;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * How things stand, as JSON: {@code at}, {@code stopping}, {@code flows} (each {@code flow}, {@code nextTime}, {@code lastTime}, {@code
 * waiting}), {@code running} and {@code queued} (each {@code run}, {@code flow}, {@code since}, {@code scheduledTime}, {@code events}).
 */
final class StandingJson {
    /** So many that wait are told one by one. */
    private static final int MOST = 100;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private StandingJson() {}

    static ObjectNode of(Standing standing) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("at", standing.at().toString());
        json.put("stopping", standing.isStopping());
        json.putArray("flows");
        standing.flows().forEach(flow -> flow(json.withArray("flows").addObject(), flow));
        firings(json.putArray("running"), standing.going());
        json.put("queuedRuns", standing.queued().size());
        firings(json.putArray("queued"), standing.queued());
        return json;
    }

    private static void flow(ObjectNode json, Standing.OfFlow flow) {
        json.put("flow", flow.flow().name());
        flow.next().ifPresent(next -> json.put("nextTime", next.toString()));
        flow.last().ifPresent(last -> json.put("lastTime", last.toString()));
        ArrayNode waiting = json.putArray("waiting");
        for (Standing.Waiting one : flow.waiting()) {
            ObjectNode condition = waiting.addObject().put("for", one.condition());
            one.came().forEach(condition.withArray("came")::add);
            one.missing().forEach(condition.withArray("missing")::add);
        }
    }

    private static void firings(ArrayNode all, List<Firing> firings) {
        for (Firing firing : firings.subList(0, Math.min(firings.size(), MOST))) {
            ObjectNode json = all.addObject().put("run", firing.runId()).put("flow", firing.flow());
            json.put("since", firing.at().toString());
            if (firing.scheduledTime() != null) {
                json.put("scheduledTime", firing.scheduledTime().toString());
            }
            firing.events().forEach(event -> json.withArray("events").add(event.toString()));
        }
    }
}
