package flow.client;

import flow.artifact.Contents;
import flow.artifact.Encoded;
import flow.store.ArtifactRef;
import flow.store.RunReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/** The files that a run kept, for those who look at it: their contents are read from where they are, and no copies made. */
record ReadContents(RunReader run) implements Contents {

    @Override
    public Content keep(InputStream content) {
        throw new IllegalStateException("only tasks keep files");
    }

    @Override
    public InputStream open(Content content) {
        return run.open(ref(content));
    }

    @Override
    public void copy(Content content, OutputStream to) throws IOException {
        run.copy(ref(content), to);
    }

    private static ArtifactRef ref(Content content) {
        return ArtifactRef.elsewhere(Encoded.BYTES, content.digest(), content.size());
    }

    @Override
    public Path newFolder() {
        throw new IllegalStateException(
                "a file of a run has a path in tasks only: read its text, its bytes or withInputStream");
    }
}
