package flow.graph;

import flow.problem.Position;
import java.util.Map;

/**
 * A read-only tree known while the graph is built.
 *
 * @param position where its name stands
 * @param tree unmodifiable maps, lists and scalar values, as read from the file or the default
 * @param origin where the tree came from, for people: a file's path, {@code default:}, {@code FLOW_CONFIG_X}
 */
public record Config(String name, Position position, Map<String, Object> tree, String origin) {}
