package flow.launcher

import java.nio.file.Files
import java.nio.file.Path

/** A process that was started, with what it prints going to files, so that nobody has to read along. */
final class Started {

    /** Specs send signals. Where they were started in the background signals are ignored, and what they start inherits that. */
    private static final List<String> LISTENING = [1, 2, 15].any { isDeafTo(it) } ? ['env', '--default-signal'] : []

    final Process process
    private final Path outFile
    private final Path errFile

    Started(Map<String, String> environment, List<String> command) {
        outFile = temporary('.out')
        errFile = temporary('.err')
        def builder = new ProcessBuilder(LISTENING + command)
            .redirectOutput(outFile.toFile())
            .redirectError(errFile.toFile())
        builder.environment().clear()
        builder.environment() << environment
        process = builder.start()
        process.outputStream.close()
    }

    /** It stays for as long as anybody may look, and something that the process left running may write. */
    private static Path temporary(String ending) {
        Files.createTempFile('flow', ending).tap { toFile().deleteOnExit() }
    }

    int getExitCode() {
        process.waitFor()
    }

    String getOut() {
        exitCode
        outFile.text
    }

    String getErr() {
        exitCode
        errFile.text
    }

    /** What it has printed by now. */
    String getErrSoFar() { errFile.text }

    /** Returns once the program has printed the text to one of its streams. */
    Started untilItSays(String text) {
        while (!outFile.text.contains(text) && !errFile.text.contains(text)) {
            assert process.alive: "it ended without saying '$text': $out$err"
            Thread.onSpinWait()
        }
        this
    }

    Started signal(String name) {
        assert ['kill', "-$name", "${process.pid()}"].execute().waitFor() == 0
        this
    }

    private static boolean isDeafTo(int signal) {
        def status = Path.of('/proc/self/status')
        def ignored = Files.exists(status) ? (status.text =~ /SigIgn:\s*(\p{XDigit}+)/) : []
        ignored.size() == 1 && Long.parseUnsignedLong(ignored[0][1] as String, 16) & 1L << signal - 1
    }
}
