package flow.graph;

import flow.problem.Position;

/** {@code step(name, options) { body }}: one task an execution. */
public record Step(String name, Position position, StepOptions options, Body body) implements TaskNode {}
