package flow.show

import flow.graph.Batch
import flow.graph.Block
import flow.graph.Channel
import flow.graph.Cron
import flow.graph.Flow
import flow.graph.Hook
import flow.graph.Kubernetes
import flow.graph.Notification
import flow.graph.Parameter
import flow.graph.Project
import flow.graph.Retry
import flow.graph.Schedule
import flow.graph.Secret
import flow.graph.Starts
import flow.graph.Trigger
import flow.problem.Position
import spock.lang.Specification

import java.time.Duration
import java.time.ZoneId

class TextTreeSpec extends Specification {

    def "a flow is a tree of its blocks"() {
        expect:
        Drawn.text(Drawn.EVERYTHING) == '''
sketch
│ config     cfg, from default:
│ parameter  alpha: Double
│ hook       onFailure
│
├─ start
├─ foreach dataset in datasets · 50 at a time
│  └─ process · 4 cpu · 16 GB · retry 3 · timeout 2 h — Fits one.
├─ join merge
├─ parallel
│  ├─ report
│  └─ branch publish
│     ├─ pack
│     └─ send
├─ join gather
├─ choose
│  ├─ when total<1000
│  │  └─ small
│  └─ when (line 16)
│     └─ large
├─ repeat refine until error<0.1 · at most 50 rounds
│  ├─ foreach [1, 2, 3, 4, 5, … 100 in all]
│  │  └─ iterate · catchInto failure
│  ├─ join iterated
│  └─ choose
│     ├─ when bad
│     │  ├─ tune · 4 nodes
│     │  └─ join tuned
│     └─ otherwise
└─ end
'''
    }

    def "the tasks that decide are shown on request"() {
        expect:
        Drawn.text('''
            foreach 1..2
                step a
            join b
            choose
                when
                    step c
            choose
                when
                    step d
            repeat again
                step e
            repeat twice atMost 1 orFail yes
                step f catchInto failure
            ''', true) == '''
sketch
├─ a? · decides the foreach
├─ foreach [1, 2]
│  └─ a
├─ join b · decides the choose
├─ choose
│  └─ when (line 5)
│     └─ c
├─ d? · decides the choose
├─ choose
│  └─ when (line 8)
│     └─ d
├─ repeat again · at most 10 rounds
│  └─ e · decides repeat again
└─ repeat twice · 1 round, else it fails
   ├─ f · catchInto failure
   └─ twice? · decides repeat twice
'''
    }

    def "every option has a short form"() {
        given:
        def options = [
            one: Drawn.options(retry: new Retry(2, Duration.ofSeconds(10), null, null, null), timeout: Duration.ZERO,
                environment: [A: 'x', B: 'y'], secrets: [new Secret(Secret.Provider.ENVIRONMENT, 'TOKEN')]),
            two: Drawn.options(kubernetes: Kubernetes.PLAIN, batch: Batch.NONE, environment: [A: 'x']),
            three: Drawn.options(kubernetes: Kubernetes.NONE, batch: Batch.PLAIN, secrets: []),
        ]

        expect:
        Drawn.text('step a with one\nstep b with two\nstep c with three', false, options) == '''
sketch
├─ a · retry 2 after 10 s · no timeout · 2 variables · 1 secret
├─ b · kubernetes · no batch · 1 variable
└─ c · no kubernetes · batch
'''
    }

    def "a flow says what starts it and what it takes"() {
        given:
        def at = Position.ofFile('x')
        def events = ['arrived', 'checked'].collect { new Trigger.Event(it, at, null, []) }
        def upstream = [new Trigger.Upstream(null, null, 'Load')]
        def starts = new Starts(
            new Schedule(at, [Cron.parse('0 2 * * *'), Cron.parse('@hourly')], ZoneId.of('America/New_York')),
            [new Trigger.OnEvent(at, Trigger.Needs.ALL, events),
             new Trigger.OnFinish(at, Trigger.Needs.ANY, Hook.Occasion.SUCCESS, upstream)])
        def parameters = [
            parameter('alpha', Parameter.Type.DOUBLE, new Parameter.Default.Fixed(0.01d), false, 'Learning rate'),
            parameter('limit', Parameter.Type.DURATION, new Parameter.Default.Fixed(Duration.ofMinutes(90)), false, null),
            parameter('name', Parameter.Type.STRING, null, true, null),
            parameter('seed', Parameter.Type.LONG, new Parameter.Default.Computed({ it }), false, null),
        ]
        def flow = new Flow('training', at, "Trains\nthe model.", ['ml', 'nightly'], new Project('demo', at), starts,
            parameters, [], Block.EMPTY, [], [], [
                new Notification(at, [Channel.SLACK, Channel.PAGERDUTY], [Channel.SLACK], null, null, [:], Notification.Incident.NOTHING),
                new Notification(at, [], [Channel.INCIDENT_IO], null, null, [:], Notification.Incident.NOTHING)])

        expect:
        '\n' + Picture.of(flow, Format.TEXT, false) == '''
training — Trains the model.
│ project    demo
│ tags       ml, nightly
│ schedule   0 2 * * * | 0 * * * *, America/New_York
│ trigger    event arrived and checked
│ trigger    success of Load
│ parameter  alpha: Double = 0.01 — Learning rate
│ parameter  limit: Duration = 1 h 30 min
│ parameter  name: String, required
│ parameter  seed: Long, computed when a run starts
│ notify     slack and pagerduty of failure, slack of success
│ notify     incident.io of success
│
'''
    }

    def "a schedule says what is not as usual"() {
        given:
        def at = Position.NOWHERE
        def schedule = new Schedule(at, [Cron.parse('@daily')], null, Schedule.Concurrency.FORBID, Schedule.Missed.ALL, Duration.ofMinutes(5))
        def flow = new Flow('nightly', at, null, [], null, new Starts(schedule, []), [], [], Block.EMPTY, [], [])

        expect:
        Picture.of(flow, Format.TEXT, false).contains('schedule   0 0 * * *, UTC, concurrency forbid, missed all, up to 5 min late')
    }

    def "a description cannot move the cursor, and stays on its line"() {
        given:
        def options = [hostile: Drawn.options(description: "a\u001b[2Jb\r\nc\u202ed\t" + 'x' * 200)]

        expect:
        Drawn.text('step a with hostile', false, options) == """
sketch
└─ a — a·[2Jb c·d ${'x' * 60}…
"""
    }

    private static Parameter parameter(String name, Parameter.Type type, Parameter.Default value, boolean required,
            String help) {
        new Parameter(name, Position.ofFile('x'), type, value, required, help, [])
    }
}
