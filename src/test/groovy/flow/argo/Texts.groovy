package flow.argo

import com.fasterxml.jackson.databind.JsonNode

/** All texts of a tree. */
class Texts {
    private static final Set<String> EXPRESSIONS = ['expression', 'fromExpression'] as Set

    /** A text, and where it stands: `.env[2].value`. */
    record Text(String at, String text, boolean isExpression) {

        /** What Argo evaluates in it. Braces that do not close are broken. */
        List<Tag> tags() {
            if (isExpression) {
                return [new Tag(text, true)]
            }
            List<Tag> tags = []
            int begin = text.indexOf('{{')
            while (begin >= 0) {
                int end = text.indexOf('}}', begin)
                if (end < 0) {
                    throw new Expression.Broken("'{{' is not closed")
                }
                def inside = text.substring(begin + 2, end)
                tags << (inside.startsWith('=') ? new Tag(inside.substring(1), true) : new Tag(inside, false))
                begin = text.indexOf('{{', end + 2)
            }
            tags
        }
    }

    /** What stands between two braces; an expression, or a path that has to be there. */
    record Tag(String text, boolean isExpression) {

        List<Expression.Reference> references() {
            isExpression ? Expression.of(text).references() : [new Expression.Reference(text.split(/\./, -1).toList(), false)]
        }
    }

    private Texts() {}

    static List<Text> of(JsonNode tree, String at = '') {
        if (tree.textual) {
            return [new Text(at, tree.asText(), at.substring(at.lastIndexOf('.') + 1) in EXPRESSIONS)]
        }
        if (tree.array) {
            return tree.toList().indexed().collectMany { i, each -> of(each, "$at[$i]") }
        }
        tree.properties().collectMany { field -> of(field.value, "${at}.$field.key") }
    }
}
