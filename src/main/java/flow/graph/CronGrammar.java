package flow.graph;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.field.CronFieldName;
import com.cronutils.model.field.expression.FieldExpression;
import com.cronutils.parser.CronParser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The fields of one dialect, read with cron-utils; a fault names its field. */
final class CronGrammar {
    private static final Pattern NONE = special("(?!)");
    private static final Pattern AWS_DAY = special("\\?|L|\\d{1,2}W");
    private static final Pattern QUARTZ_DAY = special("\\?|L|LW|L-\\d{1,2}|\\d{1,2}W");
    private static final Pattern WEEKDAY = special("\\?|L|(\\d|SUN|MON|TUE|WED|THU|FRI|SAT)(L|#[1-5])");

    private static final CronField SECOND = new CronField(CronFieldName.SECOND, "second", 0, 59, NONE);
    private static final CronField MINUTE = new CronField(CronFieldName.MINUTE, "minute", 0, 59, NONE);
    private static final CronField HOUR = new CronField(CronFieldName.HOUR, "hour", 0, 23, NONE);
    private static final CronField MONTH = new CronField(CronFieldName.MONTH, "month", 1, 12, NONE);

    private static final CronGrammar UNIX = new CronGrammar(
            CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX),
            List.of(MINUTE, HOUR, day(NONE), MONTH, new CronField(CronFieldName.DAY_OF_WEEK, "weekday", 0, 7, NONE)));

    private static final CronGrammar AWS = new CronGrammar(
            definition(CronDefinitionBuilder.defineCron(), 2199),
            List.of(MINUTE, HOUR, day(AWS_DAY), MONTH, numberedFromSunday(), year(2199)));

    private static final CronGrammar QUARTZ = new CronGrammar(
            definition(CronDefinitionBuilder.defineCron().withSeconds().and(), 2099),
            List.of(SECOND, MINUTE, HOUR, day(QUARTZ_DAY), MONTH, numberedFromSunday(), year(2099)));

    private final CronParser parser;
    private final List<CronField> fields;

    private CronGrammar(CronDefinition definition, List<CronField> fields) {
        this.parser = new CronParser(definition);
        this.fields = fields;
    }

    private static Pattern special(String items) {
        return Pattern.compile(items, Pattern.CASE_INSENSITIVE);
    }

    private static CronField day(Pattern special) {
        return new CronField(CronFieldName.DAY_OF_MONTH, "day", 1, 31, special);
    }

    private static CronField numberedFromSunday() {
        return new CronField(CronFieldName.DAY_OF_WEEK, "weekday", 1, 7, WEEKDAY);
    }

    private static CronField year(int last) {
        return new CronField(CronFieldName.YEAR, "year", 1970, last, NONE);
    }

    /** Laxer than cron-utils' own Quartz, which refuses {@code *} in both day fields. */
    private static CronDefinition definition(CronDefinitionBuilder builder, int lastYear) {
        return builder.withMinutes()
                .and()
                .withHours()
                .and()
                .withDayOfMonth()
                .withValidRange(1, 31)
                .supportsL()
                .supportsW()
                .supportsLW()
                .supportsQuestionMark()
                .and()
                .withMonth()
                .and()
                .withDayOfWeek()
                .withValidRange(1, 7)
                .withMondayDoWValue(2)
                .supportsHash()
                .supportsL()
                .supportsQuestionMark()
                .and()
                .withYear()
                .withValidRange(1970, lastYear)
                .and()
                .instance();
    }

    static CronGrammar of(Cron.Dialect dialect) {
        return switch (dialect) {
            case UNIX -> UNIX;
            case AWS -> AWS;
            case QUARTZ -> QUARTZ;
        };
    }

    /**
     * @param texts one a field; a year at the end may be missing
     * @throws InvalidValue of the first field that is wrong
     */
    Map<CronFieldName, FieldExpression> parse(List<String> texts) {
        List<String> complete = new ArrayList<>(texts);
        while (complete.size() < fields.size()) {
            complete.add("*");
        }
        for (int i = 0; i < fields.size(); i++) {
            fields.get(i).checkSpelling(complete.get(i));
        }
        try {
            return expressions(complete);
        } catch (IllegalArgumentException fault) {
            throw faultOfField(complete).orElse(fault);
        }
    }

    private Map<CronFieldName, FieldExpression> expressions(List<String> texts) {
        Map<CronFieldName, FieldExpression> expressions = new EnumMap<>(CronFieldName.class);
        parser.parse(String.join(" ", texts))
                .retrieveFieldsAsMap()
                .forEach((name, field) -> expressions.put(name, field.getExpression()));
        return expressions;
    }

    /** Reads each field by itself, because cron-utils does not say which one is wrong. */
    private Optional<IllegalArgumentException> faultOfField(List<String> texts) {
        for (int i = 0; i < fields.size(); i++) {
            List<String> alone = new ArrayList<>(Collections.nCopies(fields.size(), "*"));
            alone.set(i, texts.get(i));
            try {
                expressions(alone);
            } catch (IllegalArgumentException fault) {
                return Optional.of(fields.get(i).refusal(texts.get(i), String.valueOf(fault.getMessage())));
            }
        }
        return Optional.empty();
    }
}
