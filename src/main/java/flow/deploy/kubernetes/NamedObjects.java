package flow.deploy.kubernetes;

import flow.compile.Manifest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What objects name and do not bring along: accounts and secrets, without which their pods do not start. */
final class NamedObjects {
    private final Set<String> accounts = new TreeSet<>();
    private final Set<String> starters = new TreeSet<>();
    private final Set<String> secrets = new TreeSet<>();

    static NamedObjects of(List<Manifest> manifests) {
        NamedObjects all = new NamedObjects();
        for (Manifest manifest : manifests) {
            if (ObjectType.of(manifest) == ObjectType.SENSOR) {
                all.starters.add(new Live(manifest.content()).text("spec", "template", "serviceAccountName"));
            } else {
                all.visit(manifest.content());
            }
        }
        return all;
    }

    /** As which pods run. */
    Set<String> accounts() {
        return accounts;
    }

    /** As which runs are started. */
    Set<String> starters() {
        return starters;
    }

    Set<String> secrets() {
        return secrets;
    }

    private void visit(Object tree) {
        if (tree instanceof List<?> list) {
            list.forEach(this::visit);
        } else if (tree instanceof Map<?, ?> map) {
            map.forEach((key, value) -> visit(String.valueOf(key), value));
        }
    }

    private void visit(String key, Object value) {
        switch (key) {
            case "serviceAccountName" -> accounts.add(String.valueOf(value));
            case "secretName" -> secrets.add(String.valueOf(value));
            case "imagePullSecrets" -> ((List<?>) value).forEach(this::addNamed);
            case "secretRef", "secretKeyRef" -> addNamed(value);
            default -> visit(value);
        }
    }

    private void addNamed(Object reference) {
        if (reference instanceof Map<?, ?> map && map.get("name") instanceof String name) {
            secrets.add(name);
        }
    }
}
