package flow.graph;

import static com.cronutils.model.field.CronFieldName.DAY_OF_MONTH;
import static com.cronutils.model.field.CronFieldName.DAY_OF_WEEK;
import static com.cronutils.model.field.CronFieldName.HOUR;
import static com.cronutils.model.field.CronFieldName.MINUTE;
import static com.cronutils.model.field.CronFieldName.MONTH;
import static com.cronutils.model.field.CronFieldName.SECOND;
import static com.cronutils.model.field.CronFieldName.YEAR;

import com.cronutils.model.field.CronFieldName;
import com.cronutils.model.field.expression.And;
import com.cronutils.model.field.expression.FieldExpression;
import flow.graph.Cron.Dialect;
import java.time.DayOfWeek;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes numbers of a cron's fields. */
final class CronTimesReader {
    private static final Pattern BEFORE_LAST = Pattern.compile("L-(\\d+)");
    private static final Pattern WORKDAY = Pattern.compile("(\\d+)W");
    private static final Pattern LAST_WEEKDAY = Pattern.compile("(\\d)L");
    private static final Pattern NTH_WEEKDAY = Pattern.compile("(\\d)#(\\d)");

    private final CronFields fields;

    private CronTimesReader(CronFields fields) {
        this.fields = fields;
    }

    /** @param fields of a canonical cron */
    static CronTimes of(CronFields fields) {
        return new CronTimesReader(fields).read();
    }

    private CronTimes read() {
        return new CronTimes(
                fields.parts().containsKey(SECOND) ? numbers(SECOND, 0, 59) : CronTimes.sorted(List.of(0)),
                numbers(MINUTE, 0, 59),
                numbers(HOUR, 0, 23),
                days(),
                numbers(MONTH, 1, 12),
                isEvery(YEAR) ? CronTimes.sorted(List.of()) : numbers(YEAR, 1970, 2199));
    }

    private boolean isEvery(CronFieldName name) {
        FieldExpression part = fields.parts().get(name);
        return part == null || CronValues.isEvery(part);
    }

    private NavigableSet<Integer> numbers(CronFieldName name, int first, int last) {
        return CronTimes.sorted(CronValues.of(fields.part(name), first, last));
    }

    /** In Unix crons with both day fields, the days of either. */
    private Set<CronDay> days() {
        Set<CronDay> days = new LinkedHashSet<>();
        if (!isEvery(DAY_OF_MONTH)) {
            items(fields.part(DAY_OF_MONTH)).forEach(item -> addDayOfMonth(days, item));
        }
        if (!isEvery(DAY_OF_WEEK)) {
            items(fields.part(DAY_OF_WEEK)).forEach(item -> addDayOfWeek(days, item));
        }
        return days;
    }

    private static List<FieldExpression> items(FieldExpression field) {
        return field instanceof And list ? list.getExpressions() : List.of(field);
    }

    private static void addDayOfMonth(Set<CronDay> days, FieldExpression item) {
        if (CronValues.isNumeric(item)) {
            CronValues.of(item, 1, 31).forEach(day -> days.add(new CronDay.OfMonth(day)));
            return;
        }
        String text = item.asString();
        Matcher before = BEFORE_LAST.matcher(text);
        Matcher workday = WORKDAY.matcher(text);
        if (before.matches()) {
            days.add(new CronDay.BeforeLast(Integer.parseInt(before.group(1))));
        } else if (workday.matches()) {
            days.add(new CronDay.NearestWorkday(Integer.parseInt(workday.group(1))));
        } else {
            days.add(text.equals("LW") ? new CronDay.LastWorkday() : new CronDay.BeforeLast(0));
        }
    }

    private void addDayOfWeek(Set<CronDay> days, FieldExpression item) {
        if (CronValues.isNumeric(item)) {
            int first = fields.dialect() == Dialect.UNIX ? 0 : 1;
            CronValues.of(item, first, first + 6).forEach(day -> days.add(new CronDay.Weekday(weekday(day - first))));
            return;
        }
        String text = item.asString();
        Matcher last = LAST_WEEKDAY.matcher(text);
        Matcher nth = NTH_WEEKDAY.matcher(text);
        if (last.matches()) {
            days.add(new CronDay.LastWeekday(weekday(Integer.parseInt(last.group(1)) - 1)));
        } else if (nth.matches()) {
            days.add(new CronDay.NthWeekday(
                    weekday(Integer.parseInt(nth.group(1)) - 1), Integer.parseInt(nth.group(2))));
        } else {
            days.add(new CronDay.Weekday(DayOfWeek.SATURDAY));
        }
    }

    /** @param fromSunday 0 for Sunday */
    private static DayOfWeek weekday(int fromSunday) {
        return DayOfWeek.SUNDAY.plus(fromSunday);
    }
}
