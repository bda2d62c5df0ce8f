package flow.progress;

import flow.problem.Visible;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What programs of users print, made fit for a terminal: it may be coloured, but moves no cursor and clears nothing. */
public final class UserText {
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;:]{0,60}m");
    private static final String PLAIN = "\u001b[0m";

    private UserText() {}

    /** One line; colours end with it, and are left out where there are none. */
    public static String of(String line, Ink ink) {
        if (line.indexOf('\u001b') < 0) {
            return Visible.text(line);
        }
        Matcher colour = COLOUR.matcher(line);
        StringBuilder text = new StringBuilder();
        boolean isPainted = false;
        int at = 0;
        while (colour.find()) {
            text.append(Visible.text(line.substring(at, colour.start())));
            if (ink == Ink.ANSI) {
                text.append(colour.group());
                isPainted = true;
            }
            at = colour.end();
        }
        text.append(Visible.text(line.substring(at)));
        return isPainted ? text.append(PLAIN).toString() : text.toString();
    }
}
