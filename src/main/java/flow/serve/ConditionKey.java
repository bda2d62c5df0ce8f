package flow.serve;

/**
 * A condition among those of all flows.
 *
 * @param flow the name of the {@link ServedFlow}
 */
record ConditionKey(String flow, String condition) {}
