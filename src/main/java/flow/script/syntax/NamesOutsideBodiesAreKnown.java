package flow.script.syntax;

import flow.dsl.Vocabulary;
import flow.graph.Identifiers;
import flow.problem.Code;
import flow.problem.Problem;
import flow.problem.Problems;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/**
 * Code outside of bodies names only what is declared: it sees no artifacts, and while the graph is built there are none. Names
 * that the script may declare in ways that are not written out are left to its evaluation.
 */
final class NamesOutsideBodiesAreKnown implements Rule {
    private static final Set<String> OF_EVERY_SCRIPT = Set.of(
            "binding",
            "class",
            "delegate",
            "directive",
            "maximumNumberOfParameters",
            "metaClass",
            "out",
            "owner",
            "parameterTypes",
            "resolveStrategy",
            "thisObject");

    @Override
    public void check(ScriptTree script, Problems problems) {
        Reads reads = new Reads(script, problems);
        reads.visitBuilding();
        reads.visitMethods();
        Set<String> visible = script.visibleNames();
        script.classes().stream()
                .filter(ClosedClasses::contain)
                .forEach(type -> inClass(type, visible, script, problems));
    }

    /** In a class, only what bodies see is told: other names may be added to it later. */
    private static void inClass(ClassNode type, Set<String> visible, ScriptTree script, Problems problems) {
        List<Statement> code = ClosedClasses.code(type);
        NameVisitor reads = new NameVisitor(PlainClosures.in(code)) {
            @Override
            public void visitVariableExpression(VariableExpression variable) {
                if (isFree(variable) && isCertain() && visible.contains(variable.getName())) {
                    problems.add(invisible(variable, script.places()));
                }
            }
        };
        code.forEach(statement -> statement.visit(reads));
    }

    private static Problem invisible(VariableExpression variable, Places places) {
        return Problem.of(
                Code.F015,
                places.of(variable),
                "nothing called '" + variable.getName() + "' is visible outside of a body's braces",
                "code outside of bodies sees no artifacts and parameters: pass '" + variable.getName()
                        + "' to it as an argument");
    }

    private static final class Reads extends OutsideVisitor {
        private final Problems problems;
        private final Set<String> parameters;
        private final Set<String> configs;
        private final boolean everyConfigIsLiteral;
        private final Unquoted unquoted;
        private boolean inBlock;

        Reads(ScriptTree script, Problems problems) {
            super(script);
            this.problems = problems;
            this.parameters = script.names("parameter");
            this.configs = script.names("config");
            this.everyConfigIsLiteral = script.calls("config").count() == configs.size();
            this.unquoted = Unquoted.in(script);
        }

        /** A computed default has names of its own. */
        @Override
        public void visitClosureExpression(ClosureExpression closure) {
            if (script.options().contains(closure)) {
                return;
            }
            boolean outer = inBlock;
            inBlock |= script.blocks().contains(closure);
            super.visitClosureExpression(closure);
            inBlock = outer;
        }

        @Override
        public void visitVariableExpression(VariableExpression variable) {
            String name = variable.getName();
            boolean known = OF_EVERY_SCRIPT.contains(name)
                    || Vocabulary.GRAPH_WORDS.contains(name)
                    || script.helpers().isProperty(name);
            if (!isFree(variable) || !isCertain() || known) {
                return;
            }
            if (Character.isUpperCase(name.charAt(0))) {
                problems.add(UnknownClass.problem(
                        name, script.places().of(variable), script.places().script()));
            } else if (!inBlock) {
                problems.add(
                        unquoted.cure(variable).isPresent() ? ofBlock(variable) : invisible(variable, script.places()));
            } else if (isOfBodies(name) && !configs.contains(name) && !parameters.contains(name)) {
                problems.add(
                        Code.F010,
                        script.places().of(variable),
                        "'" + name + "' has a value only in bodies, and not while the graph is built",
                        unquoted.cure(variable).orElse(null));
            } else if (everyConfigIsLiteral && !configs.contains(name) && !parameters.contains(name)) {
                problems.add(ofBlock(variable));
            }
        }

        private Problem ofBlock(VariableExpression variable) {
            return Problem.of(
                    Code.F012,
                    script.places().of(variable),
                    "nothing called '" + variable.getName() + "' is known while the graph is built",
                    unquoted.cure(variable)
                            .orElse("artifacts have their values in bodies; what shapes the graph is a config"));
        }

        private static boolean isOfBodies(String name) {
            return name.equals("inputs") || Identifiers.BODY_WORDS.contains(name);
        }
    }
}
