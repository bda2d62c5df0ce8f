package flow.store;

import java.io.IOException;
import java.io.InputStream;

/** Code packages, each under its digest: SHA-256 of its bytes in hexadecimal. They are kept until somebody deletes them. */
public interface StoredPackages {

    boolean has(String digest);

    /**
     * Keeps one, whole or not at all; one that is there already is left alone.
     *
     * @param content of that digest; is read to its end and left open
     * @throws IOException when the content cannot be read; what the store cannot do is a {@link StoreFailure}
     */
    void keep(String digest, InputStream content) throws IOException;

    /**
     * Its bytes, as they stand there: who unpacks them sees whether they are what was kept.
     *
     * @throws StoreFailure when there is none
     */
    InputStream open(String digest);
}
