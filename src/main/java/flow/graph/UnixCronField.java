package flow.graph;

import com.cronutils.model.field.expression.And;
import com.cronutils.model.field.expression.Between;
import com.cronutils.model.field.expression.Every;
import com.cronutils.model.field.expression.FieldExpression;
import com.cronutils.model.field.expression.On;
import flow.graph.Cron.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One field in Unix' spelling, as also robfig/cron (which Argo uses) reads it: numbers only, weekdays 0 to 6, no range that runs
 * backwards, no step behind a single number.
 */
final class UnixCronField {
    private UnixCronField() {}

    /**
     * @param first the field's smallest value
     * @param last its largest
     */
    static String number(FieldExpression field, int first, int last) {
        if (CronValues.isEvery(field)) {
            return "*";
        }
        if (field instanceof And list) {
            return list.getExpressions().stream()
                    .map(item -> number(item, first, last))
                    .collect(Collectors.joining(","));
        }
        if (field instanceof Every every) {
            return every(every, first, last);
        }
        if (field instanceof Between) {
            return ranges(CronValues.of(field, first, last));
        }
        return Integer.toString(((On) field).getTime().getValue());
    }

    private static String every(Every every, int first, int last) {
        FieldExpression base = every.getExpression();
        int step = every.getPeriod().getValue();
        if (CronValues.isEvery(base)) {
            return "*/" + step;
        }
        if (base instanceof On on) {
            return on.getTime().getValue() + "-" + last + "/" + step;
        }
        List<Integer> whole = CronValues.of(base, first, last);
        boolean backwards = whole.get(0) > whole.get(whole.size() - 1);
        return backwards ? ranges(CronValues.of(every, first, last)) : number(base, first, last) + "/" + step;
    }

    static String weekday(FieldExpression field, Dialect dialect) {
        if (CronValues.isEvery(field)) {
            return "*";
        }
        if (dialect != Dialect.UNIX) {
            return ranges(
                    CronValues.of(field, 1, 7).stream().map(day -> day - 1).toList());
        }
        if (field instanceof Every every && CronValues.isEvery(every.getExpression())) {
            return "*/" + every.getPeriod().getValue();
        }
        return ranges(unixWeekdays(field).map(day -> day % 7).toList());
    }

    /** A range may end in 7; a step without an end goes to 6. */
    private static Stream<Integer> unixWeekdays(FieldExpression field) {
        if (field instanceof And list) {
            return list.getExpressions().stream().flatMap(UnixCronField::unixWeekdays);
        }
        boolean open = field instanceof Every every && !(every.getExpression() instanceof Between);
        return CronValues.of(field, 0, open ? 6 : 7).stream();
    }

    /** {@code 0,2-5}: sorted, three or more in a row as a range. */
    private static String ranges(List<Integer> values) {
        SortedSet<Integer> sorted = new TreeSet<>(values);
        List<String> texts = new ArrayList<>();
        while (!sorted.isEmpty()) {
            int from = sorted.first();
            int to = from;
            while (sorted.remove(to + 1)) {
                to++;
            }
            sorted.remove(from);
            texts.add(to - from > 1 ? from + "-" + to : to > from ? from + "," + to : Integer.toString(from));
        }
        return String.join(",", texts);
    }
}
