package flow.store

import flow.artifact.Encoded
import spock.lang.Specification

class ArtifactRefSpec extends Specification {
    private static final Encoded FIVE = new Encoded('json/1', '5'.bytes)
    private static final Encoded SIX = new Encoded('json/1', '6'.bytes)
    private static final Encoded RAW_FIVE = new Encoded('bytes/1', '5'.bytes)

    def "a value is the same wherever it is kept"() {
        expect:
        one.isValueOf(other) == same
        other.isValueOf(one) == same

        where:
        one                         | other                            || same
        ArtifactRef.inline(FIVE)    | ArtifactRef.inline(FIVE)         || true
        ArtifactRef.inline(FIVE)    | ArtifactRef.elsewhere(FIVE)      || true
        ArtifactRef.elsewhere(FIVE) | ArtifactRef.elsewhere(FIVE)      || true
        ArtifactRef.inline(FIVE)    | ArtifactRef.inline(SIX)          || false
        ArtifactRef.inline(FIVE)    | ArtifactRef.inline(RAW_FIVE)     || false
        ArtifactRef.inline(FIVE)    | ArtifactRef.elsewhere(SIX)       || false
        ArtifactRef.inline(FIVE)    | ArtifactRef.elsewhere(RAW_FIVE)  || false
        ArtifactRef.elsewhere(FIVE) | ArtifactRef.elsewhere(SIX)       || false
    }

    def "a place is another one where the same value is kept elsewhere"() {
        expect:
        ArtifactRef.inline(FIVE) == ArtifactRef.inline(FIVE)
        ArtifactRef.inline(FIVE) != ArtifactRef.elsewhere(FIVE)
        ArtifactRef.inline(FIVE) != ArtifactRef.inline(RAW_FIVE)
        ArtifactRef.elsewhere(FIVE).hashCode() == ArtifactRef.elsewhere(FIVE).hashCode()
        ArtifactRef.inline(FIVE).hashCode() == ArtifactRef.inline(FIVE).hashCode()
    }

    def "the digest is that of the value, wherever it is kept"() {
        expect:
        ArtifactRef.inline(FIVE).digest() == FIVE.digest()
        ArtifactRef.elsewhere(FIVE).digest() == FIVE.digest()
        ArtifactRef.inline(FIVE).digest() != ArtifactRef.inline(RAW_FIVE).digest()
    }
}
