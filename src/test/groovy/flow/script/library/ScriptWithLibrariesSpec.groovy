package flow.script.library

import java.nio.file.Path
import org.codehaus.groovy.control.CompilerConfiguration
import spock.lang.Specification
import spock.lang.TempDir

class ScriptWithLibrariesSpec extends Specification {
    static final String GREETER = 'package com.acme; public class Greeter { public static String greet(String name) { return "Hello " + name; } }'

    @TempDir
    Path folder

    def "a script compiles and runs against what it asks for, and Groovy's own Grape stays out of it"() {
        given:
        def bench = new Workbench(folder)
        bench.remote.publish('com.acme:alpha:1.0', needs: ['com.acme:beta:1.0'])
        bench.remote.publish('com.acme:beta:1.0', java: ['com.acme.Greeter': GREETER])
        def configuration = new CompilerConfiguration()
        GroovyGrab.switchOff(configuration)

        when:
        def libraries = LibraryClassLoader.over(bench.resolve(text), getClass().classLoader)
        def answer = new GroovyShell(libraries, new Binding(), configuration).evaluate(text)

        then:
        answer == 'Hello Ada'

        cleanup:
        libraries?.close()

        where:
        text << [
            "@Grab('com.acme:alpha:1.0')\nimport com.acme.Greeter\nGreeter.greet('Ada')",
            "@Grapes([@Grab('com.acme:alpha:1.0')]) def unused = 1\ncom.acme.Greeter.greet('Ada')"]
    }

    def "other transformations that are off stay off"() {
        given:
        def configuration = new CompilerConfiguration(disabledGlobalASTTransformations: ['com.acme.Other'] as Set)

        when:
        GroovyGrab.switchOff(configuration)

        then:
        configuration.disabledGlobalASTTransformations == ['com.acme.Other', 'groovy.grape.GrabAnnotationTransformation'] as Set
    }
}
