package flow.serve

import flow.event.Start

import java.util.function.Consumer

/** Makes runs that are none: each goes on until it is told how it ended. */
class FakeStarter implements Starter {
    final List<Firing> started = []
    final Map<String, Consumer<Starter.Ended>> going = [:]
    /** Flows whose parameters never fit. */
    Set<String> misfits = []

    @Override
    Optional<String> objection(String flow, Start start) { flow in misfits ? Optional.of('it does not fit') : Optional.empty() }

    @Override
    void start(Firing firing, Consumer<Starter.Ended> ended) {
        started << firing
        going[firing.runId()] = ended
    }

    @Override
    boolean isBegun(String runId) { runId in begun }

    /** What the store has runs of. */
    Set<String> begun = []
    /** Runs that take their time to end. */
    boolean isSlow

    @Override
    void end(String runId) { if (!isSlow) { cutShort(runId) } }

    private void cutShort(String runId) { over(runId, Starter.Outcome.ENDED) }

    void over(String runId, Starter.Outcome outcome = Starter.Outcome.SUCCEEDED) { going.remove(runId)?.accept(new Starter.Ended(outcome, runId)) }

    void allOver() {
        while (going) {
            going.keySet().toList().each { over(it) }
        }
    }

    List<String> getFlows() { started*.flow() }
}
