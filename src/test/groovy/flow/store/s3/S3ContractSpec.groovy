package flow.store.s3

import flow.store.Store
import flow.store.StoreContract
import flow.store.object.Stores
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared

@Requires(value = { S3Server.there }, reason = 'there is no S3 server')
class S3ContractSpec extends StoreContract {
    @Shared
    @AutoCleanup
    FaultyServer server = new FaultyServer(S3Server.get().address)

    String place = Buckets.make(server.address) + '/some/prefix'

    @Override
    Store open() {
        Stores.of(Buckets.bucket(place, server.address))
    }

    @Override
    String place() {
        place
    }
}
