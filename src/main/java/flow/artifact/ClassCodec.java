package flow.artifact;

import java.io.InputStream;
import java.io.OutputStream;

/** How values of a class are kept that cannot be kept otherwise, and of its subclasses that have no codec of their own. */
public interface ClassCodec {

    Class<?> type();

    /** Writes a value's bytes. The same value had better give the same bytes: only then are they kept once. */
    void write(Object value, OutputStream out) throws Throwable;

    /**
     * The value again.
     *
     * @param size of all that was written, in bytes
     */
    Object read(InputStream in, long size) throws Throwable;
}
