package flow.graph;

import com.cronutils.model.field.expression.Always;
import com.cronutils.model.field.expression.And;
import com.cronutils.model.field.expression.Between;
import com.cronutils.model.field.expression.Every;
import com.cronutils.model.field.expression.FieldExpression;
import com.cronutils.model.field.expression.On;
import com.cronutils.model.field.expression.QuestionMark;
import com.cronutils.model.field.value.SpecialChar;
import java.util.ArrayList;
import java.util.List;

/** The numbers that a field means. */
final class CronValues {
    private CronValues() {}

    static boolean isEvery(FieldExpression field) {
        return field instanceof Always || field instanceof QuestionMark;
    }

    /** Whether it is written in numbers only: no {@code L}, {@code W} or {@code #}. */
    static boolean isNumeric(FieldExpression field) {
        if (field instanceof And list) {
            return list.getExpressions().stream().allMatch(CronValues::isNumeric);
        }
        return !(field instanceof On on && on.getSpecialChar().getValue() != SpecialChar.NONE);
    }

    /**
     * In the order in which they are written, numbers that are named twice twice.
     *
     * @param first the field's smallest value
     * @param last its largest
     */
    static List<Integer> of(FieldExpression field, int first, int last) {
        if (field instanceof And list) {
            return list.getExpressions().stream()
                    .flatMap(item -> of(item, first, last).stream())
                    .toList();
        }
        if (field instanceof Every every) {
            return everyOf(every, first, last);
        }
        if (field instanceof Between range) {
            return range(
                    number(range.getFrom().getValue()), number(range.getTo().getValue()), first, last);
        }
        if (field instanceof On on) {
            return List.of(on.getTime().getValue());
        }
        return range(first, last, first, last);
    }

    private static List<Integer> everyOf(Every every, int first, int last) {
        FieldExpression base = every.getExpression();
        List<Integer> all =
                base instanceof On on ? range(on.getTime().getValue(), last, first, last) : of(base, first, last);
        List<Integer> some = new ArrayList<>();
        for (int i = 0; i < all.size(); i += every.getPeriod().getValue()) {
            some.add(all.get(i));
        }
        return some;
    }

    /** Goes on at the first value where it runs backwards. */
    private static List<Integer> range(int from, int to, int first, int last) {
        List<Integer> values = new ArrayList<>();
        values.add(from);
        for (int value = from; value != to; ) {
            value = value >= last ? first : value + 1;
            values.add(value);
        }
        return values;
    }

    private static int number(Object value) {
        return ((Number) value).intValue();
    }
}
