package flow.codepackage

import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Unroll

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.CyclicBarrier
import java.util.concurrent.Executors
import java.util.zip.GZIPOutputStream

/** Archives that anybody may have made. */
class UnpackingSpec extends Specification {
    static final PackageLimits LIMITS = new PackageLimits(1_000_000, 100)
    static final String LONG = ('n' * 90 + '/') * 4 + 'end.groovy'

    @TempDir
    Path temporary

    def "what flow writes is unpacked"() {
        given:
        def tar = new RawTar()
            .entry('a.txt', 'A'.bytes)
            .entry('b/c d/é.txt', new byte[0])
            .entry('b/run.sh', 'echo'.bytes, mode: '0000755\0')
            .end()

        when:
        unpack(tar)

        then:
        text('a.txt') == 'A'
        text('b/c d/é.txt') == ''
        text('b/run.sh') == 'echo'
        Files.isExecutable(temporary.resolve('in/b/run.sh'))
        !Files.isExecutable(temporary.resolve('in/a.txt'))
    }

    def "a path of 370 bytes is unpacked"() {
        when:
        unpack(new RawTar().entry('long-path', RawTar.pax(LONG), type: 'x').entry('long-path', 'far'.bytes).end())

        then:
        text(LONG) == 'far'
    }

    @Unroll("#what is refused: #message")
    def "what flow does not write is refused, and leaves nothing"() {
        given:
        Files.writeString(temporary.resolve('outside'), 'untouched')

        when:
        unpack(tar as RawTar)

        then:
        def refused = thrown(PackageRefused)
        refused.message.contains(message)
        temporary.toFile().list() as List == ['outside']
        Files.readString(temporary.resolve('outside')) == 'untouched'

        where:
        what                                | message                        | tar
        'an absolute path'                  | 'is an absolute path'          | one('/etc/passwd')
        'two slashes at the start'          | 'is an absolute path'          | one('//host/x')
        'a path upwards'                    | 'does not lead straight'       | one('../outside')
        'a path upwards from inside'        | 'does not lead straight'       | one('a/../../outside')
        'a path upwards and back'           | 'does not lead straight'       | one('a/../b')
        'a path that ends upwards'          | 'does not lead straight'       | one('a/..')
        'a dot'                             | 'does not lead straight'       | one('./a')
        'an empty name'                     | 'is no path'                   | one('')
        'an empty name in the middle'       | 'does not lead straight'       | one('a//b')
        'a slash at the end'                | 'does not lead straight'       | one('a/')
        'a drive'                           | 'is an absolute path'          | one('C:/x')
        'a drive without a slash'           | 'is an absolute path'          | one('c:x')
        'a backslash'                       | 'backslash'                    | one('..\\outside')
        'a share of Windows'                | 'backslash'                    | one('\\\\host\\share\\x')
        'a line end in a name'              | 'control character'            | one('a\nb')
        'an escape in a name'               | 'control character'            | one('a\u001b[2Jb')
        'a NUL in a name'                   | 'header that flow did not'     | one('a\0b')
        'a NUL in a long path'              | 'control character'            | longPath(LONG + '\0x')
        'a name that is no UTF-8'           | 'is no text'                   | one('\u00e9', charset: 'ISO-8859-1')
        'an overlong dot'                   | 'is no text'                   | one('\u00c0\u00ae\u00c0\u00ae/x', charset: 'ISO-8859-1')
        'a name of 300 bytes'               | 'more than 255 bytes'          | longPath('n' * 300)
        'a path of 2,000 bytes'             | 'none that flow wrote'         | longPath(('n' * 99 + '/') * 20 + 'x')
        'a path of 1,100 bytes'             | 'longer than 1024 bytes'       | longPath(('n' * 99 + '/') * 11 + 'x')
        'a long path upwards'               | 'does not lead straight'       | longPath('../' * 90 + 'x')
        'a long path that is short'         | 'none that flow wrote'         | longPath('short')
        'a long path with nothing behind'   | 'ends too early'               | new RawTar().entry('long-path', RawTar.pax(LONG), type: 'x')
        'a long path with a link behind'    | 'is a link'                    | new RawTar().entry('long-path', RawTar.pax(LONG), type: 'x').entry('long-path', type: '2', link: '/etc').end()
        'a long path with another behind'   | 'no file stands behind'        | new RawTar().entry('long-path', RawTar.pax(LONG), type: 'x').entry('other').end()
        'a long path twice'                 | 'no file stands behind'        | new RawTar().entry('long-path', RawTar.pax(LONG), type: 'x').entry('long-path', RawTar.pax(LONG), type: 'x').end()
        'a size in a pax record'            | 'none that flow wrote'         | new RawTar().entry('long-path', '17 size=99999999\n'.bytes, type: 'x').entry('long-path').end()
        'a link path in a pax record'       | 'none that flow wrote'         | new RawTar().entry('long-path', (RawTar.pax(LONG) as List) + ('18 linkpath=/etc/x\n'.bytes as List) as byte[], type: 'x').entry('long-path').end()
        'a global pax record'               | 'of a kind'                    | one('g', type: 'g')
        'a long name of GNU'                | 'of a kind'                    | one('././@LongLink', type: 'L')
        'a long link of GNU'                | 'of a kind'                    | one('././@LongLink', type: 'K')
        'a sparse file of GNU'              | 'of a kind'                    | one('s', type: 'S')
        'an old regular file'               | 'of a kind'                    | one('s', type: '\0')
        'a contiguous file'                 | 'of a kind'                    | one('s', type: '7')
        'a link out'                        | 'is a link'                    | one('l', type: '2', link: '/etc/passwd')
        'a link inside'                     | 'is a link'                    | one('l', type: '2', link: 'a')
        'a link out with a file below it'   | 'is a link'                    | new RawTar().entry('l', new byte[0], type: '2', link: '..').entry('l/outside').end()
        'a hard link'                       | 'is a hard link'               | one('l', type: '1', link: 'a')
        'a hard link out'                   | 'is a hard link'               | one('l', type: '1', link: '../outside')
        'a character device'                | 'is a device'                  | one('d', type: '3')
        'a block device'                    | 'is a device'                  | one('d', type: '4')
        'a pipe'                            | 'is a pipe'                    | one('p', type: '6')
        'a folder'                          | 'is a folder of its own'       | one('f', type: '5')
        'setuid'                            | 'has rights'                   | one('s', mode: '0004755\0')
        'setgid'                            | 'has rights'                   | one('s', mode: '0002755\0')
        'sticky'                            | 'has rights'                   | one('s', mode: '0001755\0')
        'a file that everybody may write'   | 'has rights'                   | one('s', mode: '0000666\0')
        'an owner'                          | 'header that flow did not'     | one('s', uid: '0001750\0')
        'a group'                           | 'header that flow did not'     | one('s', gid: '0001750\0')
        'the name of an owner'              | 'header that flow did not'     | one('s', uname: 'root')
        'a device number'                   | 'header that flow did not'     | one('s', device: '0000001\0')
        'a link name of a plain file'       | 'header that flow did not'     | one('s', link: '/etc/passwd')
        'a time'                            | 'header that flow did not'     | one('s', mtime: '14000000000\0')
        'another checksum'                  | 'header that flow did not'     | one('s', sum: '000000\0 ')
        'a short path in two parts'         | 'header that flow did not'     | one('b', prefix: 'a')
        'GNU tar'                           | 'no archive as flow makes it'  | one('s', magic: 'ustar  \0')
        'tar of the seventies'              | 'no archive as flow makes it'  | one('s', magic: '\0\0\0\0\0\0\0\0')
        'a negative size'                   | 'a size that cannot be read'   | one('s', size: '-0000000001\0')
        'a size in base 256'                | 'a size that cannot be read'   | one('s', size: '\u0080\0\0\0\0\0\0\0\0\0\0\1')
        'a size of blanks'                  | 'a size that cannot be read'   | one('s', size: '          1\0')
        'a file that is there twice'        | 'is there twice'               | new RawTar().entry('a').entry('a').end()
        'names that differ in case'         | 'are one file on machines'     | new RawTar().entry('README').entry('readme').end()
        'folders that differ in case'       | 'are one file on machines'     | new RawTar().entry('A/x').entry('a/y').end()
        'accents that are spelled twice'    | 'are one file on machines'     | new RawTar().entry('e\u0301').entry('\u00e9').end()
        'a sharp s'                         | 'are one file on machines'     | new RawTar().entry('STRASSE').entry('stra\u00dfe').end()
        'a file below a file'               | 'a file and a folder at once'  | new RawTar().entry('a').entry('a/b').end()
        'files out of order'                | 'out of the order'             | new RawTar().entry('b').entry('a').end()
        'a bomb of 8 GB'                    | 'more than 1000000 bytes'      | one('bomb', size: '77777777777\0')
        'many that are a bomb together'     | 'more than 1000000 bytes'      | (1..12).inject(new RawTar()) { made, i -> made.entry(String.format('%03d', i), new byte[100_000]) }.end()
        'more files than are allowed'       | 'more than 100 files'          | (1..101).inject(new RawTar()) { made, i -> made.entry(String.format('%03d', i)) }.end()
        'nothing'                           | 'ends too early'               | new RawTar()
        'half a block'                      | 'ends too early'               | new RawTar().bytes(new byte[256])
        'no end'                            | 'ends too early'               | new RawTar().entry('a')
        'half an end'                       | 'ends too early'               | new RawTar().entry('a').bytes(new byte[512])
        'half a file'                       | 'ends too early'               | one('a', size: '00000002000\0')
        'rubbish behind the end'            | 'behind its end'               | new RawTar().entry('a').end().bytes([1] as byte[])
        'a second archive behind the end'   | 'behind its end'               | new RawTar().entry('a').end().entry('b').end()
        'a file in the end'                 | 'behind its end'               | new RawTar().entry('a').bytes(new byte[512]).entry('b').end()
        'rubbish'                           | 'no archive as flow makes it'  | new RawTar().bytes(('rubbish ' * 200).bytes)
        'something between files'           | 'between its files'            | padded()
        'gzip'                              | 'no archive as flow makes it'  | gzip()
    }

