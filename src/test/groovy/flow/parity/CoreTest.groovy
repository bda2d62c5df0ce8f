package flow.parity

/** A core test: what the tasks of any graph do, and what is true of the run. Most of it stands in the bodies, as `assert`. */
abstract class CoreTest {

    /** A method for scripts: what the refusal of some code says; an error when it is not refused. */
    static final String REFUSAL = '''
        def refusal(Closure code) {
            try {
                code()
            } catch (RuntimeException refused) {
                return refused.message
            }
            throw new AssertionError("this was not refused")
        }
        '''

    /** A line of a body that fails, unless the run is a resumed one. */
    static final String STOP = "if (current.originRunId == null) { throw new IllegalStateException('resume from here') }\n"

    /**
     * What tasks do.
     *
     * @param kinds of tasks, see {@link Place#getKinds}
     * @param required whether a graph without such a task is none for this test
     * @param options of the step, as in a script
     */
    record Part(Set<String> kinds, boolean required, String options, String body) {
        boolean fits(Place place) { !place.kinds.disjoint(kinds) }
    }

    /** The earlier ones come first: a task does what the first part says that fits it. */
    final List<Part> parts = []

    /** Those it can run on, as far as they have what its parts require. */
    List<Graph> graphs = Graphs.ALL

    /** What decides the graph otherwise than it says itself, by artifact. */
    Map given = [:]

    /** Of the script: imports, constants, methods. */
    String header = ''

    /** Of the flow: parameters, configs, project. */
    String settings = ''

    /** Of {@code flow run}, behind the script; {@code FOLDER} in them, and anywhere in the script, is where the cell runs. */
    List<String> arguments = []

    Map<String, String> environment = [:]

    /** Bytes by name, beside the script. */
    Map<String, byte[]> files = [:]

    /** Whether it needs a process of its own, and so the real program; it is run in this one otherwise. */
    boolean byProgram = false

    /** Whether the run must fail; of a test that is resumed, the resumed run. */
    boolean fails = false

    /**
     * Of {@code flow resume}, behind the script, once the run is over; null when it is not resumed. Without {@code --from}, the run must
     * have failed, see {@link #STOP}.
     */
    List<String> resumed = null

    /** Bodies that `flow check` must refuse, each with the code of the fault; in `start`. */
    Map<String, String> refused = [:]

    String getName() { getClass().simpleName }

    /** @param kinds with blanks between them */
    protected void on(Map more = [:], String kinds, String body) {
        parts << new Part(kinds.split(' ') as Set, more.required ?: false, more.options ?: '', body.stripIndent())
    }

    /** What must be true once the run is over. */
    void check(Ran ran) {}
}
