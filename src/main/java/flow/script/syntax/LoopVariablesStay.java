package flow.script.syntax;

import flow.problem.Code;
import flow.problem.Problem;
import flow.problem.Problems;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.Variable;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.DoWhileStatement;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.ast.stmt.WhileStatement;

/**
 * A body in a loop that makes steps captures no variable that the loop goes on changing. Groovy has one such variable for all
 * rounds, so that every body would see the value of the last one.
 */
final class LoopVariablesStay implements Rule {

    @Override
    public void check(ScriptTree script, Problems problems) {
        new Loops(script, problems).visitBuilding();
    }

    private static final class Loops extends OutsideVisitor {
        private final Problems problems;
        private final Set<ClosureExpression> bodies;
        private final Deque<Set<Variable>> changing = new ArrayDeque<>();

        Loops(ScriptTree script, Problems problems) {
            super(script);
            this.problems = problems;
            this.bodies = script.bodies().stream().map(BodyCode::closure).collect(Collectors.toSet());
        }

        @Override
        public void visitForLoop(ForStatement loop) {
            Set<Variable> changed = changedIn(loop, loop.getLoopBlock(), bodies);
            if (loop.getValueVariable() != null) {
                changed.add(loop.getValueVariable());
            }
            if (loop.getIndexVariable() != null) {
                changed.add(loop.getIndexVariable());
            }
            changing.push(changed);
            super.visitForLoop(loop);
            changing.pop();
        }

        @Override
        public void visitWhileLoop(WhileStatement loop) {
            changing.push(changedIn(loop, loop.getLoopBlock(), bodies));
            super.visitWhileLoop(loop);
            changing.pop();
        }

        @Override
        public void visitDoWhileLoop(DoWhileStatement loop) {
            changing.push(changedIn(loop, loop.getLoopBlock(), bodies));
            super.visitDoWhileLoop(loop);
            changing.pop();
        }

        /** {@code names.each { … }} is a loop too, but has a parameter for each round. */
        @Override
        public void visitClosureExpression(ClosureExpression closure) {
            script.bodies().stream().filter(body -> body.closure() == closure).forEach(this::captured);
            changing.push(changedIn(closure, closure.getCode(), bodies));
            super.visitClosureExpression(closure);
            changing.pop();
        }

        private void captured(BodyCode body) {
            Set<String> told = new HashSet<>();
            new NameVisitor(script.plain()) {
                @Override
                public void visitVariableExpression(VariableExpression variable) {
                    Captured captured = Captured.in(body, script, variable);
                    if (captured != null
                            && changing.stream().anyMatch(loop -> loop.contains(captured.declaration()))
                            && told.add(captured.name())) {
                        problems.add(problem(captured));
                    }
                }
            }.visit(body);
        }

        private Problem problem(Captured captured) {
            String name = captured.name();
            Problem problem = Problem.of(
                    Code.F014,
                    script.places().of(captured.use()),
                    "the loop goes on changing '" + name + "', so that every body would see its last value",
                    "copy it in each round, and use the copy: def one = " + name);
            return captured.with("one variable for all rounds", problem, script.places());
        }
    }

    /** The variables that a loop assigns and that are not its block's own. Bodies do not run while the graph is built. */
    private static Set<Variable> changedIn(ASTNode loop, ASTNode block, Set<ClosureExpression> bodies) {
        Set<Variable> changed = new HashSet<>();
        Set<Variable> own = new HashSet<>();
        loop.visit(new NameVisitor(Set.of()) {
            @Override
            void assigned(Assignment assignment) {
                if (assignment.variable() != null && !isFree(assignment.target())) {
                    changed.add(assignment.variable().getAccessedVariable());
                }
            }

            @Override
            public void visitClosureExpression(ClosureExpression closure) {
                if (!bodies.contains(closure)) {
                    super.visitClosureExpression(closure);
                }
            }
        });
        block.visit(new NameVisitor(Set.of()) {
            @Override
            public void visitDeclarationExpression(DeclarationExpression declaration) {
                if (declaration.getLeftExpression() instanceof VariableExpression variable) {
                    own.add(variable);
                }
                super.visitDeclarationExpression(declaration);
            }
        });
        changed.removeAll(own);
        changed.remove(null);
        return changed;
    }
}
