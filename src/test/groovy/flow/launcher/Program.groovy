package flow.launcher

import java.nio.file.Files
import java.nio.file.Path
import java.util.jar.Attributes
import java.util.jar.JarOutputStream
import java.util.jar.Manifest
import java.util.zip.ZipEntry
import javax.tools.ToolProvider

/** A small program in place of flow's own, that shows what reached it. */
final class Program {

    /** What stands between the arguments that it prints; no argument can hold it. */
    static final String SEPARATOR = '\0'

    private static final String SOURCE = '''
        public final class Program {
            public static void main(String[] arguments) throws InterruptedException {
                byte[] text = String.join("\\0", arguments).getBytes(java.nio.charset.StandardCharsets.UTF_8);
                System.out.write(text, 0, text.length);
                System.out.flush();
                if (arguments.length == 2 && arguments[0].equals("exit")) {
                    System.exit(Integer.parseInt(arguments[1]));
                }
                if (arguments.length == 1 && arguments[0].equals("stay")) {
                    Thread.currentThread().join();
                }
            }
        }'''

    private static final byte[] JAR = jar()

    private Program() {}

    static void writeTo(Path file) {
        Files.write(file, JAR)
    }

    private static byte[] jar() {
        def folder = Files.createTempDirectory('program')
        try {
            return jar(folder)
        } finally {
            folder.toFile().deleteDir()
        }
    }

    private static byte[] jar(Path folder) {
        def source = folder.resolve('Program.java')
        source.text = SOURCE
        def failures = ToolProvider.systemJavaCompiler.run(null, null, null, '--release', '17', source.toString())
        assert failures == 0
        def manifest = new Manifest()
        manifest.mainAttributes[Attributes.Name.MANIFEST_VERSION] = '1.0'
        manifest.mainAttributes[Attributes.Name.MAIN_CLASS] = 'Program'
        def bytes = new ByteArrayOutputStream()
        new JarOutputStream(bytes, manifest).withCloseable { jar ->
            jar.putNextEntry(new ZipEntry('Program.class'))
            jar << folder.resolve('Program.class').bytes
        }
        bytes.toByteArray()
    }
}
