package flow.report;

import flow.client.Run;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A page about a run, finished or not: HTML in one file, which loads nothing from anywhere. The same run gives the same bytes.
 * Values are read one after the other, and none that is large.
 */
public final class Report {
    /** What every such page begins with. */
    public static final String BEGINNING =
            "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"generator\" content=\"flow report\">";

    private final Subject subject;

    private Report(Subject subject) {
        this.subject = subject;
    }

    public static Report of(Run run) {
        return new Report(Subject.of(run));
    }

    /**
     * @param out is flushed and left open
     * @throws IOException when it cannot be written
     * @throws flow.store.StoreCorrupt when what is kept of the run is not what was written
     */
    public void write(OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        try {
            write(new Html(writer));
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
        writer.flush();
    }

    private void write(Html html) {
        LogExcerpt log = LogExcerpt.of(subject.run());
        List<Chapter> chapters = chapters(log);
        html.doctype();
        html.begin(Tag.HTML, Name.LANG.is("en"));
        head(html);
        html.begin(Tag.BODY);
        new Overview(subject).write(html, chapters);
        html.begin(Tag.MAIN);
        for (Chapter chapter : chapters) {
            String heading = chapter.id() + "-heading";
            html.begin(Tag.SECTION, Name.ID.is(chapter.id()), Name.ARIA_LABELLEDBY.is(heading));
            html.leaf(Tag.H2, chapter.title(), Name.ID.is(heading));
            chapter.write(html);
            html.endLine();
        }
        html.endLine();
        foot(html);
        new TaskData(subject).write(html);
        html.script(Asset.SCRIPT);
        html.end().endLine();
    }

    private List<Chapter> chapters(LogExcerpt log) {
        List<Chapter> chapters = new ArrayList<>();
        if (!subject.run().getFailures().isEmpty()) {
            chapters.add(new Failures(subject.run(), log));
        }
        chapters.add(new Graph(subject));
        chapters.add(new StepTable(subject));
        chapters.add(new Timeline(subject));
        chapters.add(new TaskTable(subject));
        chapters.add(new ArtifactTables(subject));
        chapters.add(new LogLines(log));
        return chapters;
    }

    private void head(Html html) {
        html.begin(Tag.HEAD).begin(Tag.META, Name.CHARSET.is("utf-8"));
        meta(html, "generator", "flow report");
        String policy = "default-src 'none'; style-src " + Asset.STYLE.source() + "; script-src "
                + Asset.SCRIPT.source() + "; base-uri 'none'; form-action 'none'";
        html.begin(Tag.META, Name.HTTP_EQUIV.is("Content-Security-Policy"), Name.CONTENT.is(policy));
        meta(html, "viewport", "width=device-width, initial-scale=1");
        meta(html, "color-scheme", "light dark");
        html.leaf(
                Tag.TITLE,
                subject.run().getFlow() + " " + subject.run().getId() + ": "
                        + subject.run().getStatus());
        html.style(Asset.STYLE);
        html.endLine();
    }

    private static void meta(Html html, String name, String content) {
        html.begin(Tag.META, Name.NAME.is(name), Name.CONTENT.is(content));
    }

    private void foot(Html html) {
        html.begin(Tag.FOOTER).begin(Tag.P);
        html.text("Written by ").leaf(Tag.CODE, "flow report").text(". Times of day are UTC.");
        if (!subject.run().isOver()) {
            html.text(
                    " The run was going on when this page was written; it ends with what had been written down by then.");
        }
        html.end().endLine();
    }
}
