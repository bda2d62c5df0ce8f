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
    static final int CONFLICT = 409;
    static final int GONE = 410;

    private static final int SERVER_ERROR = 500;

    /** What exactly is wrong: {@code .spec.parallelism} with {@code conflict with "kubectl-edit"}. */
    record Cause(String field, String message) {}

    private final int code;
    private final transient List<Cause> causes;

    /** @param code of HTTP, or {@link #UNREACHED} */
    ApiFault(int code, String message, List<Cause> causes, Throwable origin) {
        super(message, origin);
        this.code = code;
        this.causes = List.copyOf(causes);
    }

    int code() {
        return code;
    }

    List<Cause> causes() {
        return causes;
    }

    /** Whether the cluster understood and said no. */
    boolean isRefusal() {
        return code >= 400 && code < SERVER_ERROR && code != UNAUTHORIZED;
    }

    /** Whether the object may have been changed nevertheless. */
    boolean isUnclear() {
        return !isRefusal() && code != UNAUTHORIZED;
    }
}
