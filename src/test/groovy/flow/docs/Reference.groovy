package flow.docs

import com.sun.source.doctree.DocCommentTree
import com.sun.source.doctree.DocTree
import com.sun.source.doctree.ParamTree
import com.sun.source.tree.ClassTree
import com.sun.source.tree.CompilationUnitTree
import com.sun.source.tree.MethodTree
import com.sun.source.util.DocTrees
import com.sun.source.util.JavacTask
import com.sun.source.util.TreePath
import flow.dsl.Vocabulary
import flow.dsl.Vocabulary.Room

import java.nio.file.Path
import javax.tools.ToolProvider

/** Makes docs/reference.md of the Javadoc of the methods that are the words. */
class Reference {
    private static final Map<Room, String> TITLES = [
        (Room.SCRIPT)  : 'In the script',
        (Room.FLOW)    : 'Settings, directly in `flow`',
        (Room.BLOCK)   : 'In every block',
        (Room.PARALLEL): 'In `parallel`',
        (Room.CHOOSE)  : 'In `choose`',
        (Room.BODY)    : 'In bodies',
    ]

    private final Path sources
    private final DocTrees trees
    private final Map<String, CompilationUnitTree> units

    /** @param sources the folder of the Java sources of flow.dsl */
    Reference(Path sources) {
        this.sources = sources
        def compiler = ToolProvider.systemJavaCompiler
        def files = compiler.getStandardFileManager(null, Locale.ROOT, null)
        def paths = Room.values().collect { room -> sources.resolve("${room.words().simpleName}.java") }
        def task = (JavacTask) compiler.getTask(null, files, null, null, null, files.getJavaFileObjects(*paths))
        trees = DocTrees.instance(task)
        units = task.parse().collectEntries { unit -> [(unit.typeDecls.find { it instanceof ClassTree }.simpleName.toString()): unit] }
    }

    String markdown() {
        def text = new StringBuilder('''\
            # Reference

            Every word of the language. This page is made from the Javadoc of the methods that are the words; after a change there:
            `./mvnw -q test -Dtest=ReferenceSpec -Dflow.update=true`.
            '''.stripIndent())
        Room.values().each { room -> text << section(room) }
        text.toString()
    }

    private String section(Room room) {
        def type = (ClassTree) units[room.words().simpleName].typeDecls.find { it instanceof ClassTree }
        def words = type.members.findAll { it instanceof MethodTree && isWord(it) } as List<MethodTree>
        def byName = words.groupBy { wordOf(it, room) }
        def text = "\n## ${TITLES[room]}\n\n${paragraphs(doc(room, type))}\n"
        byName.each { name, overloads -> text += word(room, name, overloads) }
        text
    }

    private String word(Room room, String name, List<MethodTree> overloads) {
        def main = overloads.max { parameterNames(it).size() }
        def comment = doc(room, main)
        def text = "\n### `${shape(room, name, main)}`\n\n${paragraphs(comment)}\n"
        def parameters = comment.blockTags.findAll { it.kind == DocTree.Kind.PARAM } as List<ParamTree>
        if (parameters) {
            text += '\n' + parameters.collect { "- **${it.name.name}**: ${inline(it.description).trim()}" }.join('\n') + '\n'
        }
        def options = Vocabulary.words(room)[name]?.options()
        if (options) {
            text += "\nOptions: ${options.sort().collect { "`$it:`" }.join(', ')}\n"
        }
        text
    }

    private static String shape(Room room, String name, MethodTree method) {
        def names = parameterNames(method)
        if (room == Room.BODY && method.name.toString() != name) {
            return name
        }
        def closures = method.parameters.findAll { it.type.toString().startsWith('Closure') }*.name*.toString()
        def last = closures ? closures.last() : null
        def plain = names.findAll { it != 'options' && it != last }
        def options = names.contains('options') && names.size() > 1 ? ['options'] : []
        def given = names == ['options'] ? ['options'] : plain.collect { it in closures ? "{ $it }" : it } + options
        def arguments = given ? "(${given.join(', ')})" : ''
        last ? "$name$arguments { $last }" : name + arguments
    }

    private static List<String> parameterNames(MethodTree method) {
        method.parameters*.name*.toString()
    }

    private static boolean isWord(MethodTree method) {
        method.modifiers.annotations.any { it.annotationType.toString() == 'Word' }
    }

    private static String wordOf(MethodTree method, Room room) {
        def name = method.name.toString()
        room == Room.BODY && name.startsWith('get') ? name[3].toLowerCase() + name.substring(4) : name
    }

    private DocCommentTree doc(Room room, tree) {
        def unit = units[room.words().simpleName]
        trees.getDocCommentTree(TreePath.getPath(unit, tree))
    }

    private String paragraphs(DocCommentTree comment) {
        inline(comment.fullBody).replaceAll(/(?m)^ +(?=\S)/, '').trim().with { withoutMarks(it) }
    }

    /** Runs of text keep their line breaks; code keeps its indentation behind a mark that the trimming above respects. */
    private String inline(List<? extends DocTree> parts) {
        def out = new StringBuilder()
        StringBuilder code = null
        parts.each { part ->
            if (isTag(part, DocTree.Kind.START_ELEMENT)) {
                code = new StringBuilder()
            } else if (isTag(part, DocTree.Kind.END_ELEMENT)) {
                out << "\n```groovy\n${marked(code.toString())}```\n"
                code = null
            } else if (code != null) {
                code << plain(part)
            } else {
                out << plain(part).replaceAll(/\n\s*/, '\n')
            }
        }
        out.toString().replaceAll(/\n{3,}/, '\n\n')
    }

    private static boolean isTag(DocTree part, DocTree.Kind kind) {
        part.kind == kind && part.name.toString() == 'pre'
    }

    private static String plain(DocTree part) {
        switch (part.kind) {
            case DocTree.Kind.START_ELEMENT:
                return '\n\n'
            case DocTree.Kind.END_ELEMENT:
                return ''
            case DocTree.Kind.CODE:
                return "`${part.body.body}`"
            case DocTree.Kind.ENTITY:
                return [gt: '>', lt: '<', amp: '&'][part.name.toString()]
            case DocTree.Kind.LINK:
                return "`${part.reference.signature.tokenize('.#').last()}`"
            default:
                return part.toString()
        }
    }

    private static String marked(String code) {
        code.replaceFirst(/^\n/, '').replaceAll(/(?m)^ /, '').replaceAll(/(?m)^( +)/) { whole, indent -> '\u0001' * indent.size() }
    }

    private static String withoutMarks(String text) {
        text.replace('\u0001', ' ')
    }
}