    def "another package than the one that was asked for is refused"() {
        given:
        def bytes = new RawTar().entry('a').end().toBytes()

        when:
        new Unpacking(LIMITS).unpack(new ByteArrayInputStream(bytes), '0' * 64, temporary.resolve('in'))

        then:
        def refused = thrown(PackageRefused)
        refused.message == "its digest is ${RawTar.digest(bytes)}, and ${'0' * 64} was asked for"
        temporary.toFile().list().length == 0
    }

    def "a package that breaks off while it is read leaves nothing"() {
        given:
        def bytes = new RawTar().entry('a').entry('b', new byte[5_000]).end().toBytes()
        def broken = new SequenceInputStream(new ByteArrayInputStream(bytes, 0, 2_000), new InputStream() {
            int read() { throw new IOException('the connection is gone') }
        })

        when:
        new Unpacking(LIMITS).unpack(broken, RawTar.digest(bytes), temporary.resolve('in'))

        then:
        thrown(IOException)
        temporary.toFile().list().length == 0
    }

    def "many that unpack the same at once are all right"() {
        given:
        def tar = (1..50).inject(new RawTar()) { made, i -> made.entry(String.format('%03d/x', i)) }.end()
        def together = new CyclicBarrier(8)
        def threads = Executors.newFixedThreadPool(8)

        when:
        def all = (1..8).collect { threads.submit { together.await(); unpack(tar) } }
        all*.get()

        then:
        temporary.toFile().list() as List == ['in']
        temporary.resolve('in').toFile().list().length == 50

        cleanup:
        threads.shutdown()
    }

