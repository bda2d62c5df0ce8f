package flow.report;

import flow.client.StepState;
import java.util.Locale;

/** The words by which the style knows how it stands with something: {@code s-not-started}. */
final class State {
    private State() {}

    static String of(StepState state) {
        return "s-" + state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
