package flow.report;

import com.fasterxml.jackson.core.JsonpCharacterEscapes;

/** JSON inside of a script element: nothing in it can end the element or begin a comment, and no line end of Unicode breaks a line. */
final class ScriptEscapes extends JsonpCharacterEscapes {
    private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
        int[] codes = standardAsciiEscapesForJSON();
        for (char markup : new char[] {'<', '>', '&', '\''}) {
            codes[markup] = ESCAPE_STANDARD;
        }
        return codes;
    }
}
