package flow.report;

import flow.view.Elapsed;
import java.time.Duration;

/** When each task ran. The script draws it; how many ran at once is drawn here, and needs none. */
final class Timeline implements Chapter {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 60;
    private static final int PARTS = 250;

    private final Subject subject;

    Timeline(Subject subject) {
        this.subject = subject;
    }

    @Override
    public String id() {
        return "timeline";
    }

    @Override
    public String title() {
        return "Timeline";
    }

    @Override
    public void write(Html html) {
        load(html);
        html.begin(Tag.DIV, Name.ID.is("lanes"), Name.HIDDEN.is(""));
        html.begin(Tag.DIV, Name.CLASS.is("tools"));
        button(html, "in", "+", "Zoom in");
        button(html, "out", "−", "Zoom out");
        button(html, "left", "←", "Earlier");
        button(html, "right", "→", "Later");
        button(html, "whole", "whole run", "Show the whole run");
        html.leaf(
                Tag.SPAN,
                "A row a step, and in it as many lines as tasks ran at once. Drag to look closer.",
                Name.CLASS.is("hint"));
        html.end();
        html.begin(Tag.DIV, Name.CLASS.is("lanes"));
        html.leaf(
                Tag.CANVAS,
                "",
                Name.ID.is("canvas"),
                Name.TABINDEX.is(0),
                Name.ROLE.is("img"),
                Name.ARIA_LABEL.is("When each task ran; the table of tasks below says the same in words"));
        html.end();
        html.leaf(Tag.DIV, "", Name.ID.is("tip"), Name.HIDDEN.is(""));
        html.end();
        html.begin(Tag.NOSCRIPT)
                .leaf(
                        Tag.P,
                        "The lines of single tasks are drawn by a script; the table of steps above has a bar for each step.");
        html.endLine();
    }

    private static void button(Html html, String key, String text, String name) {
        html.leaf(
                Tag.BUTTON,
                text,
                Name.TYPE.is("button"),
                Name.DATA_KEY.is(key),
                Name.TITLE.is(name),
                Name.ARIA_LABEL.is(name));
    }

    private void load(Html html) {
        Load load = Load.of(subject);
        int most = load.most();
        if (most == 0) {
            html.leaf(Tag.P, "No task has ended.");
            return;
        }
        long whole = Math.max(1, subject.millis(subject.end()));
        html.begin(
                Tag.SVG,
                Name.CLASS.is("load"),
                Name.VIEWBOX.is("0 0 " + WIDTH + " " + HEIGHT),
                Name.PRESERVEASPECTRATIO.is("none"),
                Name.ROLE.is("img"));
        html.leaf(Tag.TITLE, "How many tasks ran at once: at most " + Count.of(most));
        html.begin(Tag.PATH, Name.D.is(area(load, most, whole))).end();
        html.end();
        html.begin(Tag.DIV, Name.CLASS.is("scale"));
        html.leaf(Tag.SPAN, "0").leaf(Tag.SPAN, "tasks at once, at most " + Count.of(most));
        html.leaf(Tag.SPAN, Elapsed.text(Duration.ofMillis(whole)));
        html.endLine();
    }

    private static String area(Load load, int most, long whole) {
        StringBuilder path = new StringBuilder("M0 " + HEIGHT);
        int parts = (int) Math.min(PARTS, whole);
        for (int i = 0; i < parts; i++) {
            int at = load.mostBetween(whole * i / parts, whole * (i + 1) / parts);
            int height = at * (HEIGHT - 2) / most;
            path.append(" V").append(HEIGHT - height).append(" H").append((i + 1) * WIDTH / parts);
        }
        return path.append(" V").append(HEIGHT).append(" Z").toString();
    }
}
