package flow.task;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the tasks of a run find on the machine around them.
 *
 * @param environment the variables of the process
 * @param configured what the configuration sets beside them
 * @param folder where the script stands; relative paths that the script writes down begin there
 */
public record Host(Map<String, String> environment, Map<String, String> configured, Path folder) {
    public Host {
        environment = Collections.unmodifiableMap(new TreeMap<>(environment));
        configured = Collections.unmodifiableMap(new TreeMap<>(configured));
    }
}
