package flow.testing;

import java.util.Map;

/** What a step does in a test, for Java. */
@FunctionalInterface
public interface StepCode {

    /**
     * @param artifacts what the step sees, by name: artifacts, parameters, items; what is put there becomes an artifact
     * @throws Exception to let the attempt fail
     */
    void run(Map<String, Object> artifacts) throws Exception;
}
