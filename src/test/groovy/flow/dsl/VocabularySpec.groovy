package flow.dsl

import flow.dsl.Vocabulary.Room
import flow.graph.Identifiers
import spock.lang.Specification

class VocabularySpec extends Specification {

    def "each room has its words"() {
        expect:
        Vocabulary.words(Room.SCRIPT).keySet() == ['dependency', 'flow'] as Set
        Vocabulary.words(Room.BLOCK).keySet() == ['step', 'foreach', 'parallel', 'join', 'choose', 'repeat'] as Set
        Vocabulary.words(Room.PARALLEL).keySet() == ['step', 'branch'] as Set
        Vocabulary.words(Room.CHOOSE).keySet() == ['when', 'otherwise'] as Set
        Vocabulary.words(Room.FLOW).keySet() == Vocabulary.words(Room.BLOCK).keySet() + [
            'description', 'tags', 'project', 'parameter', 'config', 'dependency', 'schedule', 'trigger', 'triggerOnFinish',
            'onSuccess', 'onFailure', 'notify', 'eachStep', 'codec']
        Vocabulary.words(Room.BODY).keySet().containsAll(['current', 'input', 'index', 'iteration', 'artifacts', 'merge'])
    }

    def "a word knows its options"() {
        expect:
        Vocabulary.words(Room.BLOCK).foreach.options() == ['as', 'maxParallel'] as Set
        Vocabulary.words(Room.BLOCK).step.options() - Vocabulary.words(Room.BLOCK).join.options() == ['nodes'] as Set
        Vocabulary.words(Room.FLOW).schedule.options() == ['hourly', 'daily', 'weekly', 'cron', 'crons', 'timezone', 'concurrency', 'missed', 'startingDeadline'] as Set
        Vocabulary.words(Room.PARALLEL).branch.options() == [] as Set
    }

    def "a word knows what its braces open"() {
        expect:
        Vocabulary.words(Room.BLOCK).step.opens() == ['1': Room.BODY]
        Vocabulary.words(Room.BLOCK).foreach.opens() == ['1': Room.BLOCK]
        Vocabulary.words(Room.BLOCK).repeat.opens() == ['1': Room.BLOCK, until: Room.BODY]
        Vocabulary.words(Room.BLOCK).parallel.opens() == ['0': Room.PARALLEL]
        Vocabulary.words(Room.CHOOSE).when.opens() == ['0': Room.BODY, '1': Room.BLOCK]
        Vocabulary.words(Room.SCRIPT).flow.opens() == ['1': Room.FLOW]
    }

    def "a word knows where it may stand, from the outside in"() {
        expect:
        Vocabulary.roomsOf('step') == [Room.FLOW, Room.BLOCK, Room.PARALLEL]
        Vocabulary.roomsOf('schedule') == [Room.FLOW]
        Vocabulary.roomsOf('when') == [Room.CHOOSE]
        Vocabulary.roomsOf('nonsense') == []
    }

    def "the words that build the graph are no words of bodies"() {
        expect:
        Vocabulary.GRAPH_WORDS.containsAll(['flow', 'step', 'when', 'branch', 'codec'])
        Vocabulary.GRAPH_WORDS.disjoint(Vocabulary.words(Room.BODY).keySet())
    }

    def "every word of the graph and of bodies is reserved"() {
        expect:
        Identifiers.GRAPH_WORDS == Vocabulary.GRAPH_WORDS
        Identifiers.BODY_WORDS.containsAll(Vocabulary.words(Room.BODY).keySet())
    }
}
