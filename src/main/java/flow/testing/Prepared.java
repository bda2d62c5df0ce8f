package flow.testing;

import flow.graph.Flow;
import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * A flow that was built without an error, and what belongs to it.
 *
 * @param script where it stands, absolute; of a flow built in code what stands in its place
 * @param isUsers whether a stack frame is in what the user wrote
 */
record Prepared(Flow flow, Path script, ClassLoader classes, Predicate<StackTraceElement> isUsers) {}
