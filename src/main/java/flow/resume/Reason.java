package flow.resume;

import java.util.Locale;

/**
 * Why a task is run, and not taken over.
 *
 * @param text a clause, in the words of the script: {@code it failed: no such file}
 */
public record Reason(Kind kind, String text) {

    /** Of what follows a task that is run. */
    public static Reason after(String task) {
        return new Reason(Kind.AFTER, "'" + task + "' before it is run");
    }

    /** What kind of reason it is; the spelling is for programs. */
    public enum Kind {
        /** It was run, and never finished. */
        UNFINISHED,
        /** Its turn had not come. */
        NOT_BEGUN,
        /** The user wants it to run again. */
        ASKED,
        /** Something that it depends on is run. */
        AFTER,
        /** The script has it elsewhere, or not with these neighbours, or did not have it. */
        MOVED,
        /** What it has to decide is another thing than it decided then. */
        DECIDES,
        /** A value that it left is damaged or gone. */
        LOST;

        /** As in JSON: {@code not-begun}. */
        public String spelling() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
