package flow.script.library

import flow.problem.Problems
import java.nio.file.Files
import java.nio.file.Path
import javax.tools.ToolProvider
import spock.lang.Specification
import spock.lang.TempDir

class LockedStartSpec extends Specification {
    static final String PROBE = '''
        import flow.script.library.*;
        import java.nio.file.Path;
        import java.util.List;

        public class Probe {
            public static String resolve(String text, Path folder) {
                MavenFolders maven = new MavenFolders(folder.resolve("home"), null, folder.resolve("local"));
                LibrarySettings settings = new LibrarySettings(maven, List.of(), false, folder.resolve("cache"));
                RequestedLibraries requested = RequestedLibraries.parse(text, "train.flow.groovy");
                return new LibraryResolver(settings, System.err)
                    .resolve(requested, folder.resolve("train.flow.groovy")).jars().toString();
            }
        }'''

    @TempDir
    Path folder

    def "a script whose libraries are locked and there starts without Maven's classes, and without Groovy's"() {
        given:
        def script = "dependency 'com.acme:alpha:1.0'"
        def bench = new Workbench(folder)
        bench.remote.publish('com.acme:alpha:1.0', needs: ['com.acme:beta:1.0'])
        bench.remote.publish('com.acme:beta:1.0')
        def resolved = bench.resolve(script)
        def request = RequestedLibraries.in(Parsed.script(script), 'train.flow.groovy', new Problems()).toText()

        expect:
        alone(probe()) { it.getMethod('resolve', String, Path).invoke(null, request, folder) } == resolved.jars().toString()
    }

    def "it is Maven that is missing there when something has to be fetched"() {
        given:
        def bench = new Workbench(folder)
        bench.remote.publish('com.acme:alpha:1.0')

        when:
        alone(probe()) { it.getMethod('resolve', String, Path).invoke(null, '1 1 1 asks com.acme:alpha:1.0\n', folder) }

        then:
        def failure = thrown(java.lang.reflect.InvocationTargetException)
        failure.cause instanceof NoClassDefFoundError
    }

    private Path probe() {
        def classes = Files.createDirectories(folder.resolve('classes'))
        def source = folder.resolve('Probe.java')
        source.text = PROBE
        assert ToolProvider.systemJavaCompiler.run(
            null, null, null, '-cp', System.getProperty('java.class.path'), '-d', classes.toString(), source.toString()) == 0
        classes
    }

    /** Where there is nothing but Java and flow's own classes. */
    private static Object alone(Path classes, Closure work) {
        def flow = LibraryResolver.protectionDomain.codeSource.location
        new URLClassLoader([classes.toUri().toURL(), flow] as URL[], ClassLoader.platformClassLoader).withCloseable {
            work(it.loadClass('Probe'))
        }
    }
}
