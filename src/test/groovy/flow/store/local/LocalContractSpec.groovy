package flow.store.local

import flow.store.Store
import flow.store.StoreContract
import spock.lang.TempDir

import java.nio.file.Path

class LocalContractSpec extends StoreContract {
    @TempDir
    Path folder

    @Override
    Store open() {
        new LocalStore(folder.resolve('.flow'))
    }

    @Override
    String place() {
        folder.resolve('.flow')
    }
}
