package flow.report;

import flow.client.Step;
import flow.client.StepState;
import flow.view.Elapsed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A row a step: how it stands, when its tasks ran, and how long they took. */
final class StepTable implements Chapter {
    private static final List<String> DURATIONS = List.of("shortest", "median", "95 %", "longest", "in all");
    private static final int WIDTH = 1000;

    private final Subject subject;

    StepTable(Subject subject) {
        this.subject = subject;
    }

    @Override
    public String id() {
        return "steps";
    }

    @Override
    public String title() {
        return "Steps";
    }

    @Override
    public void write(Html html) {
        html.begin(Tag.DIV, Name.CLASS.is("wide")).begin(Tag.TABLE);
        html.leaf(Tag.CAPTION, "When the tasks of each step ran, and how long they took, with all their attempts");
        html.begin(Tag.THEAD).begin(Tag.TR);
        for (String head : List.of("step", "state", "tasks", "when")) {
            html.leaf(Tag.TH, head, Name.SCOPE.is("col"));
        }
        DURATIONS.forEach(head -> html.leaf(Tag.TH, head, Name.SCOPE.is("col"), Name.CLASS.is("number")));
        html.end().end().begin(Tag.TBODY);
        for (Step step : subject.steps()) {
            row(html, step);
        }
        html.end().end().endLine();
    }

    private void row(Html html, Step step) {
        StepState state = StepState.of(step);
        html.begin(Tag.TR, Name.ID.is(subject.anchors().get(step.getName())), Name.CLASS.is(State.of(state)));
        html.begin(Tag.TH, Name.SCOPE.is("row")).leaf(Tag.CODE, step.getName()).end();
        html.begin(Tag.TD);
        html.leaf(Tag.SPAN, state.toString(), Name.CLASS.is("state " + State.of(state)));
        html.end();
        html.leaf(Tag.TD, StepState.counts(step));
        Span span = Span.of(step);
        if (span == null) {
            html.leaf(Tag.TD, "");
            DURATIONS.forEach(none -> html.leaf(Tag.TD, ""));
            html.endLine();
            return;
        }
        html.begin(Tag.TD);
        bar(html, span, State.of(state));
        html.end();
        Spread spread = Spread.of(step);
        List.of(spread.least(), spread.median(), spread.p95(), spread.most(), spread.total())
                .forEach(it -> html.leaf(Tag.TD, Elapsed.text(it), Name.CLASS.is("number")));
        html.endLine();
    }

    /** Where in the run the step was. */
    private void bar(Html html, Span span, String state) {
        Instant begin = span.begin();
        Instant end = span.end();
        long whole = Math.max(1, subject.millis(subject.end()));
        long from = subject.millis(begin) * WIDTH / whole;
        long to = Math.max(from + 6, subject.millis(end) * WIDTH / whole);
        html.begin(
                Tag.SVG,
                Name.CLASS.is("bar"),
                Name.VIEWBOX.is("0 0 " + WIDTH + " 10"),
                Name.PRESERVEASPECTRATIO.is("none"),
                Name.ROLE.is("img"));
        html.leaf(
                Tag.TITLE,
                "from " + Elapsed.text(Duration.ofMillis(subject.millis(begin))) + " to "
                        + Elapsed.text(Duration.ofMillis(subject.millis(end))) + " after the start");
        html.begin(Tag.RECT, Name.CLASS.is("track"), Name.WIDTH.is(WIDTH), Name.HEIGHT.is(10))
                .end();
        html.begin(Tag.RECT, Name.CLASS.is(state), Name.X.is(from), Name.WIDTH.is(to - from), Name.HEIGHT.is(10));
        html.end().end();
    }
}
