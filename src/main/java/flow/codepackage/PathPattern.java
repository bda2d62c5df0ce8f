package flow.codepackage;

import java.util.regex.Pattern;

/**
 * A pattern for paths, as in a {@code .gitignore}: {@code *} and {@code ?} stand for what is no slash, {@code **} for any folders,
 * {@code [a-z]} for one of these. One with a slash before its end starts at the script's folder, any other fits at every depth; one
 * that ends in a slash fits folders only. What fits a folder holds for all that is in it.
 */
record PathPattern(Pattern expression, boolean isOfFolders, String literalStart) {
    private static final String SPECIAL = "*?[\\";

    static PathPattern of(String text) {
        String pattern = text;
        boolean folders = pattern.endsWith("/");
        if (folders) {
            pattern = pattern.substring(0, pattern.length() - 1);
        }
        boolean anchored = pattern.contains("/");
        if (pattern.startsWith("/")) {
            pattern = pattern.substring(1);
        }
        String expression = (anchored ? "" : "(?:.*/)?") + expression(pattern);
        return new PathPattern(Pattern.compile(expression, Pattern.DOTALL), folders, anchored ? literal(pattern) : "");
    }

    /** @param path from the script's folder, with slashes */
    boolean fits(String path, boolean isFolder) {
        return (isFolder || !isOfFolders) && expression.matcher(path).matches();
    }

    /** Whether something in that folder may fit, going by what the pattern says before its first special character. */
    boolean leadsInto(String folder) {
        return literalStart.startsWith(folder + "/") || literalStart.equals(folder);
    }

    private static String literal(String pattern) {
        int end = 0;
        while (end < pattern.length() && SPECIAL.indexOf(pattern.charAt(end)) < 0) {
            end++;
        }
        return pattern.substring(0, end);
    }

    private static String expression(String pattern) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < pattern.length(); ) {
            i += next(pattern, i, out);
        }
        return out.toString();
    }

    /** @return how many characters were taken */
    private static int next(String pattern, int at, StringBuilder out) {
        boolean startsName = at == 0 || pattern.charAt(at - 1) == '/';
        if (startsName && pattern.startsWith("**/", at)) {
            out.append("(?:.*/)?");
            return 3;
        }
        if (startsName && pattern.length() == at + 2 && pattern.endsWith("**")) {
            out.append(".*");
            return 2;
        }
        char c = pattern.charAt(at);
        int close = c == '[' ? pattern.indexOf(']', at + 2) : -1;
        if (close > 0) {
            String set = pattern.substring(at + 1, close)
                    .replace("\\", "\\\\")
                    .replace("[", "\\[")
                    .replace("&&", "&\\&");
            out.append('[')
                    .append(set.startsWith("!") ? "^" + set.substring(1) : set)
                    .append(']');
            return close + 1 - at;
        }
        if (c == '\\' && at + 1 < pattern.length()) {
            out.append(Pattern.quote(pattern.substring(at + 1, at + 2)));
            return 2;
        }
        out.append(c == '*' ? "[^/]*" : c == '?' ? "[^/]" : Pattern.quote(String.valueOf(c)));
        return 1;
    }
}
