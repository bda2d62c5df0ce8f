package flow.cli

import flow.client.Runs

/** Runs to look at, and what commands print about them with everything that differs from run to run replaced. */
trait RunsFixture {

    static final BREAK = '''\
        class Point { int x; int y }
        def load(part) {
            throw new IllegalStateException("no data for $part")
        }
        flow('break') {
            tags 'nightly'
            parameter 'alpha', default: 0.5
            parameter 'name', default: 'world'
            step('list') {
                parts = ['north', 'south']
                where = new Point(x: 1, y: 2)
                day = java.time.LocalDate.of(2026, 11, 20)
                text = "two\\nlines"
                raw = 'abc'.bytes
            }
            foreach('parts', as: 'part') {
                step('read', retry: 1) { if (part == 'south') { load(part) }; rows = part.size() }
                step('write') { written = rows }
            }
            join('merge') { inputs -> total = inputs*.written.sum(0) }
            choose {
                when({ total > 100 }) { step('large') { size = 'large' } }
                otherwise { step('small') { size = 'small' } }
            }
        }
        '''.stripIndent()

    static final WHOLE = '''\
        flow('whole') {
            step('start') { total = 3 }
            choose {
                when({ total > 100 }) { step('large') { size = 'large' } }
                otherwise { step('small') { size = 'small' } }
            }
            foreach([], as: 'x') { step('never') { y = x } }
            join('end') { inputs -> n = inputs.size() }
        }
        '''.stripIndent()

    Runs runsOf(Terminal terminal) {
        Runs.in(terminal.folder)
    }

    /** A run of {@link #BREAK} and one of {@link #WHOLE}. */
    void makeRuns(Terminal terminal) {
        terminal.file('break.flow.groovy', BREAK)
        terminal.file('whole.flow.groovy', WHOLE)
        assert terminal.flow('run', 'break.flow.groovy', '--tag', 'mine').exit() == 1
        assert terminal.flow('run', 'whole.flow.groovy').exit() == 0
    }

    /** Ids, times and durations differ, and with them how wide columns are. */
    String steady(Terminal terminal, String text) {
        def runs = runsOf(terminal)
        text.replace(runs.get('latest-failed').id, 'BREAK_RUN_ID').replace(runs.get('latest').id, 'WHOLE_RUN_ID')
            .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/, 'YYYY-MM-DD HH:MM:SS')
            .replaceAll(/\b\d+(\.\d)? m?s\b *(?=  |$|\n)/, 'TIME ')
            .replaceAll(/after \d+(\.\d)? m?s/, 'after TIME')
            .replaceAll(/(?m) +$/, '')
            .replaceAll(/(?<=\S) {2,}/, '  ')
    }
}
