import java.nio.ByteBuffer
import java.nio.channels.FileChannel
import java.security.DigestInputStream
import java.security.MessageDigest

import static java.nio.file.StandardOpenOption.CREATE_NEW
import static java.nio.file.StandardOpenOption.WRITE

// A large file, or its bytes, as an artifact; and what the machine can do at best: a bare copy that sums the bytes up and syncs.
flow('large') {
    parameter 'source', type: String, required: true
    parameter 'how', choices: ['file', 'bytes', 'copy'], default: 'file'

    step('keep') {
        if (how == 'file') {
            large = file(source)
        } else if (how == 'bytes') {
            large = new File(source).bytes
        } else {
            large = null
            copy(source, current.tempDir.resolve('copy'))
        }
    }
}

def copy(String source, target) {
    def digest = MessageDigest.getInstance('SHA-256')
    def buffer = new byte[1 << 17]
    FileChannel.open(target, CREATE_NEW, WRITE).withCloseable { channel ->
        new DigestInputStream(new FileInputStream(source), digest).withCloseable { stream ->
            int count
            while ((count = stream.read(buffer)) >= 0) {
                channel.write(ByteBuffer.wrap(buffer, 0, count))
            }
        }
        channel.force(true)
    }
    digest.digest().encodeHex().toString()
}
