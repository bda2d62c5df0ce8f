package flow.deploy.kubernetes;

import java.util.List;

/** The cluster did not do what it was asked for. */
final class ApiFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** No answer came. */
    static final int UNREACHED = 0;

    static final int UNAUTHORIZED = 401;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int TIMED_OUT = 408;
    static final int CONFLICT = 409;
    static final int GONE = 410;
    static final int INVALID = 422;
    static final int TOO_MANY = 429;

    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;

    /** What exactly is wrong: {@code .spec.parallelism} with {@code conflict with "kubectl-edit"}. */
    record Cause(String field, String message) {}

    private final int code;
    private final String reason;
    private final transient List<Cause> causes;

    /**
     * @param code of HTTP, or {@link #UNREACHED}
     * @param reason a word of Kubernetes, such as {@code AlreadyExists}; empty for none
     */
    ApiFault(int code, String reason, String message, List<Cause> causes, Throwable origin) {
        super(message, origin);
        this.code = code;
        this.reason = reason;
        this.causes = List.copyOf(causes);
    }

    int code() {
        return code;
    }

    String reason() {
        return reason;
    }

    List<Cause> causes() {
        return causes;
    }

    /** Whether the cluster understood and said no. */
    boolean isRefusal() {
        return code >= CLIENT_ERROR
                && code < SERVER_ERROR
                && code != UNAUTHORIZED
                && code != TIMED_OUT
                && code != TOO_MANY;
    }

    /** Whether the object may have been changed nevertheless. */
    boolean isUnclear() {
        return !isRefusal() && code != UNAUTHORIZED && code != TOO_MANY;
    }
}
