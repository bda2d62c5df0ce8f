package flow.argo

import flow.store.Store
import flow.store.local.LocalStore
import flow.store.object.Stores
import flow.store.s3.Buckets
import flow.store.s3.S3Server

import java.nio.file.Path

/**
 * Where the runs of a deployment are kept.
 *
 * @param place as `--store` names it
 * @param environment with which it is reached
 * @param store for a look at it
 */
record StorePlace(String place, Map<String, String> environment, Store store) {

    static StorePlace inFolder(Path folder) {
        new StorePlace(folder.toString(), [:], new LocalStore(folder))
    }

    /** A new one. Commands in this process get their credentials from what {@link Buckets} has set. */
    static StorePlace inBucket() {
        def address = S3Server.get().address
        def place = Buckets.make(address) + '/runs'
        new StorePlace(place, S3Server.get().settings(), Stores.of(Buckets.bucket(place, address)))
    }
}
