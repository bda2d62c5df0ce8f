package flow

import com.tngtech.archunit.core.domain.JavaAccess
import com.tngtech.archunit.core.domain.JavaClass
import com.tngtech.archunit.core.domain.JavaClasses
import com.tngtech.archunit.core.domain.JavaFieldAccess
import com.tngtech.archunit.core.importer.ClassFileImporter
import org.jspecify.annotations.NullMarked
import spock.lang.Shared
import spock.lang.Specification

import java.nio.file.Path

/** The table of architecture.md. A new package or a new arrow is a decision: a row here and a page in docs/decisions. */
class ArchitectureSpec extends Specification {

    /** Each package with the packages of ours that it may import. */
    static final Map<String, Set<String>> ARROWS = [
        'flow'               : [],
        'flow.problem'       : [],
        'flow.graph'         : ['flow.problem'],
        'flow.event'         : ['flow.graph', 'flow.problem'],
        'flow.schedule'      : ['flow.graph'],
        'flow.serve'         : ['flow.event', 'flow.graph', 'flow.problem', 'flow.schedule'],
        'flow.check'         : ['flow.graph', 'flow.problem', 'flow.schedule'],
        'flow.show'          : ['flow.graph', 'flow.problem'],
        'flow.dsl'           : ['flow', 'flow.graph', 'flow.problem'],
        'flow.script'        : ['flow.dsl', 'flow.graph', 'flow.problem', 'flow.script.library',
                                'flow.script.syntax'],
        'flow.script.library': ['flow.problem'],
        'flow.script.syntax' : ['flow.dsl', 'flow.graph', 'flow.problem'],
        'flow.artifact'      : ['flow', 'flow.problem'],
        'flow.store'         : ['flow', 'flow.artifact', 'flow.graph', 'flow.problem'],
        'flow.store.local'   : ['flow.artifact', 'flow.graph', 'flow.problem', 'flow.store'],
        'flow.store.object'  : ['flow.artifact', 'flow.graph', 'flow.problem', 'flow.store'],
        'flow.store.s3'      : ['flow.store', 'flow.store.object'],
        'flow.client'        : ['flow', 'flow.artifact', 'flow.event', 'flow.graph', 'flow.problem', 'flow.store', 'flow.store.local'],
        'flow.resume'        : ['flow', 'flow.artifact', 'flow.graph', 'flow.store'],
        'flow.view'          : ['flow', 'flow.artifact', 'flow.problem'],
        'flow.diff'          : ['flow.artifact', 'flow.client', 'flow.view'],
        'flow.task'          : ['flow', 'flow.artifact', 'flow.client', 'flow.event', 'flow.graph', 'flow.problem', 'flow.store'],
        'flow.run'           : ['flow', 'flow.client', 'flow.graph', 'flow.problem', 'flow.resume', 'flow.store', 'flow.task'],
        'flow.progress'      : ['flow', 'flow.graph', 'flow.problem', 'flow.run', 'flow.store', 'flow.task', 'flow.view'],
        'flow.report'        : ['flow', 'flow.artifact', 'flow.client', 'flow.graph', 'flow.problem', 'flow.store', 'flow.view'],
        'flow.notify'        : ['flow.graph', 'flow.problem'],
        'flow.config'        : ['flow.problem'],
        'flow.codepackage'   : ['flow.artifact', 'flow.graph', 'flow.script', 'flow.script.library'],
        'flow.compile'       : ['flow.graph', 'flow.problem'],
        'flow.compile.argo'  : ['flow.compile', 'flow.event', 'flow.graph', 'flow.problem', 'flow.schedule'],
        'flow.deploy'        : ['flow.compile', 'flow.event'],
        'flow.deploy.kubernetes': ['flow.compile', 'flow.compile.argo', 'flow.deploy', 'flow.event'],
        'flow.prepare'       : ['flow.check', 'flow.config', 'flow.dsl', 'flow.event', 'flow.graph', 'flow.problem', 'flow.script'],
        'flow.testing'       : ['flow', 'flow.check', 'flow.client', 'flow.config', 'flow.dsl', 'flow.graph', 'flow.prepare', 'flow.problem',
                                'flow.run', 'flow.script', 'flow.script.library', 'flow.store', 'flow.store.local', 'flow.task'],
    ].collectEntries { name, imports -> [name, imports as Set] }

    /** Wires everything together, so it alone may import every other package. */
    static final String CLI = 'flow.cli'

    @Shared
    JavaClasses classes = new ClassFileImporter()
        .importPath(Path.of(System.getProperty('flow.home'), 'target', 'classes'))

    def "every package has a row in the table"() {
        given:
        def without = packages - ARROWS.keySet() - CLI

        expect:
        without.empty
    }

    def "a package imports only what its row allows"() {
        given:
        def forbidden = classesOf { it in ARROWS.keySet() }
            .collectMany { it.directDependenciesFromSelf }
            .findAll { isOurs(it.targetClass) && it.originClass.packageName != it.targetClass.packageName }
            .findAll { !(it.targetClass.packageName in ARROWS[it.originClass.packageName]) }
            *.description

        expect:
        forbidden.empty
    }

    def "the arrows never lead back"() {
        when:
        def left = ARROWS.collectEntries { name, imports -> [name, imports as Set] }
        def next = left.keySet()
        while (next) {
            next = left.findAll { it.value.empty }.keySet() as Set
            left.keySet().removeAll(next)
            left.values()*.removeAll(next)
        }

        then:
        left == [:]
    }

    def "what stands behind the script knows nothing of Groovy"() {
        given:
        def groovy = classesOf { it in ['flow.problem', 'flow.graph', 'flow.schedule', 'flow.check', 'flow.show', 'flow.config'] }
            .collectMany { it.directDependenciesFromSelf }
            .findAll { it.targetClass.packageName ==~ /(groovy|org\.codehaus\.groovy|org\.apache\.groovy)(\..*)?/ }
            *.description

        expect:
        groovy.empty
    }

    def "only the command line prints and ends the process"() {
        given:
        def elsewhere = classesOf { it != CLI }
            .collectMany { it.accessesFromSelf }
            .findAll { printsOrExits(it) }
            *.description

        expect:
        elsewhere.empty
    }

    def "every package says what it is for, and that nothing in it is null unless it says so"() {
        given:
        def silent = packages - classes.findAll {
            it.simpleName == 'package-info' && it.isAnnotatedWith(NullMarked)
        }*.packageName

        expect:
        silent.empty
    }

    private Set<String> getPackages() {
        classes*.packageName as TreeSet
    }

    private List<JavaClass> classesOf(Closure<Boolean> room) {
        classes.findAll { room(it.packageName) } as List
    }

    private static boolean isOurs(JavaClass type) {
        type.packageName == 'flow' || type.packageName.startsWith('flow.')
    }

    private static boolean printsOrExits(JavaAccess<?> access) {
        def owner = access.targetOwner.name
        if (access instanceof JavaFieldAccess) {
            return owner == 'java.lang.System' && access.target.name in ['out', 'err']
        }
        owner in ['java.lang.System', 'java.lang.Runtime'] && access.target.name in ['exit', 'halt']
    }
}
