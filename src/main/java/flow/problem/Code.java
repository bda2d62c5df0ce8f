package flow.problem;

/** Every kind of fault that a script can have; each has a section in {@code docs/errors.md}. */
public enum Code {
    F001("syntax"),
    F002("unknown word"),
    F003("unknown option"),
    F004("wrong type or unit"),
    F005("duplicate name"),
    F006("reserved or illegal name"),
    F007("fork without join"),
    F008("join without fork"),
    F009("graph word in a body"),
    F010("word in the wrong block"),
    F011("not exactly one flow, or a step outside it"),
    F012("nothing sets it"),
    F013("branches changed it"),
    F014("captured variable changed"),
    F015("assignment outside a body"),
    F016("assignment in a condition"),
    F017("parameter used while building"),
    F018("`it` in a body"),
    F019("option that can never run"),
    F020("repeat without bound"),
    F021("cron"),
    F022("time zone"),
    F023("event or label name"),
    F024("parameter definition"),
    F025("duplicate option key"),
    F026("catchInto before a fork"),
    F027("dependency that cannot be resolved"),
    F028("config"),
    F029("failure while the graph was built"),
    F030("a target cannot do it"),
    W101("captured collection changed in place"),
    W102("differs from one evaluation to the next"),
    W103("every branch sets it, and it is read after the join"),
    W104("perhaps nothing sets it"),
    W105("parameter named like an option of flow run"),
    W106("process environment instead of the step's"),
    W107("unknown setting"),
    W108("schedule at a time when clocks are changed");

    private final String title;

    Code(String title) {
        this.title = title;
    }

    /** A few words, as in the heading of its section in {@code docs/errors.md}. */
    public String title() {
        return title;
    }

    public boolean isWarning() {
        return name().startsWith("W");
    }
}
