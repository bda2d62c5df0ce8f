package flow.dsl;

import flow.graph.InvalidValue;
import flow.problem.Code;
import java.util.regex.Pattern;

/** Names of container images: {@code registry:5000/path/name:tag@sha256:…}, all but the name left out at will. */
final class ImageName {
    private static final Pattern SHAPE = Pattern.compile("(?:[A-Za-z0-9.-]+(?::\\d+)?/)?"
            + "[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*"
            + "(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?"
            + "(?:@[A-Za-z0-9+._-]+:[0-9a-fA-F]{32,})?");

    private ImageName() {}

    static String of(Object value) {
        String name = Reading.TEXT.of(value);
        if (!SHAPE.matcher(name).matches()) {
            throw new InvalidValue(
                    Code.F004,
                    "'" + name + "' is no name of an image",
                    "write for example 'python:3.12' or 'registry.example.org/team/train:v2', the path in small letters");
        }
        return name;
    }
}
