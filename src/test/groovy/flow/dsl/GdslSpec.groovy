package flow.dsl

import flow.dsl.Vocabulary.Room
import groovy.transform.NamedParam
import groovy.transform.NamedParams
import groovy.util.DelegatingScript
import java.lang.reflect.Method
import org.codehaus.groovy.control.CompilerConfiguration
import spock.lang.Specification

class GdslSpec extends Specification {
    def ide = new Ide()

    void setup() {
        def configuration = new CompilerConfiguration(scriptBaseClass: DelegatingScript.name)
        DelegatingScript file = new GroovyShell(configuration).parse(getClass().getResource('/flow.gdsl').text)
        file.setDelegate(ide)
        file.run()
    }

    def "the words of flow are offered in #path: #offered"() {
        expect:
        path.matches(ide.context.pathRegexp as String) == offered

        where:
        path                            | offered
        '/home/ada/train.flow.groovy'   | true
        '/home/ada/train.groovy'        | false
        '/home/ada/flow.groovy'         | false
        '/home/ada/train.flow.groovy.x' | false
    }

    def "they are offered where a script's own methods are"() {
        expect:
        Class.forName(ide.context.ctype as String).isAssignableFrom(FlowScript)
    }

    def "an IDE that follows the annotations finds every room of the vocabulary, and no other"() {
        expect:
        ide.rooms() == Room.values()*.words() as Set
    }

    def "in #room it finds the words and options of the vocabulary, and no others"() {
        expect:
        ide.words(room.words()) == Vocabulary.words(room).collectEntries { name, word -> [name, word.options()] }

        where:
        room << Room.values()
    }

    /** Does with a GDSL file what IntelliJ does. */
    static class Ide {
        Map context
        Class<?> start

        Map context(Map filter) {
            filter
        }

        void contributor(Map filter, Closure contribution) {
            context = filter
            with(contribution)
        }

        Class<?> findClass(String name) {
            Class.forName(name)
        }

        void delegatesTo(Class<?> type) {
            start = type
        }

        Set<Class<?>> rooms() {
            def found = [] as LinkedHashSet
            def open = [start]
            while (open) {
                def type = open.pop()
                if (found.add(type)) {
                    open.addAll(methods(type)*.parameters.flatten()*.getAnnotation(DelegatesTo).findAll()*.value())
                }
            }
            found
        }

        Map<String, Set<String>> words(Class<?> type) {
            methods(type).groupBy { property(it) }.collectEntries { name, overloads ->
                [name, overloads*.parameters.flatten().collectMany { options(it) } as Set]
            }
        }

        private static List<Method> methods(Class<?> type) {
            type.methods.findAll { it.isAnnotationPresent(Word) }
        }

        private static String property(Method method) {
            method.name ==~ /get[A-Z].*/ ? method.name.substring(3).uncapitalize() : method.name
        }

        private static List<String> options(parameter) {
            def many = parameter.getAnnotation(NamedParams)
            def one = parameter.getAnnotation(NamedParam)
            (many ? many.value() as List : [one].findAll())*.value()
        }
    }
}
