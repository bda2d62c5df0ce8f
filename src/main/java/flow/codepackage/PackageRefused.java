package flow.codepackage;

/** Something that can be no code package, or no part of one. The message is a clause for people, without a full stop. */
public final class PackageRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PackageRefused(String message) {
        super(message);
    }
}
