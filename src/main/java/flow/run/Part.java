package flow.run;

/** Something of a flow that is being executed; whoever made it is told when it is over. */
interface Part {

    void begin();

    /** Counts the steps in it that will not be started any more, when the run ends before it does. */
    void countNotStarted(NotStartedSteps steps);
}
