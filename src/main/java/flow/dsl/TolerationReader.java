package flow.dsl;

import flow.graph.NameRule;
import flow.graph.Toleration;
import flow.graph.Toleration.Effect;
import flow.graph.Toleration.Operator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code tolerations:}, maps as Kubernetes writes them. */
final class TolerationReader {
    static final List<String> NAMES = List.of("key", "operator", "value", "effect", "tolerationSeconds");

    private static final String EXAMPLE = "write tolerations: [[key: 'gpu', operator: 'Exists', effect: 'NoSchedule']]";

    private TolerationReader() {}

    static @Nullable List<Toleration> read(Options kubernetes) {
        List<Options> maps = kubernetes.maps("tolerations", EXAMPLE);
        if (maps == null) {
            return null;
        }
        List<Toleration> tolerations = new ArrayList<>();
        for (Options map : maps) {
            Toleration toleration = one(map.allow(NAMES));
            if (toleration != null) {
                tolerations.add(toleration);
            }
        }
        return tolerations;
    }

    private static @Nullable Toleration one(Options map) {
        String key = map.read("key", Reading.named(NameRule.LABEL_KEY, "key of a taint"));
        Operator operator = map.read("operator", Reading.oneOf(Operator.values(), Operator::spelling));
        String value =
                map.read("value", each -> NameRule.LABEL_VALUE.check("value of a taint", Reading.SCALAR.of(each)));
        Effect effect = map.read("effect", Reading.oneOf(Effect.values(), Effect::spelling));
        Integer seconds = map.read("tolerationSeconds", Reading.count(0));
        boolean any = operator == Operator.EXISTS;
        if (map.isWrong("key", key) || map.isWrong("operator", operator) || map.isWrong("effect", effect)) {
            return null;
        }
        if (any && map.says("value")) {
            map.refuse("value", "'Exists' takes no value", "leave it out, or write operator: 'Equal'");
            return null;
        }
        if (!any && key == null) {
            map.missing("it has no key", "write key:, or operator: 'Exists' for every taint");
            return null;
        }
        if (seconds != null && effect != Effect.NO_EXECUTE) {
            map.refuse("tolerationSeconds", "only the effect 'NoExecute' takes it", null);
            return null;
        }
        Long staying = seconds == null ? null : seconds.longValue();
        return new Toleration(key, any ? Operator.EXISTS : Operator.EQUAL, value, effect, staying);
    }
}
