package flow.store;

import flow.artifact.ContentsFailure;

/** Stored bytes are not those that were written. They are reported and never used. */
public final class StoreCorrupt extends ContentsFailure {
    private static final long serialVersionUID = 1L;

    /** @param place the file, with the offset in it where that is known */
    public StoreCorrupt(String place, String reason) {
        super(place + " is damaged: " + reason);
    }
}
