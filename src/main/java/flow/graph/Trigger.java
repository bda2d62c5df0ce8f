package flow.graph;

import flow.problem.Code;
import flow.problem.Position;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What else starts runs of a deployed flow, besides people and a {@link Schedule}. Of several triggers, any of them does. */
public sealed interface Trigger {

    /** Where its word stands in the script. */
    Position position();

    /** How many of several things must have come. */
    Needs needs();

    Pace pace();

    /** How many of several things start a run. */
    enum Needs {
        /** One run when each has come at least once since the last run. */
        ALL,
        /** One run each time that one of them comes. */
        ANY
    }

    /**
     * How long things that came are waited with, and how fast runs are started.
     *
     * @param reset null when what came is kept until all have come
     * @param rateLimit null for none
     */
    record Pace(@Nullable Reset reset, @Nullable RateLimit rateLimit) {
        /** Everything is kept, and every run starts at once. */
        public static final Pace FREE = new Pace(null, null);
    }

    /**
     * When what came so far is forgotten, if something is still missing.
     *
     * @param timezone in which the cron is read
     */
    record Reset(Cron cron, ZoneId timezone) {}

    /**
     * What would start more runs than these waits its turn.
     *
     * @param runs at least 1
     */
    record RateLimit(int runs, Unit unit) {

        /** In which runs are counted. */
        public enum Unit {
            SECOND,
            MINUTE,
            HOUR;

            /** {@code second}. */
            public String spelling() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        public RateLimit {
            if (runs < 1) {
                throw new IllegalArgumentException("a limit lets some runs start");
            }
        }

        /**
         * @param text {@code 10 per minute}
         * @throws InvalidValue F004
         */
        public static RateLimit parse(String text) {
            Matcher parts = LIMIT.matcher(text.strip());
            if (!parts.matches()) {
                throw new InvalidValue(
                        Code.F004,
                        "'" + text + "' is no limit",
                        "write for example '10 per minute'; the units are second, minute and hour");
            }
            return new RateLimit(
                    Integer.parseInt(parts.group(1)),
                    Unit.valueOf(parts.group(2).toUpperCase(Locale.ROOT)));
        }

        private static final Pattern LIMIT = Pattern.compile("([1-9]\\d{0,5})(?: per |/)(second|minute|hour)");

        /** {@code 10 per minute}. */
        @Override
        public String toString() {
            return runs + " per " + unit.spelling();
        }
    }

    /**
     * {@code trigger}.
     *
     * @param events at least one, all different
     */
    record OnEvent(Position position, Needs needs, List<Event> events, Pace pace) implements Trigger {
        public OnEvent {
            events = List.copyOf(events);
            if (events.isEmpty()) {
                throw new IllegalArgumentException("a trigger has at least one event");
            }
        }

        public OnEvent(Position position, Needs needs, List<Event> events) {
            this(position, needs, events, Pace.FREE);
        }

        /** Whether the payload's fields fill the flow's parameters of equal names: a single event without a mapping. */
        public boolean fillsEqualNames() {
            return events.size() == 1 && events.get(0).parameters() == null;
        }
    }

    /**
     * {@code triggerOnFinish}.
     *
     * @param outcome how their runs must have ended
     * @param flows at least one, all different
     */
    record OnFinish(Position position, Needs needs, Hook.Occasion outcome, List<Upstream> flows, Pace pace)
            implements Trigger {
        public OnFinish {
            flows = List.copyOf(flows);
            if (flows.isEmpty()) {
                throw new IllegalArgumentException("a trigger has at least one flow");
            }
        }

        public OnFinish(Position position, Needs needs, Hook.Occasion outcome, List<Upstream> flows) {
            this(position, needs, outcome, flows, Pace.FREE);
        }
    }

    /**
     * One event.
     *
     * @param source where it comes from, if it is none of flow's own: the name of an EventSource; then it belongs to no project,
     *     and all that came is its payload. Null for flow's own
     * @param position where its name stands
     * @param parameters what of the payload fills the flow's parameters; null when not said
     * @param where what must hold of the payload, all of it; else the event is passed over
     */
    record Event(
            @Nullable String source,
            String name,
            Position position,
            @Nullable List<Mapping> parameters,
            List<Filter> where) {
        public Event {
            parameters = parameters == null ? null : List.copyOf(parameters);
            where = List.copyOf(where);
        }

        /** One of flow's own. */
        public Event(String name, Position position, @Nullable List<Mapping> parameters, List<Filter> where) {
            this(null, name, position, parameters, where);
        }

        /** {@code name}, or {@code source/name}. */
        @Override
        public String toString() {
            return source == null ? name : source + "/" + name;
        }
    }

    /**
     * A parameter that a field of the payload fills.
     *
     * @param position where the parameter's name stands
     */
    record Mapping(String parameter, Position position, PayloadPath field) {}

    /**
     * A field of the payload that must have a certain value.
     *
     * @param values texts, numbers, booleans, any of which will do; at least one
     */
    record Filter(PayloadPath field, List<Object> values) {
        public Filter {
            values = List.copyOf(values);
        }
    }

    /**
     * Another flow. Without project and branch it is in this flow's own project and branch, if it has one.
     *
     * @param branch {@code user.alice}, {@code test.x}, {@code prod}; null if and only if the project is
     */
    record Upstream(@Nullable String project, @Nullable String branch, String flow) {
        public Upstream {
            if ((project == null) != (branch == null)) {
                throw new IllegalArgumentException("a project without a branch, or the other way round");
            }
        }

        /**
         * @param text {@code Flow} or {@code project.branch.Flow}; the branch may have dots itself
         * @throws InvalidValue F004 or F006
         */
        public static Upstream parse(String text) {
            int first = text.indexOf('.');
            if (first < 0) {
                return new Upstream(null, null, NameRule.NODE.check("flow name", text));
            }
            int last = text.lastIndexOf('.');
            if (first == last
                    || !text.substring(first + 1, last).matches("prod|(user|test|prod)(\\.[A-Za-z0-9_-]+)+")) {
                throw new InvalidValue(
                        Code.F004,
                        "'" + text + "' is no flow of a project",
                        "write 'project.branch.Flow', where the branch is 'prod', 'user.name' or 'test.name'");
            }
            return new Upstream(
                    NameRule.PROJECT.check("project name", text.substring(0, first)),
                    text.substring(first + 1, last),
                    NameRule.NODE.check("flow name", text.substring(last + 1)));
        }

        /** {@code Flow} or {@code project.branch.Flow}. */
        @Override
        public String toString() {
            return project == null ? flow : project + "." + branch + "." + flow;
        }
    }
}
