package flow.codepackage

import flow.config.ConfigTrees
import flow.graph.StepOptions
import flow.prepare.ScriptConfigs
import flow.script.LibrarySource
import flow.script.LoadOptions
import flow.script.LoadedScript
import flow.script.ScriptLoader
import flow.script.library.Workbench
import groovy.json.JsonSlurper
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

/** What is in a package, and that it is the same wherever it is made. */
class CodePackageSpec extends Specification {

    @TempDir
    Path temporary
    Workbench bench
    Path folder

    def setup() {
        bench = new Workbench(temporary)
        folder = Files.createDirectory(temporary.resolve('project'))
        bench.remote.publish('com.acme:greeter:1.0', java: ['com.acme.Greeter': 'package com.acme; public class Greeter { public static String hello() { return "hello"; } }'])
        file('train.flow.groovy', '''\
            flow('train') {
                dependency 'com.acme:greeter:1.0'
                config 'cfg', file: 'settings.yaml'
                step('s') { greeting = com.acme.Greeter.hello() + org.example.Tool.mark() + cfg.mark }
            }
            ''')
        file('settings.yaml', 'mark: "?"\n')
        file('org/example/Tool.groovy', 'package org.example\nclass Tool { static String mark() { "!" } }\n')
        file('notes.txt', 'not needed')
    }

    def cleanup() {
        // What removes the folder would follow it.
        Files.deleteIfExists(folder.resolve('bad.groovy'))
        Files.isSymbolicLink(folder.resolve('bad')) && Files.delete(folder.resolve('bad'))
    }

    def "a package has the script, sources, configs, the lock file, and the libraries"() {
        expect:
        made().files()*.path() == [
            'libraries/com/acme/greeter/1.0/greeter-1.0.jar',
            'source/org/example/Tool.groovy',
            'source/train.flow.groovy',
            'source/train.flow.lock',
            'trees/cfg']
    }

    def "a package is the same bytes wherever and whenever it is made"() {
        given:
        def here = bytes(made())
        def elsewhere = Files.createDirectory(temporary.resolve('elsewhere'))
        ['train.flow.groovy', 'train.flow.lock', 'settings.yaml'].each { Files.copy(folder.resolve(it), elsewhere.resolve(it)) }
        Files.createDirectories(elsewhere.resolve('org/example'))
        Files.copy(folder.resolve('org/example/Tool.groovy'), elsewhere.resolve('org/example/Tool.groovy'))
        elsewhere.resolve('org/example/Tool.groovy').toFile().lastModified = 0
        folder = elsewhere

        expect:
        bytes(made()) == here
    }

    def "another source, config or library makes another package"() {
        given:
        def before = bytes(made())

        when:
        change.call(this)

        then:
        bytes(made()) != before

        where:
        change << [{ it.file('org/example/Tool.groovy', 'package org.example\nclass Tool { static String mark() { "." } }\n') },
                   { it.file('settings.yaml', 'mark: "!"\n') },
                   { it.file('More.groovy', 'class More { }\n') }]
    }

    def "tar can list and unpack it"() {
        given:
        file('deep/' + ('n' * 90 + '/') * 3 + 'End.groovy', 'class End { }\n')
        def tar = temporary.resolve('p.tar')
        Files.write(tar, bytes(made()))

        when:
        def out = ['tar', 'tf', tar.toString()].execute().with { process -> process.text.readLines() }

        then:
        out.first() == 'flow-package.json'
        out.drop(1) == made().files()*.path()
    }

    def "what is packed says what is in it"() {
        given:
        unpack(made())

        when:
        def manifest = new JsonSlurper().parse(temporary.resolve('in/flow-package.json').toFile())

        then:
        manifest.flow == 'train'
        manifest.script == 'source/train.flow.groovy'
        manifest.configs.keySet() == ['cfg'] as Set
        manifest.files*.path == made().files()*.path()
        manifest.files.every { RawTar.digest(Files.readAllBytes(temporary.resolve('in').resolve(it.path))) == it.sha256 }
    }

