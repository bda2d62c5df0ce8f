package flow.graph;

import flow.problem.Position;

/** {@code project(name)}: deployments are called {@code name.branch.flow}. */
public record Project(String name, Position position) {}
