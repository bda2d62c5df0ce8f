package flow.store.object

import flow.store.RunIds

import java.time.Duration
import java.time.InstantSource

/** Stores in buckets, for which no time passes between tries, and no value is too young to be cleaned. */
class Stores {
    static ObjectStore of(Map<String, ?> settings = [:], Bucket bucket) {
        def retries = new Retries(new Random(1), settings.sleep ?: { Duration time -> })
        new ObjectStore(bucket, new RunIds(InstantSource.system(), new Random()), retries, (settings.lease ?: Leases.LENGTH) as Duration,
            (settings.grace ?: Duration.ZERO) as Duration, settings.conditional != false)
    }
}
