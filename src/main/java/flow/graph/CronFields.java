package flow.graph;

import static com.cronutils.model.field.CronFieldName.DAY_OF_MONTH;
import static com.cronutils.model.field.CronFieldName.DAY_OF_WEEK;
import static com.cronutils.model.field.CronFieldName.HOUR;
import static com.cronutils.model.field.CronFieldName.MINUTE;
import static com.cronutils.model.field.CronFieldName.MONTH;
import static com.cronutils.model.field.CronFieldName.SECOND;
import static com.cronutils.model.field.CronFieldName.YEAR;

import com.cronutils.model.field.CronFieldName;
import com.cronutils.model.field.expression.FieldExpression;
import com.cronutils.model.field.expression.On;
import com.cronutils.model.field.expression.QuestionMark;
import flow.graph.Cron.Dialect;
import flow.problem.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cron in its parts, valid as a whole. */
record CronFields(Dialect dialect, Map<CronFieldName, FieldExpression> parts) {
    private static final List<Integer> LONGEST_MONTHS = List.of(31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31);

    /** @throws InvalidValue F021 */
    static CronFields read(Dialect dialect, List<String> texts) {
        CronFields fields = new CronFields(dialect, CronGrammar.of(dialect).parse(texts));
        if (dialect != Dialect.UNIX) {
            fields.refuseTwoKindsOfDays();
        }
        fields.refuseNever();
        return fields;
    }

    private void refuseTwoKindsOfDays() {
        if (part(DAY_OF_MONTH) instanceof QuestionMark && part(DAY_OF_WEEK) instanceof QuestionMark) {
            throw new InvalidValue(Code.F021, "both day and weekday are '?'", "write '*' for one of them");
        }
        if (!CronValues.isEvery(part(DAY_OF_MONTH)) && !CronValues.isEvery(part(DAY_OF_WEEK))) {
            throw new InvalidValue(
                    Code.F021,
                    "it restricts both day and weekday",
                    "write '?' for one of them, or two crons: crons: ['…', '…']");
        }
    }

    private void refuseNever() {
        FieldExpression day = part(DAY_OF_MONTH);
        if (!CronValues.isEvery(part(DAY_OF_WEEK)) || !CronValues.isNumeric(day)) {
            return;
        }
        int longest = CronValues.of(part(MONTH), 1, 12).stream()
                .mapToInt(month -> LONGEST_MONTHS.get(month - 1))
                .max()
                .orElseThrow();
        int earliest =
                CronValues.of(day, 1, 31).stream().mapToInt(each -> each).min().orElseThrow();
        if (earliest > longest) {
            throw new InvalidValue(Code.F021, "no such month has a day " + earliest, "it would never come");
        }
    }

    FieldExpression part(CronFieldName name) {
        return parts.get(name);
    }

    /** Its only spelling in its dialect. */
    String canonical() {
        if (dialect == Dialect.UNIX) {
            return unix();
        }
        List<String> texts = new ArrayList<>();
        if (dialect == Dialect.QUARTZ) {
            texts.add(part(SECOND).asString());
        }
        boolean byWeekday = !CronValues.isEvery(part(DAY_OF_WEEK));
        texts.add(part(MINUTE).asString());
        texts.add(part(HOUR).asString());
        texts.add(byWeekday ? "?" : everyInsteadOfAny(part(DAY_OF_MONTH)));
        texts.add(part(MONTH).asString());
        texts.add(byWeekday ? part(DAY_OF_WEEK).asString() : "?");
        if (dialect == Dialect.AWS || !CronValues.isEvery(part(YEAR))) {
            texts.add(part(YEAR).asString());
        }
        return String.join(" ", texts);
    }

    private static String everyInsteadOfAny(FieldExpression day) {
        return day instanceof QuestionMark ? "*" : day.asString();
    }

    /** Why five Unix fields cannot say it; empty when they can. */
    Optional<String> unixObstacle() {
        FieldExpression second = parts.get(SECOND);
        if (second != null && !(second instanceof On on && on.getTime().getValue() == 0)) {
            return Optional.of("its seconds are '" + second.asString() + "', and five fields know second 0 only");
        }
        FieldExpression year = parts.get(YEAR);
        if (year != null && !CronValues.isEvery(year)) {
            return Optional.of("it names the year '" + year.asString() + "', and five fields have none");
        }
        for (CronFieldName day : List.of(DAY_OF_MONTH, DAY_OF_WEEK)) {
            if (!CronValues.isNumeric(part(day))) {
                return Optional.of("five fields have no '" + part(day).asString() + "'");
            }
        }
        return Optional.empty();
    }

    /** Minute to weekday as five Unix fields that the strictest reader understands. */
    String unix() {
        return String.join(
                " ",
                UnixCronField.number(part(MINUTE), 0, 59),
                UnixCronField.number(part(HOUR), 0, 23),
                UnixCronField.number(part(DAY_OF_MONTH), 1, 31),
                UnixCronField.number(part(MONTH), 1, 12),
                UnixCronField.weekday(part(DAY_OF_WEEK), dialect));
    }
}
