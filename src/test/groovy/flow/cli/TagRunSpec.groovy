package flow.cli

import groovy.json.JsonSlurper
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Path

class TagRunSpec extends Specification implements RunsFixture {
    @Shared
    @TempDir
    Path temporary
    @Shared
    Terminal terminal

    def setupSpec() {
        terminal = new Terminal(temporary)
        makeRuns(terminal)
    }

    def "tags of a run that is over are shown, added and taken away"() {
        expect:
        terminal.flow('tag', 'latest').out == ''
        terminal.flow('tag', 'latest', '--add', 'good', '--add', 'to keep').out == 'good\nto keep\n'
        terminal.flow('tag', 'latest').out == 'good\nto keep\n'
        terminal.flow('runs', '--tag', 'to keep').out.contains('whole')
        terminal.flow('tag', 'latest', '--remove', 'good', '--add', 'better').out == 'to keep\nbetter\n'
        new JsonSlurper().parseText(terminal.flow('tag', 'latest', '--json').out).tags == ['to keep', 'better']
    }

    def "what the flow sets stays, what was given at the start can go"() {
        expect:
        terminal.flow('tag', 'latest-failed').out == 'nightly\nmine\n'
        terminal.flow('tag', 'latest-failed', '--remove', 'nightly').err.startsWith(
            "flow: the tag 'nightly' is set by the flow itself, and stays\n")
        terminal.flow('tag', 'latest-failed', '--remove', 'mine').out == 'nightly\n'
        terminal.flow('tag', 'latest-failed', '--add', 'mine').out == 'nightly\nmine\n'
    }

    def "what is no tag, or not there, is refused and changes nothing: #message"() {
        when:
        def result = terminal.flow('tag', 'latest-failed', '--add', 'new', *typed)

        then:
        result.exit == 2
        result.err.startsWith("flow: $message\n")
        terminal.flow('tag', 'latest-failed').out == 'nightly\nmine\n'

        where:
        typed                   || message
        ['--add', '']           || 'a tag is not empty'
        ['--add', 'x' * 501]    || 'a tag has at most 500 characters'
        ['--add', 'a\u001b[1m'] || 'a tag has no control characters'
        ['--remove', 'gone']    || "the run has no tag 'gone'"
    }

    def "add and remove are words of their own, for one tag or several"() {
        expect:
        terminal.flow('tag', 'add', 'latest-failed', 'good', 'to keep').out == 'nightly\nmine\ngood\nto keep\n'
        terminal.flow('tag', 'remove', 'latest-failed', 'to keep').out == 'nightly\nmine\ngood\n'
        terminal.flow('tag', 'add', 'better', '--run-id', 'latest-failed', '--remove', 'good').out == 'nightly\nmine\nbetter\n'
        terminal.flow('tag', 'remove', 'latest-failed', '--', 'better').out == 'nightly\nmine\n'
        new JsonSlurper().parseText(terminal.flow('tag', 'add', 'latest-failed', 'mine', '--json').out).tags == ['nightly', 'mine']
    }

    def "what cannot be meant is told: #typed"() {
        when:
        def result = terminal.flow('tag', *typed)

        then:
        result.exit == 2
        result.out == ''
        result.err.startsWith("flow: $message\n")

        where:
        typed                            || message
        ['add']                          || 'no tag is given: write flow tag add RUN TAG'
        ['remove', 'latest-failed']      || 'no tag is given: write flow tag remove RUN TAG'
        ['latest-failed', 'good']        || "'good' is one argument too many; did you mean 'flow tag add RUN TAG' or 'flow tag remove RUN TAG'?"
        ['remove', 'latest-failed', 'x'] || "the run has no tag 'x'"
        ['add', 'gone', 'x']             || "there is no run 'gone'; there are ${-> runsOf(terminal).ids().join(', ')}"
    }
}
