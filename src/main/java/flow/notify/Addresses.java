package flow.notify;

import java.net.URI;

/** Addresses below that of a service, which may have a path of its own, as behind a proxy. */
final class Addresses {
    private Addresses() {}

    /** @param path from a slash on */
    static URI below(URI service, String path) {
        return URI.create(service.toString().replaceFirst("/+$", "") + path);
    }
}
