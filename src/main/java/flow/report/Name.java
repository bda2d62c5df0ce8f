package flow.report;

import java.util.Locale;

/** The attributes that a page uses. None of them runs something or loads something, whatever its value is. */
enum Name {
    CHARSET,
    CONTENT,
    HTTP_EQUIV,
    NAME,
    LANG,
    ID,
    CLASS,
    TITLE,
    ROLE,
    SCOPE,
    TYPE,
    TABINDEX,
    PLACEHOLDER,
    DATETIME,
    HIDDEN,
    OPEN,
    AUTOCOMPLETE,
    ARIA_LABEL,
    ARIA_LABELLEDBY,
    ARIA_LIVE,
    ARIA_SORT,
    ARIA_PRESSED,
    ARIA_HIDDEN,
    DATA_KEY,
    DATA_STATE,
    VIEWBOX,
    PRESERVEASPECTRATIO,
    WIDTH,
    HEIGHT,
    X,
    Y,
    RX,
    CX,
    CY,
    R,
    D,
    TRANSFORM,
    /** Leads to a place of the same page, by its id; no other links are written. */
    HREF {
        @Override
        Attribute is(String id) {
            return new Attribute(this, "#" + id);
        }
    };

    Attribute is(String value) {
        return new Attribute(this, value);
    }

    Attribute is(long value) {
        return is(Long.toString(value));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
