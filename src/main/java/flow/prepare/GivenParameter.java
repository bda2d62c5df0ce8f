package flow.prepare;

import flow.graph.InvalidValue;
import flow.graph.Parameter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A value for a parameter, from wherever it came.
 *
 * @param value of any class; of a text what the text says is still to be read
 * @param isText whether the type decides what it means: {@code [1, 2]} is a list, where a file's {@code "[1, 2]"} is a text
 * @param folder where the file of a {@code File} parameter is looked for; null when the value is the file's text already
 * @param origin what stands in front of a fault; empty when people see themselves where the value stands
 */
public record GivenParameter(
        Parameter parameter,
        @Nullable Object value,
        boolean isText,
        @Nullable Path folder,
        String origin) {

    public static GivenParameter text(Parameter parameter, String text, @Nullable Path folder) {
        return new GivenParameter(parameter, text, true, folder, "");
    }

    public static GivenParameter value(Parameter parameter, @Nullable Object value, Path folder) {
        return new GivenParameter(parameter, value, false, folder, "");
    }

    /** One that an earlier run had, already of the type; of a File its text. */
    public static GivenParameter kept(Parameter parameter, @Nullable Object value) {
        return new GivenParameter(parameter, value, false, null, "");
    }

    /** The same, with what stands in front of a fault: the variable or the file, which nobody sees in the command. */
    public GivenParameter from(String place) {
        return new GivenParameter(parameter, value, isText, folder, place + ": ");
    }

    /**
     * @throws Unfit when it is not of the parameter's type, none of its choices, or its file cannot be read
     */
    public @Nullable Object typed() {
        try {
            Object contents = contents();
            return isText && contents != null ? parameter.fromText(contents.toString()) : parameter.fromValue(contents);
        } catch (InvalidValue fault) {
            throw new Unfit(origin + fault.text());
        }
    }

    private @Nullable Object contents() {
        if (parameter.type() != Parameter.Type.FILE || value == null || folder == null) {
            return value;
        }
        String file = value.toString();
        try {
            return TextFile.read(folder.resolve(file), file);
        } catch (Unfit fault) {
            throw new Unfit(origin + "parameter '" + parameter.name() + "': " + fault.getMessage());
        }
    }
}
