package flow.dsl;

import flow.graph.InvalidValue;
import flow.graph.NameRule;
import flow.graph.Secret;
import flow.graph.StepOptions;
import flow.problem.Code;
import flow.problem.Problems;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the options of steps, gangs and joins. What is wrong counts as not said. */
record StepOptionsReader(Site site, Problems problems) {

    /** What {@code eachStep} and {@code --with} may say of every step. */
    static final List<String> COMMON =
            List.of("retry", "timeout", "resources", "kubernetes", "batch", "environment", "secrets");

    /** What a step or join may say of itself. */
    static final List<String> NAMES = Stream.concat(Stream.of("description", "catchInto"), COMMON.stream())
            .toList();

    /** Those and what makes a step a gang. */
    private static final List<String> OF_STEP =
            Stream.concat(NAMES.stream(), Stream.of("nodes")).toList();

    /** @param options without {@code nodes:}, which is read by whoever makes the gang */
    StepOptions read(Map<String, ?> options) {
        return read(Options.of(site, problems, options).allow(site.word().equals("step") ? OF_STEP : NAMES));
    }

    StepOptions readCommon(Map<String, ?> options) {
        return read(Options.of(site, problems, options).allow(COMMON));
    }

    private static StepOptions read(Options options) {
        return new StepOptions(
                options.read("description", Reading.TEXT),
                options.read("catchInto", Reading.NAME),
                RetryReader.read(options),
                timeout(options),
                ResourcesReader.read(options),
                KubernetesReader.read(options),
                BatchReader.read(options),
                options.entries("environment", Reading.named(NameRule.ENVIRONMENT, "variable"), Reading.SCALAR),
                secrets(options));
    }

    private static @Nullable Duration timeout(Options options) {
        return Boolean.FALSE.equals(options.value("timeout")) ? Duration.ZERO : options.read("timeout", Reading.TIME);
    }

    private static @Nullable List<Secret> secrets(Options options) {
        Set<String> names = new HashSet<>();
        return options.list("secrets", value -> {
            Secret secret = Secret.parse(Reading.TEXT.of(value));
            if (!names.add(secret.name())) {
                throw new InvalidValue(Code.F005, "another one is called '" + secret.name() + "' too", null);
            }
            return secret;
        });
    }
}
