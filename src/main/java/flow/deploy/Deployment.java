package flow.deploy;

import flow.event.Condition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A flow in production.
 *
 * @param name what its objects are called
 * @param flow the flow's own name; empty of one that is broken, as everything that is written down beside it
 * @param branch of its project; null when it belongs to none
 * @param owner who deployed it first; empty when nobody wrote that down
 * @param codePackage digest of what its tasks run
 * @param store where its runs are kept
 * @param schedule null when it has none
 * @param waits for which events; null when it waits for none
 * @param parameters in the order of the script
 * @param deployedAt when it was changed last, in whole seconds; null when the place does not know
 * @param fault what is missing, so that no run of it can start, as a clause; null when it is whole
 */
public record Deployment(
        String name,
        String flow,
        @Nullable String branch,
        boolean isProduction,
        String owner,
        String codePackage,
        String store,
        @Nullable Timetable schedule,
        @Nullable Waits waits,
        List<Input> parameters,
        @Nullable Instant deployedAt,
        @Nullable String fault) {

    public Deployment {
        parameters = List.copyOf(parameters);
    }

    /**
     * When it starts by itself.
     *
     * @param last null when it never did
     * @param problem why it cannot; null when nothing is known to be wrong
     */
    public record Timetable(
            List<String> crons,
            String timezone,
            boolean isSuspended,
            @Nullable Instant last,
            @Nullable String problem) {
        public Timetable {
            crons = List.copyOf(crons);
        }
    }

    /** By which events it is started; none for one that waits for nothing. */
    public List<Condition> conditions() {
        return waits == null ? List.of() : waits.conditions();
    }

    /**
     * By which events it is started.
     *
     * @param problem why it cannot; null when nothing is known to be wrong
     */
    public record Waits(
            List<Condition> conditions, @Nullable String problem) {
        public Waits {
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * A parameter as it was deployed.
     *
     * @param type as scripts write it; {@code String} where nobody wrote it down
     * @param value what holds unless another is given; null when one has to be given
     * @param choices the only ones; empty for any
     */
    public record Input(String name, String type, @Nullable String value, List<String> choices) {
        public Input {
            choices = List.copyOf(choices);
        }
    }
}
