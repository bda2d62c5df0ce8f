package flow.graph

import spock.lang.Specification

class ByteSizeSpec extends Specification {

    def "#value is #bytes bytes"() {
        expect:
        ByteSize.from(value).bytes() == bytes

        where:
        value      || bytes
        4096       || 4_096_000_000
        '4096'     || 4_096_000_000
        0.5        || 500_000
        '16 GB'    || 16_000_000_000
        '16GB'     || 16_000_000_000
        '16gb'     || 16_000_000_000
        '16 G'     || 16_000_000_000
        '1.5 GB'   || 1_500_000_000
        '512 MB'   || 512_000_000
        '512 M'    || 512_000_000
        '512 MiB'  || 512L << 20
        '512 mib'  || 512L << 20
        '512Mi'    || 512L << 20
        '16 GiB'   || 16L << 30
        '16Gi'     || 16L << 30
        '2 TB'     || 2_000_000_000_000
        '2 TiB'    || 2L << 40
        '1 PB'     || 1_000_000_000_000_000
        '1 PiB'    || 1L << 50
        '3 kB'     || 3_000
        '3 KB'     || 3_000
        '3k'       || 3_000
        '3 KiB'    || 3_072
        '3 Ki'     || 3_072
        '100 B'    || 100
        '0.3 KiB'  || 308
        "${2} GB"  || 2_000_000_000
        100000000L || 100_000_000_000_000
    }

    def "#value is no size"() {
        when:
        ByteSize.from(value)

        then:
        def refusal = thrown(InvalidValue)
        refusal.code().name() == 'F004'
        refusal.message == message
        refusal.hint().contains(hint)

        where:
        value        || message                                | hint
        ''           || "'' is no size"                        | "'16 GB', '512 MiB' or 4096 (MB)"
        '16 Gigs'    || "'16 Gigs' is no size"                 | "'16 GB'"
        '16 Gbit'    || "'16 Gbit' is no size"                 | "'16 GB'"
        '1,5 GB'     || "'1,5 GB' is no size"                  | "'16 GB'"
        'GB'         || "'GB' is no size"                      | "'16 GB'"
        '1e9'        || "'1e9' is no size"                     | "'16 GB'"
        '1 GB 5 MB'  || "'1 GB 5 MB' is no size"               | "'16 GB'"
        '512m'       || "'512m' is no size"                    | "write '512 MB' or '512 MiB'"
        '2g'         || "'2g' is no size"                      | "write '2 GB' or '2 GiB'"
        '0'          || "'0' is not more than nothing"         | "'16 GB'"
        0            || "'0' is not more than nothing"         | "'16 GB'"
        '-1 GB'      || "'-1 GB' is not more than nothing"     | "'16 GB'"
        '9999999 PB' || "'9999999 PB' is more than any machine has" | "'16 GB'"
        Double.NaN   || "'NaN' is no size"                     | "'16 GB'"
        [1]          || 'it is no size'                        | "'16 GB'"
    }

    def "a size is shown with the unit in which it is shortest"() {
        expect:
        new ByteSize(bytes).toString() == text

        where:
        bytes         || text
        1             || '1 B'
        16_000_000_000 || '16 GB'
        512L << 20    || '512 MiB'
        1_500_000_000 || '1500 MB'
        1024          || '1 KiB'
        1000          || '1 kB'
        1L << 50      || '1 PiB'
        1001          || '1001 B'
    }

    def "a size is shown so that it reads back as the same"() {
        given:
        def random = new Random(seed)
        def size = new ByteSize((random.nextInt(2000) + 1) * [1L, 1000L, 1024L, 1_000_000_000L, 1L << 30, 1L << 40].get(seed % 6))

        expect:
        ByteSize.from(size.toString()) == size

        where:
        seed << (1..100)
    }

    def "sizes are compared after conversion"() {
        expect:
        ByteSize.from('1 GiB') > ByteSize.from('1 GB')
        ByteSize.from('1024 MiB') <=> ByteSize.from('1 GiB') == 0
        ByteSize.from(1000) == ByteSize.from('1 GB')
    }
}
