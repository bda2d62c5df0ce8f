package flow.graph;

import flow.problem.Position;

/**
 * One child of a {@link Parallel}: {@code branch(name) { … }}, or a step placed there, which gives the branch its name.
 *
 * @param position where its name stands
 */
public record Branch(String name, Position position, Block block) {}
