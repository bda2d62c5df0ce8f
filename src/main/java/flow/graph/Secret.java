package flow.graph;

/**
 * Where a secret is found: {@code provider:id}. Never the secret itself.
 *
 * @param id what the provider calls it; a name, a path or a {@code secret/key}
 */
public record Secret(Provider provider, String id) {

    /** Who keeps secrets. */
    public enum Provider {
        /** A variable of the process that starts the run: {@code env:NAME}. */
        ENVIRONMENT("env"),
        /** A file's contents: {@code file:/path}. */
        FILE("file"),
        /** One key of a Kubernetes secret, or all of them: {@code kubernetes:secret/key}, {@code kubernetes:secret}. */
        KUBERNETES("kubernetes"),
        /** A name or an ARN: {@code aws-secrets-manager:id}. */
        AWS_SECRETS_MANAGER("aws-secrets-manager");

        private final String spelling;

        Provider(String spelling) {
            this.spelling = spelling;
        }

        /** As scripts write it before the colon. */
        public String spelling() {
            return spelling;
        }
    }

    @Override
    public String toString() {
        return provider.spelling() + ":" + id;
    }
}