    def "a script runs from where it is unpacked, with no repository to ask"() {
        given:
        unpack(made())
        bench.forget()
        bench.mirror('*', 'http://127.0.0.1:1/')
        def unpacked = temporary.resolve('in')
        folder = unpacked.resolve('source')
        file('settings.yaml', 'mark: "?"\n')

        when:
        def script = loaded(local: unpacked.resolve('libraries'), offline: true)

        then:
        script.flow().name() == 'train'
        script.classes().loadClass('com.acme.Greeter').hello() == 'hello'
        script.classes().loadClass('org.example.Tool').mark() == '!'
    }

    def "links in the folder are followed"() {
        given:
        Files.createSymbolicLink(folder.resolve('Again.groovy'), Path.of('org/example/Tool.groovy'))
        Files.createSymbolicLink(folder.resolve('com'), Path.of('org'))

        expect:
        made().files()*.path().containsAll(['source/Again.groovy', 'source/com/example/Tool.groovy'])
    }

    def "#what is refused: #message"() {
        given:
        Files.writeString(temporary.resolve('Outside.groovy'), 'class Outside { }')
        Files.createDirectory(temporary.resolve('beside'))

        when:
        lay.call(this)
        made()

        then:
        def refused = thrown(PackageRefused)
        refused.message == message

        when: 'it need not come along'
        file('.flowignore', 'bad*\n')

        then:
        made().files().every { !it.path().contains('bad') }

        where:
        what                     | lay                                                                  || message
        'a link out'             | { it.link('bad.groovy', '../Outside.groovy') }                          || "'bad.groovy' is a link to ../Outside.groovy, out of the script's folder; put a copy there, or name it in .flowignore"
        'a link to nothing'      | { it.link('bad.groovy', 'nothing') }                                    || "'bad.groovy' is a link to nothing, where there is nothing; take it away, or name it in .flowignore"
        'a link to a folder out' | { it.link('bad', '../beside') }                                         || "'bad' is a link to ../beside, out of the script's folder; put a copy there, or name it in .flowignore"
        'a link in a circle'     | { it.link('bad', '.') }                                                 || "the link 'bad' leads back to a folder that it is in; name it in .flowignore"
        'a pipe'                 | { ['mkfifo', it.folder.resolve('bad.groovy').toString()].execute().waitFor() } || "'bad.groovy' is no plain file; name it in .flowignore"
        'a name for two files'   | { it.file('bad/A.groovy', 'class A { }'); it.file('bad/a.groovy', 'class A { }') } || "'source/bad/A.groovy' and 'source/bad/a.groovy' are one file on machines that do not tell them apart; rename one of them"
    }

    def "a file that changes while it is packed is refused"() {
        given:
        def made = made()
        folder.resolve('org/example/Tool.groovy').toFile() << '\n'

        when:
        made.write(OutputStream.nullOutputStream())

        then:
        def refused = thrown(PackageRefused)
        refused.message == "'source/org/example/Tool.groovy' changed while it was packed; try again when nobody writes it"
    }

    def "libraries without a lock file are refused"() {
        given:
        def script = loaded()
        Files.delete(folder.resolve('train.flow.lock'))

        when:
        CodePackage.of(folder.resolve('train.flow.groovy'), script, [], [])

        then:
        def refused = thrown(PackageRefused)
        refused.message.startsWith('there is no lock file beside the script')
    }

    void file(String name, String text) {
        def file = folder.resolve(name)
        Files.createDirectories(file.parent)
        file.text = text.stripIndent()
    }

    void link(String name, String to) {
        Files.createSymbolicLink(folder.resolve(name), Path.of(to))
    }

    private LoadedScript loaded(Map libraries = [:]) {
        def configs = new ScriptConfigs(new ConfigTrees(folder, [:], [:]), folder, { it.toString() })
        def options = new LoadOptions(folder, null, configs, StepOptions.NONE, bench.resolver(libraries)::resolve as LibrarySource, System.out)
        new ScriptLoader(options).load(Path.of('train.flow.groovy'))
    }

    private CodePackage made() {
        CodePackage.of(folder.resolve('train.flow.groovy'), loaded(), [], [])
    }

    private static byte[] bytes(CodePackage made) {
        def out = new ByteArrayOutputStream()
        assert made.write(out) == RawTar.digest(out.toByteArray())
        out.toByteArray()
    }

    private void unpack(CodePackage made) {
        def bytes = bytes(made)
        new Unpacking(PackageLimits.USUAL).unpack(new ByteArrayInputStream(bytes), RawTar.digest(bytes), temporary.resolve('in'))
    }
}
