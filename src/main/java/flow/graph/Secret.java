package flow.graph;

import flow.problem.Code;
import flow.problem.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a secret is found: {@code provider:id}. Never the secret itself.
 *
 * @param id what the provider calls it; a name, a path or a {@code secret/key}
 */
public record Secret(Provider provider, String id) {

    /** Who keeps secrets. */
    public enum Provider {
        /** A variable of the process that starts the run: {@code env:NAME}. */
        ENVIRONMENT("env", "env:NAME"),
        /** A file's contents: {@code file:/path}. */
        FILE("file", "file:/path"),
        /** One key of a Kubernetes secret: {@code kubernetes:secret/key}. */
        KUBERNETES("kubernetes", "kubernetes:secret/key"),
        /** A name or an ARN: {@code aws-secrets-manager:id}. */
        AWS_SECRETS_MANAGER("aws-secrets-manager", "aws-secrets-manager:id");

        private final String spelling;
        private final String example;

        Provider(String spelling, String example) {
            this.spelling = spelling;
            this.example = example;
        }

        /** As scripts write it before the colon. */
        public String spelling() {
            return spelling;
        }
    }

    /**
     * @param text {@code provider:id}
     * @throws InvalidValue F004
     */
    public static Secret parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new InvalidValue(Code.F004, "'" + text + "' names no provider of secrets", "write " + examples());
        }
        String name = text.substring(0, colon);
        Provider provider = provider(name).orElseThrow(() -> unknown(name));
        String id = text.substring(colon + 1);
        checkId(provider, id);
        return new Secret(provider, id);
    }

    /** What {@code secrets} and {@code env} call it in a body: the variable, the file without its folder, the key. */
    public String name() {
        return switch (provider) {
            case ENVIRONMENT, AWS_SECRETS_MANAGER -> id;
            case FILE -> id.substring(Math.max(id.lastIndexOf('/'), id.lastIndexOf('\\')) + 1);
            case KUBERNETES -> id.substring(id.lastIndexOf('/') + 1);
        };
    }

    private static Optional<Provider> provider(String name) {
        return Arrays.stream(Provider.values())
                .filter(provider -> provider.spelling.equals(name))
                .findFirst();
    }

    private static InvalidValue unknown(String name) {
        List<String> known =
                Arrays.stream(Provider.values()).map(Provider::spelling).toList();
        return new InvalidValue(
                Code.F004,
                "'" + name + "' is no provider of secrets",
                Nearest.to(name, known)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("write " + examples()));
    }

    private static String examples() {
        return Arrays.stream(Provider.values())
                .map(provider -> "'" + provider.example + "'")
                .collect(Collectors.joining(", "));
    }

    private static void checkId(Provider provider, String id) {
        switch (provider) {
            case ENVIRONMENT -> NameRule.ENVIRONMENT.check("variable", id);
            case KUBERNETES -> checkSecretKey(id);
            default -> {
                if (id.isBlank() || id.endsWith("/")) {
                    throw new InvalidValue(
                            Code.F004,
                            "'" + provider.spelling + ":' names no secret",
                            "write '" + provider.example + "'");
                }
            }
        }
    }

    private static void checkSecretKey(String id) {
        String[] parts = id.split("/", -1);
        if (parts.length != 2 || !parts[1].matches("[A-Za-z0-9._-]{1,253}")) {
            throw new InvalidValue(
                    Code.F004,
                    "'kubernetes:" + id + "' is no key of a secret",
                    "write '" + Provider.KUBERNETES.example + "'");
        }
        NameRule.KUBERNETES_OBJECT.check("name of a Kubernetes secret", parts[0]);
    }

    /** {@code provider:id}. */
    @Override
    public String toString() {
        return provider.spelling() + ":" + id;
    }
}
