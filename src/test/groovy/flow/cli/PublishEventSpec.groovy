package flow.cli

import flow.event.Event
import flow.notify.WebService
import flow.notify.WebService.Answer
import groovy.json.JsonSlurper
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

/** {@code flow event publish} to whoever takes events; to {@code flow serve} see ServeSpec. */
class PublishEventSpec extends Specification {
    @TempDir
    Path temporary
    Terminal terminal
    @AutoCleanup
    WebService service = new WebService(answers: [new Answer(200)])

    def setup() {
        terminal = new Terminal(temporary)
    }

    def "the configuration says where to, and what lets events in"() {
        given:
        terminal.environment = [FLOW_EVENTS_URL: url(), FLOW_EVENTS_TOKEN: 's3cret']

        when:
        def result = publish('orders', '-p', 'id=3', '-p', 'order.name=Ada', '-p', 'order.tags=["a"]', '-p', 'text="3"', '--id', 'x1')

        then:
        result.exit == 0
        result.out == "published 'orders' to ${url()}\n"
        service.received*.authorization == ['Bearer s3cret']
        Event.parse(service.received[0].text()).with { [it.name(), it.id(), it.payload()] } == ['orders', 'x1', [id: 3, order: [name: 'Ada', tags: ['a']], text: '3']]
        new JsonSlurper().parseText(publish('orders', '--json').out).name == 'orders'
    }

    def "an event belongs to the branch of a project that is said: #options"() {
        expect:
        publish(*(['orders', '--url', url()] + options)).exit == 0
        Event.parse(service.received[0].text()).name() == name

        where:
        options                                       || name
        []                                            || 'orders'
        ['--project', 'shop']                         || 'shop/user.ada/orders'
        ['--project', 'shop', '--branch', 'x']        || 'shop/test.x/orders'
        ['--project', 'shop', '--production']         || 'shop/prod/orders'
    }

    def "the payload may stand in a file, and what is typed adds to it"() {
        given:
        terminal.file('p.json', '{"order": {"id": 9007199254740993}, "note": "of the file"}')
        terminal.file('text.txt', 'of another\\nfile')

        expect:
        publish('orders', '--url', url(), '--payload', 'p.json', '-p', 'order.country=DE', '-p', 'note=@text.txt', '-p', 'at=@@home').exit == 0
        Event.parse(service.received[0].text()).payload() == [order: [id: 9007199254740993L, country: 'DE'], note: 'of another\\nfile', at: '@home']
    }

    def "the token of one place is not told to another"() {
        given:
        terminal.environment = [FLOW_EVENTS_URL: 'https://events.example.org/event', FLOW_EVENTS_TOKEN: 's3cret']

        expect:
        publish('orders', '--url', url()).exit == 0
        service.received*.authorization == [null]
    }

    def "what a server that was killed left is not trusted"() {
        given:
        def folder = Files.createDirectories(terminal.folder.resolve('.flow/serve'))
        folder.resolve('lock').text = ''
        folder.resolve('address').text = url()
        folder.resolve('token').text = 's3cret'

        when:
        def result = publish('orders')

        then:
        result.exit == 2
        result.err.contains("there is no place for events: start 'flow serve SCRIPT' here")
        service.received == []
    }

    def "what nobody takes ends with 6 and says what to do"() {
        given:
        service.answers = [new Answer(404)]

        when:
        def result = publish('orders', '--url', url())

        then:
        result.exit == 6
        result.err.contains('takes no events there (404)')
    }

    def "what makes no sense is refused: #options"() {
        when:
        def result = terminal.flow(['event', *options] as String[])

        then:
        result.exit == 2
        result.err.contains(said)
        service.received == []

        where:
        options                                                     || said
        ['publsh', 'orders']                                        || "publish"
        ['publish', 'my orders']                                    || "'my orders' is no event name"
        ['publish', 'flow.Sell.succeeded']                          || 'announced by flow itself'
        ['publish', 'orders', '-p', 'id']                           || '-p is NAME=VALUE'
        ['publish', 'orders', '-p', 'a=1', '-p', 'a.b=2']           || 'there is no place for it in the payload'
        ['publish', 'orders', '--production']                       || 'give --project too'
        ['publish', 'orders', '--payload', 'none.json']             || "there is no file 'none.json'"
        ['publish', 'orders?dry-run=true', '--source', 'github']    || 'is no event name'
        ['publish', 'push', '--source', 'github', '--id', 'x']      || "'--id' is for flow's own events"
        ['publish', 'orders', '--url', 'nowhere']                   || '--url: it is no address of http or https'
        ['publish', 'orders', '--url', 'http://x/', '--dry-run']    || "'--dry-run' asks the 'flow serve' of this folder"
    }

    private Terminal.Result publish(String... options) { terminal.flow(['event', 'publish', *options] as String[]) }

    private String url() { "$service.address/event" }
}
