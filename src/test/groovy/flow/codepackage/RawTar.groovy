package flow.codepackage

import java.security.MessageDigest

/** Tar archives byte by byte, right ones and any other. */
class RawTar {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream()

    /** @param header fields that are not as flow writes them: name, mode, uid, size, mtime, type, link, magic, uname, prefix, sum */
    RawTar entry(String name, byte[] content) {
        return entry([:], name, content)
    }

    RawTar entry(Map header = [:], String name, byte[] content = [120] as byte[]) {
        byte[] block = new byte[512]
        put(block, 0, name.getBytes(header.charset ?: 'UTF-8'))
        put(block, 100, header.mode ?: '0000644\0')
        put(block, 108, header.uid ?: '0000000\0')
        put(block, 116, header.gid ?: '0000000\0')
        put(block, 124, header.size ?: String.format('%011o\0', content.length))
        put(block, 136, header.mtime ?: '00000000000\0')
        put(block, 156, header.type ?: '0')
        put(block, 157, header.link ?: '')
        put(block, 257, header.magic ?: 'ustar\00000')
        put(block, 265, header.uname ?: '')
        put(block, 329, header.device ?: '')
        put(block, 345, header.prefix ?: '')
        put(block, 148, '        ')
        put(block, 148, header.sum ?: String.format('%06o\0 ', (block as List<Byte>).sum { it & 0xFF }))
        out.write(block)
        return bytes(content).bytes(new byte[(512 - content.length % 512) % 512])
    }

    RawTar bytes(byte[] more) {
        out.write(more)
        return this
    }

    RawTar end() {
        return bytes(new byte[1024])
    }

    byte[] toBytes() {
        return out.toByteArray()
    }

    static String digest(byte[] bytes) {
        return MessageDigest.getInstance('SHA-256').digest(bytes).encodeHex()
    }

    static byte[] pax(String path) {
        return LongPath.record(path).getBytes('UTF-8')
    }

    private static void put(byte[] block, int at, String text) {
        put(block, at, text.getBytes('ISO-8859-1'))
    }

    private static void put(byte[] block, int at, byte[] bytes) {
        System.arraycopy(bytes, 0, block, at, bytes.length)
    }
}
