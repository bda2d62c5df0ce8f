package flow.store.local;

import flow.artifact.Contents;
import flow.artifact.Encoded;
import flow.store.StoreFailure;
import flow.store.StoredPackages;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Code packages in a folder, {@code packages/0a1b…}. */
final class LocalPackages implements StoredPackages {
    private final FlowFolder flow;
    private final Disk disk;

    LocalPackages(FlowFolder flow, Disk disk) {
        this.flow = flow;
        this.disk = disk;
    }

    @Override
    public boolean has(String digest) {
        return Contents.isDigest(digest) && Files.isRegularFile(file(digest));
    }

    private Path file(String digest) {
        return flow.packages().resolve(digest);
    }

    @Override
    public void keep(String digest, InputStream content) throws IOException {
        if (has(digest)) {
            return;
        }
        flow.prepare();
        disk.createFolders(flow.packages());
        try (BlobAside aside = BlobAside.create(flow.packages(), disk)) {
            aside.take(Encoded.BYTES, content);
            aside.moveTo(file(digest));
        }
        disk.force(file(digest));
        disk.forceNames(flow.packages());
    }

    @Override
    public InputStream open(String digest) {
        try {
            return new FileInputStream(file(digest).toFile());
        } catch (FileNotFoundException none) {
            throw new StoreFailure("there is no code package " + digest + " in " + flow);
        }
    }
}
