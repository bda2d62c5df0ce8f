package flow.script.library

import groovy.sql.Sql
import java.nio.file.Path
import java.sql.Driver
import java.sql.DriverManager
import java.sql.SQLException
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

class LibraryClassLoaderSpec extends Specification {
    static final String JACKSON = 'com.fasterxml.jackson.databind.ObjectMapper'
    static final String DRIVER = '''
        import java.lang.reflect.Proxy;
        import java.sql.*;
        public class ToyDriver implements Driver {
            public Connection connect(String url, java.util.Properties info) {
                return !acceptsURL(url) ? null : (Connection) Proxy.newProxyInstance(
                    ToyDriver.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> url);
            }
            public boolean acceptsURL(String url) { return url.startsWith("jdbc:toy:"); }
            public DriverPropertyInfo[] getPropertyInfo(String url, java.util.Properties info) {
                return new DriverPropertyInfo[] {new DriverPropertyInfo("colour", "blue")};
            }
            public int getMajorVersion() { return 1; }
            public int getMinorVersion() { return 0; }
            public boolean jdbcCompliant() { return false; }
            public java.util.logging.Logger getParentLogger() { return null; }
        }'''

    @TempDir
    Path folder

    @AutoCleanup
    LibraryClassLoader loader

    void libraries(Map options) {
        def jar = new FolderRepository(folder).publish(options, 'com.acme:alpha:1.0')
        loader = LibraryClassLoader.over(new ResolvedLibraries([jar], ['a.jar'], ''), getClass().classLoader)
    }

    def "a script gets the version of a library that it asked for, whatever flow is made with"() {
        given:
        libraries(java: [(JACKSON): 'package com.fasterxml.jackson.databind; public class ObjectMapper {}'])

        expect:
        loader.loadClass(JACKSON).classLoader == loader
        loader.loadClass(JACKSON) == loader.loadClass(JACKSON)
    }

    def "#name comes from flow, because both must have the same"() {
        given:
        libraries(files: [("${name.replace('.', '/')}.class" as String): 'not a class'])

        expect:
        loader.loadClass(name) == Class.forName(name)

        where:
        name << ['groovy.lang.Closure', 'org.codehaus.groovy.ast.ASTNode', 'flow.problem.Position', 'org.w3c.dom.Document', 'java.util.List']
    }

    def "a module of Groovy that flow does not bring comes from the libraries"() {
        given:
        libraries(java: ['groovy.extra.Extra': 'package groovy.extra; public class Extra {}'])

        expect:
        loader.loadClass('groovy.extra.Extra').classLoader == loader
    }

    def "what the libraries do not have comes from flow"() {
        given:
        libraries([:])

        expect:
        loader.loadClass(JACKSON).classLoader == getClass().classLoader
    }

    def "services and other files come from the libraries, or else from flow"() {
        given:
        libraries(files: ['META-INF/services/org.slf4j.spi.SLF4JServiceProvider': 'mine'])

        expect:
        loader.getResources('META-INF/services/org.slf4j.spi.SLF4JServiceProvider')*.text == ['mine']
        loader.getResource('META-INF/services/org.slf4j.spi.SLF4JServiceProvider').text == 'mine'
        loader.getResource('mark.txt').text == 'com.acme:alpha:1.0'
        loader.getResource('com/fasterxml/jackson/databind/ObjectMapper.class') != null
        loader.getResources('META-INF/services/org.codehaus.groovy.transform.ASTTransformation').toList() != []
    }

    def "Groovy's Sql finds a database driver among the libraries, as long as they are open"() {
        given:
        libraries(java: [ToyDriver: DRIVER], files: ['META-INF/services/java.sql.Driver': 'ToyDriver'])

        expect:
        Sql.newInstance('jdbc:toy:x').connection.schema == 'jdbc:toy:x'
        DriverManager.getDriver('jdbc:toy:x').getPropertyInfo('jdbc:toy:x', new Properties())*.name == ['colour']

        when:
        DriverManager.getConnection('jdbc:unknown:x')

        then:
        thrown(SQLException)

        when:
        loader.close()
        DriverManager.getConnection('jdbc:toy:x')

        then:
        thrown(SQLException)
    }

    def "no driver is loaded before a connection is asked for"() {
        given:
        libraries(files: ['META-INF/services/java.sql.Driver': 'com.acme.Broken'])

        when:
        DriverManager.getConnection('jdbc:acme:x')

        then:
        def failure = thrown(ServiceConfigurationError)
        failure.message == 'java.sql.Driver: Provider com.acme.Broken not found'
    }
}
