package flow.store.object;

import flow.artifact.Contents;
import flow.artifact.Encoded;
import flow.store.StoreFailure;
import flow.store.StoredPackages;
import java.io.IOException;
import java.io.InputStream;

/** Code packages in a bucket. */
final class ObjectPackages implements StoredPackages {
    private final Place place;
    private final Parts parts;
    private final Runnable prepare;

    /** @param prepare makes the place what it has to be */
    ObjectPackages(Place place, Runnable prepare) {
        this.place = place;
        this.parts = new Parts(place.requests(), place.transfers());
        this.prepare = prepare;
    }

    @Override
    public boolean has(String digest) {
        return Contents.isDigest(digest)
                && place.requests().look(Keys.codePackage(digest)).isPresent();
    }

    @Override
    public void keep(String digest, InputStream content) throws IOException {
        if (has(digest)) {
            return;
        }
        prepare.run();
        try (Spool spool = Spool.create()) {
            spool.take(content, Encoded.digestOf(Encoded.BYTES));
            String key = Keys.codePackage(digest);
            if (spool.size() > Values.LARGEST_WHOLE) {
                parts.send(key, spool.size(), spool::read);
            } else {
                place.requests().put(key, spool.read(0, Values.LARGEST_WHOLE));
            }
        }
    }

    @Override
    public InputStream open(String digest) {
        String key = Keys.codePackage(digest);
        long size = place.requests()
                .look(key)
                .orElseThrow(() -> new StoreFailure("there is no code package " + digest + " in "
                        + place.requests().place()))
                .size();
        Spool spool = Spool.create();
        try {
            parts.receive(key, size, spool::write);
            return spool.content();
        } catch (RuntimeException failed) {
            spool.close();
            throw failed;
        }
    }
}
