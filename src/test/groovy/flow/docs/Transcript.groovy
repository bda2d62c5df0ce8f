package flow.docs

import java.util.regex.Pattern

/**
 * Commands and what they print, as a page shows them. `…` stands for anything, alone on a line for any lines; run ids, times
 * and durations may be others than those that are shown.
 */
class Transcript {
    private static final String PROMPT = '$ '
    private static final Map<Pattern, String> DIFFER_EACH_TIME = [
        (~/^\d\d:\d\d:\d\d /)                         : 'CLOCK ',
        (~/\b(run|status|resume) [0-9a-z]{12}\b/)             : '$1 RUN',
        (~/\blogs [0-9a-z]{12}/)                       : 'logs RUN',
        (~/(  |after )\d+(\.\d+)? (ms|s)(?=$|[: ])/)  : '$1TIME',
    ]

    /** A command, and what is shown of it. */
    record Step(String command, String shown) {

        boolean fits(String printed) {
            def pattern = alike(shown).readLines().collect { line ->
                line == '…' ? '(?:.*\n)*?' : line.split('…', -1).collect { Pattern.quote(it) }.join('.*') + '\n'
            }.join('')
            alike(printed) ==~ pattern
        }

        private static String alike(String text) {
            def lines = text.readLines().collect { line ->
                DIFFER_EACH_TIME.inject(line) { one, pattern, name -> one.replaceAll(pattern, name) }
            }
            lines.collect { it + '\n' }.join('')
        }
    }

    static List<Step> of(String text) {
        text.split(/(?m)^(?=\$ )/).findAll().collect { part ->
            def (command, shown) = part.split('\n', 2)
            assert command.startsWith(PROMPT): "a transcript begins with '$PROMPT', not with '$command'"
            new Step(command.substring(PROMPT.size()), shown)
        }
    }

    static String text(List<Step> steps) {
        steps.collect { "$PROMPT$it.command\n$it.shown" }.join('')
    }
}
