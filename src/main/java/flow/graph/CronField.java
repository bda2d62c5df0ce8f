package flow.graph;

import com.cronutils.model.field.CronFieldName;
import flow.problem.Code;
import flow.problem.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One field of a dialect.
 *
 * @param title for messages
 * @param first the smallest value
 * @param last the largest value
 * @param special what may stand between commas besides values, ranges and steps
 */
record CronField(CronFieldName name, String title, int first, int last, Pattern special) {

    /** cron-utils is laxer ({@code /5}, {@code +1}) and would guess what is meant. */
    private static final Pattern ITEM = Pattern.compile("(?:\\*|(\\w+)(?:-(\\w+))?)(?:/\\d{1,4})?");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");
    private static final Pattern REFUSED_NUMBER =
            Pattern.compile(".*(Value|Period) (\\d+) not in range .*", Pattern.DOTALL);
    private static final Pattern REFUSED_RANGE =
            Pattern.compile(".*Invalid range! \\[(\\d+),(\\d+)].*", Pattern.DOTALL);

    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> WEEKDAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    /** Refuses what is misspelt; numbers are left to cron-utils. */
    void checkSpelling(String text) {
        for (String item : text.split(",", -1)) {
            if (special.matcher(item).matches()) {
                refuseUnlessAlone(text, item);
                continue;
            }
            Matcher parts = ITEM.matcher(item);
            if (!parts.matches()) {
                throw notUnderstood(item, null);
            }
            checkValue(item, parts.group(1));
            checkValue(item, parts.group(2));
        }
    }

    private void refuseUnlessAlone(String text, String item) {
        if (item.equals("?") && !text.equals("?")) {
            throw notUnderstood(text, "'?' stands alone");
        }
    }

    private void checkValue(String item, @Nullable String value) {
        if (value == null || NUMBER.matcher(value).matches() || names().contains(value.toUpperCase(Locale.ROOT))) {
            return;
        }
        String hint = names().stream()
                .filter(name -> value.toUpperCase(Locale.ROOT).startsWith(name))
                .findFirst()
                .or(() -> Nearest.to(value, names()))
                .map(name -> "did you mean '" + name + "'?")
                .orElse(null);
        throw notUnderstood(item, hint);
    }

    private List<String> names() {
        return switch (name) {
            case MONTH -> MONTHS;
            case DAY_OF_WEEK -> WEEKDAYS;
            default -> List.of();
        };
    }

    /** In our words what cron-utils says against a text that is spelt well. */
    InvalidValue refusal(String text, String reason) {
        Matcher number = REFUSED_NUMBER.matcher(reason);
        if (number.matches()) {
            boolean step = number.group(1).equals("Period");
            String what = step ? title + " '" + text + "' has a step that" : title + " " + number.group(2);
            int least = step ? Math.max(first, 1) : first;
            return new InvalidValue(Code.F021, what + " is not between " + least + " and " + last, null);
        }
        Matcher range = REFUSED_RANGE.matcher(reason);
        if (range.matches()) {
            return new InvalidValue(
                    Code.F021,
                    title + " '" + text + "' runs backwards",
                    "write '" + range.group(1) + "-" + last + "," + first + "-" + range.group(2) + "'");
        }
        return notUnderstood(text, null);
    }

    private InvalidValue notUnderstood(String text, @Nullable String hint) {
        return new InvalidValue(Code.F021, title + " '" + text + "' is not understood", hint);
    }
}
