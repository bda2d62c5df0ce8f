package flow.config;

import flow.problem.Position;

/**
 * What one origin says of a setting.
 *
 * @param value as it was written: a scalar, or a list or map where somebody took a setting for a section
 */
record Said(Object value, String origin, Position position) {}
