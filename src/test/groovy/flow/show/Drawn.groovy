package flow.show

import flow.graph.ByteSize
import flow.graph.Cpu
import flow.graph.Resources
import flow.graph.Retry
import flow.graph.Sketch
import flow.graph.StepOptions

import java.time.Duration

/** Draws sketches. */
class Drawn {
    static final StepOptions HEAVY = options(
        description: 'Fits one.', retry: Retry.times(3), timeout: Duration.ofHours(2),
        resources: new Resources(Cpu.from(4), ByteSize.from('16 GB'), null, null, null, null))

    /** With every kind of node, and every place for a decider. */
    static final String EVERYTHING = '''
        parameter alpha Double
        config cfg
        step start: sets datasets
        foreach datasets as dataset maxParallel 50
            step process with heavy
        join merge: sets total
        parallel
            step report
            branch publish
                step pack
                step send
        join gather
        choose
            when: asks total<1000
                step small
            when
                step large
        repeat refine atMost 50: asks error<0.1
            foreach 1..100
                step iterate catchInto failure
            join iterated
            choose
                when: asks bad
                    gang tune nodes 4
                    join tuned
                otherwise
        step end
        onFailure: opaque
        '''

    static String text(String sketch, boolean all = false, Map<String, StepOptions> options = [heavy: HEAVY]) {
        '\n' + picture(sketch, Format.TEXT, all, options)
    }

    static String picture(String sketch, Format format, boolean all = false,
            Map<String, StepOptions> options = [heavy: HEAVY]) {
        Picture.of(new Sketch(sketch, options).flow, format, all)
    }

    /** Those that are said. */
    static StepOptions options(Map said) {
        new StepOptions(said.description, said.catchInto, said.retry, said.timeout, said.resources, said.kubernetes,
            said.batch, said.environment ?: [:], said.secrets)
    }
}
