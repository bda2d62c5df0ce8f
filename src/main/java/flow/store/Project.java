package flow.store;

/**
 * Where in its project a run belongs.
 *
 * @param branch {@code user.ada}, {@code test.x}, {@code prod}
 */
public record Project(String branch, boolean isProduction) {}
