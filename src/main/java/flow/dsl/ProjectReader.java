package flow.dsl;

import flow.graph.NameRule;
import flow.graph.Project;
import flow.problem.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code project}. */
record ProjectReader(Site site, Problems problems) {

    /** Null, with a problem, when it cannot be a part of what is deployed. */
    @Nullable
    Project read(String name) {
        String read = Options.unnamed(site, problems, List.of(name))
                .read("0", Reading.named(NameRule.PROJECT, "project name"));
        return read == null ? null : new Project(read, site.value("0"));
    }
}
