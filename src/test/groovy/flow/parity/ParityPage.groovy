package flow.parity

import flow.docs.Page

/** What docs/parity.md says: the tables by their headings, each row by what stands in its first column. */
class ParityPage {

    /** Every core test of Metaflow. */
    static final Set<String> TESTS = '''
        BasicArtifact Constants Lineage MergeArtifacts MergeArtifactsInclude MergeArtifactsPropagation LargeArtifact BasicForeach
        NestedForeach WideForeach BasicUnboundedForeach NestedUnboundedForeach BasicParallel RuntimeDag
        BasicParameter ParameterName DynamicParameter BasicInclude BasicConfig FlowOptions Extensions
        CurrentSingleton ProjectBranch ProjectProduction BasicTag TagMutation
        CatchRetry TagCatch TaskException DetectSegFault TimeoutDecorator S3Failure SecretsDecorator
        ResumeStartStep ResumeEndStep ResumeForeachSplit ResumeForeachInner ResumeForeachJoin ResumeSucceededStep ResumeOriginPathSpec
        BasicUnboundedForeachResume ResumeUBFJoin ResumeRecursiveSwitch ResumeRecursiveSwitchInsideForeach RunIdFile
        BasicLog LargeMflog
        BasicSwitch NestedSwitch SwitchInBranch SwitchInForeach BranchInSwitch ForeachInSwitch RecursiveSwitch RecursiveSwitchInsideForeach
        CardDecoratorBasic MultipleCardDecorator CardsWithId DefaultEditableCard DefaultEditableCardCustomize DefaultEditableCardWithId
        CardError CardTimeout CardImport CardExtensionsImport CardWithRefresh CardComponentRefresh CardResume
        '''.split() as Set

    final Map<String, List<List<String>>> tables = [:].withDefault { [] }

    ParityPage() {
        def heading = null
        Page.HOME.resolve('docs/parity.md').readLines().each { line ->
            if (line.startsWith('## ')) {
                heading = line.substring(3)
            }
            if (line.startsWith('| ') && !(line ==~ /\| (graph|test|suite) \|.*/)) {
                tables[heading] << line.split(/\|/, -1)[1..-2]*.trim()
            }
        }
    }

    /** Each test that runs, with the graphs that it runs on. */
    Map<String, String> getRunning() {
        tables['Tests that run'].collectEntries { [it[0], it[1]] }
    }

    /** The tests in all tables, each as often as it stands there. */
    List<String> getTests() {
        tables.findAll { it.key.startsWith('Tests ') }.values().collectMany { it*.first() }
    }

    /** How the page spells some graphs. */
    static String spelling(List<Graph> graphs) {
        if (graphs == Graphs.ALL) {
            return 'all'
        }
        graphs == Graphs.PLAIN ? 'all without a switch' : graphs.join(', ')
    }
}