    def "a folder that is there is taken as it is"() {
        given:
        Files.createDirectory(temporary.resolve('in'))

        expect:
        new Unpacking(LIMITS).unpack(InputStream.nullInputStream(), '0' * 64, temporary.resolve('in'))
        temporary.resolve('in').toFile().list().length == 0
    }

    def "headers that flow writes are those that it reads: #path, #size"() {
        expect:
        TarHeader.of(new TarHeader(path, size, program, '0' as char).bytes()) == new TarHeader(path, size, program, '0' as char)

        where:
        path                                   | size          | program
        'a'                                    | 0             | false
        'a' * 100                              | 1             | true
        'a' * 155 + '/' + 'b' * 100            | 511           | false
        'a' * 10 + '/' + 'b' * 100             | 512           | false
        ('d' * 30 + '/') * 4 + 'e' * 90        | 8_589_934_591 | false
        'é' * 50                               | 7             | false
    }

    private void unpack(RawTar tar) {
        def bytes = tar.toBytes()
        new Unpacking(LIMITS).unpack(new ByteArrayInputStream(bytes), RawTar.digest(bytes), temporary.resolve('in'))
    }

    private String text(String path) {
        return Files.readString(temporary.resolve('in').resolve(path))
    }

    private static RawTar one(Map header = [:], String name) {
        return new RawTar().entry(header, name).end()
    }

    private static RawTar longPath(String path) {
        return new RawTar().entry('long-path', RawTar.pax(path), type: 'x').entry('long-path').end()
    }

    private static RawTar padded() {
        def bytes = new RawTar().entry('a').entry('b').end().toBytes()
        bytes[512 + 100] = 1
        return new RawTar().bytes(bytes)
    }

    private static RawTar gzip() {
        def out = new ByteArrayOutputStream()
        new GZIPOutputStream(out).withCloseable { it.write(new RawTar().entry('a', new Random(1).with { r -> byte[] b = new byte[2_000]; r.nextBytes(b); b }).end().toBytes()) }
        return new RawTar().bytes(out.toByteArray())
    }
}
