package flow.cli;

import flow.codepackage.PackageLimits;
import flow.codepackage.PackageRefused;
import flow.codepackage.UnpackedPackage;
import flow.codepackage.Unpacking;
import flow.store.StoreCorrupt;
import flow.store.StoredPackages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Code packages of a store on this machine: fetched and unpacked once, verified while that is done. */
final class FetchedPackage {
    private FetchedPackage() {}

    /**
     * @param cache the folder for what can be made again
     * @throws StoreCorrupt when it is not what was kept under that digest
     */
    static UnpackedPackage of(StoredPackages packages, String digest, Path cache) {
        Path folder = cache.resolve("packages").resolve(digest);
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder.getParent());
                try (InputStream content = packages.open(digest)) {
                    new Unpacking(PackageLimits.USUAL).unpack(content, digest, folder);
                }
            }
            return UnpackedPackage.in(folder);
        } catch (PackageRefused refused) {
            throw new StoreCorrupt("the code package " + digest, refused.getMessage());
        } catch (IOException failed) {
            throw new Unusable("the code package " + digest + " cannot be unpacked into " + folder.getParent() + ": "
                    + Unusable.reason(failed));
        }
    }
}
