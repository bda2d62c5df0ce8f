package flow.store.object

import flow.store.Store
import flow.store.StoreContract

class ObjectContractSpec extends StoreContract {
    def bucket = new FakeBucket()

    @Override
    Store open() {
        Stores.of(bucket)
    }

    @Override
    String place() {
        bucket.place()
    }
}
