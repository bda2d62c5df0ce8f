package flow.task;

import flow.artifact.Contents;
import flow.artifact.Encoded;
import flow.store.ArtifactRef;
import flow.store.RunReader;
import flow.store.RunWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * The contents of files in a run's store, as one attempt keeps and reads them.
 *
 * @param copies where files that are asked for by their path stand
 */
record RunContents(RunWriter writer, RunReader reader, TempDir copies) implements Contents {

    @Override
    public Content keep(InputStream content) throws IOException {
        ArtifactRef ref = writer.keep(Encoded.BYTES, content);
        return new Content(ref.digest(), ref.size());
    }

    @Override
    public InputStream open(Content content) {
        return reader.open(ref(content));
    }

    @Override
    public void copy(Content content, OutputStream to) throws IOException {
        reader.copy(ref(content), to);
    }

    private static ArtifactRef ref(Content content) {
        return ArtifactRef.elsewhere(Encoded.BYTES, content.digest(), content.size());
    }

    @Override
    public Path newFolder() {
        return copies.newFolder();
    }
}
