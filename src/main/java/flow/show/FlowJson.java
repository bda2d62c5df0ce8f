package flow.show;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flow.graph.Cron;
import flow.graph.Flow;
import flow.graph.Hook;
import flow.graph.Notification;
import flow.graph.Parameter;
import flow.graph.Schedule;
import flow.graph.Trigger;

/** A flow for programs. What stands where is on {@code docs/graph-json.md}; a change that breaks readers makes it {@code v: 2}. */
final class FlowJson {
    private static final int VERSION = 1;

    private FlowJson() {}

    static String of(Flow flow) {
        ObjectNode json = Json.object();
        json.put("v", VERSION);
        json.put("name", flow.name());
        Json.position(json, flow.position());
        Json.put(json, "description", flow.description());
        Json.put(json, "tags", flow.tags());
        if (flow.project() != null) {
            json.put("project", flow.project().name());
        }
        if (flow.starts().schedule() != null) {
            json.set("schedule", schedule(flow.starts().schedule()));
        }
        flow.starts().triggers().forEach(trigger -> json.withArray("triggers").add(trigger(trigger)));
        flow.configs().forEach(config -> {
            ObjectNode one = json.withArray("configs").addObject().put("name", config.name());
            one.put("origin", config.origin());
            Json.position(one, config.position());
        });
        flow.parameters().forEach(parameter -> json.withArray("parameters").add(parameter(parameter)));
        json.set("block", new BlockJson(flow).of(flow.block()));
        flow.hooks().forEach(hook -> {
            ObjectNode one = json.withArray("hooks").addObject().put("on", occasion(hook.occasion()));
            Json.position(one, hook.position());
        });
        flow.notifications()
                .forEach(notification -> json.withArray("notifications").add(notification(notification)));
        return print(json);
    }

    private static ObjectNode notification(Notification notification) {
        ObjectNode json = Json.object();
        Json.position(json, notification.position());
        Json.put(json, "onError", notification.onError());
        Json.put(json, "onSuccess", notification.onSuccess());
        Json.put(
                json,
                "message",
                notification.message() == null ? null : notification.message().text());
        Json.put(
                json,
                "severity",
                notification.severity() == null ? null : notification.severity().spelling());
        Json.put(json, "keys", notification.keys());
        Json.put(json, "source", notification.incident().source());
        Json.put(json, "metadata", notification.incident().metadata());
        return json;
    }

    private static String occasion(Hook.Occasion occasion) {
        return occasion == Hook.Occasion.SUCCESS ? "success" : "failure";
    }

    private static ObjectNode schedule(Schedule schedule) {
        ObjectNode json = Json.object();
        ArrayNode crons = json.putArray("crons");
        for (Cron cron : schedule.crons()) {
            crons.addObject()
                    .put("text", cron.text())
                    .put("dialect", cron.dialect().title());
        }
        json.put("timezone", schedule.effectiveTimezone().getId());
        json.put("concurrency", schedule.concurrency().spelling());
        json.put("missed", schedule.missed().spelling());
        Json.put(json, "startingDeadline", schedule.startingDeadline());
        Json.position(json, schedule.position());
        return json;
    }

    private static ObjectNode trigger(Trigger trigger) {
        ObjectNode json = Json.object();
        Json.position(json, trigger.position());
        json.put("needs", trigger.needs() == Trigger.Needs.ALL ? "all" : "any");
        pace(json, trigger.pace());
        if (trigger instanceof Trigger.OnFinish onFinish) {
            json.put("on", occasion(onFinish.outcome()));
            onFinish.flows().forEach(upstream -> json.withArray("flows").add(upstream.toString()));
            return json;
        }
        for (Trigger.Event event : ((Trigger.OnEvent) trigger).events()) {
            json.withArray("events").add(event(event));
        }
        return json;
    }

    private static void pace(ObjectNode json, Trigger.Pace pace) {
        if (pace.reset() != null) {
            json.putObject("reset")
                    .put("text", pace.reset().cron().text())
                    .put("dialect", pace.reset().cron().dialect().title())
                    .put("timezone", pace.reset().timezone().getId());
        }
        if (pace.rateLimit() != null) {
            json.put("rateLimit", pace.rateLimit().toString());
        }
    }

    private static ObjectNode event(Trigger.Event event) {
        ObjectNode json = Json.object().put("name", event.name());
        Json.put(json, "source", event.source());
        if (event.parameters() != null) {
            ObjectNode parameters = json.putObject("parameters");
            event.parameters()
                    .forEach(one -> parameters.put(one.parameter(), one.field().toString()));
        }
        for (Trigger.Filter filter : event.where()) {
            json.withObjectProperty("where").set(filter.field().toString(), Json.value(filter.values()));
        }
        return json;
    }

    private static ObjectNode parameter(Parameter parameter) {
        ObjectNode json = Json.object().put("name", parameter.name());
        json.put("type", parameter.type().spelling());
        Json.position(json, parameter.position());
        json.put("required", parameter.required());
        if (parameter.defaultValue() instanceof Parameter.Default.Fixed fixed) {
            json.set("default", Json.value(fixed.value()));
        }
        if (parameter.defaultValue() instanceof Parameter.Default.Computed) {
            json.put("computed", true);
        }
        Json.put(json, "help", parameter.help());
        if (!parameter.choices().isEmpty()) {
            json.set("choices", Json.value(parameter.choices()));
        }
        return json;
    }

    private static String print(ObjectNode json) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        Separators colons = Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter(colons).withObjectIndenter(lines).withArrayIndenter(lines);
        try {
            return new ObjectMapper().writer(printer).writeValueAsString(json) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
