package flow.cli;

import flow.graph.Parameter;

/**
 * A parameter on the command line.
 *
 * @param origin what was typed before the value: {@code --alpha}, {@code -p alpha}
 * @param refers whether {@code @file} and {@code -} stand for what is in the file and in standard input
 */
record TypedParameter(Parameter parameter, String origin, String text, boolean refers) {}
