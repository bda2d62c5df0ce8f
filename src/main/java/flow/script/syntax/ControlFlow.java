package flow.script.syntax;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ElvisOperatorExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.TernaryExpression;
import org.codehaus.groovy.ast.stmt.AssertStatement;
import org.codehaus.groovy.ast.stmt.BreakStatement;
import org.codehaus.groovy.ast.stmt.CaseStatement;
import org.codehaus.groovy.ast.stmt.CatchStatement;
import org.codehaus.groovy.ast.stmt.ContinueStatement;
import org.codehaus.groovy.ast.stmt.DoWhileStatement;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.ast.stmt.IfStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.ast.stmt.SwitchStatement;
import org.codehaus.groovy.ast.stmt.ThrowStatement;
import org.codehaus.groovy.ast.stmt.TryCatchStatement;
import org.codehaus.groovy.ast.stmt.WhileStatement;
import org.codehaus.groovy.syntax.Types;
import org.jspecify.annotations.Nullable;

/**
 * Goes through code in the order in which it may run, and keeps what is known where ways part and meet. Where the exact answer
 * would need more, as behind a loop that {@code break} leaves, it takes the careful one.
 */
abstract class ControlFlow extends CodeVisitorSupport {
    private static final Set<Integer> SHORT_CIRCUITS = Set.of(Types.LOGICAL_AND, Types.LOGICAL_OR, Types.IMPLIES);

    /** Null behind what never goes on. */
    private @Nullable Ways now = Ways.BEGIN;

    private List<Ways> returns = new ArrayList<>();
    private List<Ways> breaks = new ArrayList<>();

    /** The names that are set somewhere inside. */
    abstract Set<String> setIn(ASTNode code);

    /** What is known here; of code that never runs, nothing. */
    final Ways now() {
        return now == null ? Ways.BEGIN : now;
    }

    final void now(@Nullable Ways ways) {
        now = now == null ? null : ways;
    }

    /** Runs through code that ends in one place, however it gets there. */
    final void once(Runnable code) {
        List<Ways> outerReturns = returns;
        List<Ways> outerBreaks = breaks;
        returns = new ArrayList<>();
        breaks = new ArrayList<>();
        code.run();
        for (Ways way : returns) {
            now = Ways.meet(now, way);
        }
        returns = outerReturns;
        breaks = outerBreaks;
    }

    /**
     * Runs through a closure that may be called never or many times.
     *
     * @param before what may have been set when it is called
     * @param after what may have been set when it was
     */
    final void perhaps(Set<String> before, Set<String> after, Runnable code) {
        Ways around = now;
        now(now().perhaps(before));
        once(code);
        Ways inside = now;
        now = around == null ? null : around.perhaps(after);
        if (now != null && inside != null && inside.all()) {
            now = now.perhapsAll();
        }
    }

    @Override
    public void visitIfElse(IfStatement statement) {
        statement.getBooleanExpression().visit(this);
        either(statement.getIfBlock(), statement.getElseBlock());
    }

    private void either(ASTNode one, ASTNode other) {
        Ways before = now;
        one.visit(this);
        Ways afterOne = now;
        now = before;
        other.visit(this);
        now = Ways.meet(afterOne, now);
    }

    @Override
    public void visitTernaryExpression(TernaryExpression expression) {
        expression.getBooleanExpression().visit(this);
        either(expression.getTrueExpression(), expression.getFalseExpression());
    }

    /** Its condition is its first value. */
    @Override
    public void visitShortTernaryExpression(ElvisOperatorExpression expression) {
        expression.getTrueExpression().visit(this);
        optional(expression.getFalseExpression());
    }

    /** What runs at most once. */
    final void optional(Expression expression) {
        Ways before = now;
        expression.visit(this);
        now = Ways.meet(before, now);
    }

    @Override
    public void visitBinaryExpression(BinaryExpression expression) {
        if (!SHORT_CIRCUITS.contains(expression.getOperation().getType())) {
            super.visitBinaryExpression(expression);
            return;
        }
        expression.getLeftExpression().visit(this);
        optional(expression.getRightExpression());
    }

    @Override
    public void visitAssertStatement(AssertStatement statement) {
        statement.getBooleanExpression().visit(this);
        Ways before = now;
        statement.getMessageExpression().visit(this);
        now = before;
    }

    /** The condition is asked once at least, as in {@code while ((line = next()) != null)}. */
    @Override
    public void visitWhileLoop(WhileStatement loop) {
        now(now().perhaps(setIn(loop)));
        loop.getBooleanExpression().visit(this);
        rounds(loop.getLoopBlock());
    }

    @Override
    public void visitForLoop(ForStatement loop) {
        loop.getCollectionExpression().visit(this);
        now(now().perhaps(setIn(loop.getLoopBlock())));
        rounds(loop.getLoopBlock());
    }

    private void rounds(Statement block) {
        Ways before = now;
        List<Ways> outer = breaks;
        breaks = new ArrayList<>();
        block.visit(this);
        breaks = outer;
        now = Ways.meet(before, now);
    }

    @Override
    public void visitDoWhileLoop(DoWhileStatement loop) {
        now(now().perhaps(setIn(loop)));
        Ways before = now;
        List<Ways> outer = breaks;
        breaks = new ArrayList<>();
        loop.getLoopBlock().visit(this);
        loop.getBooleanExpression().visit(this);
        now = isLeftEarly(loop) ? Ways.meet(before, now) : now;
        breaks = outer;
    }

    private static boolean isLeftEarly(DoWhileStatement loop) {
        boolean[] early = new boolean[1];
        loop.getLoopBlock().visit(new CodeVisitorSupport() {
            @Override
            public void visitBreakStatement(BreakStatement statement) {
                early[0] = true;
            }

            @Override
            public void visitContinueStatement(ContinueStatement statement) {
                early[0] = true;
            }
        });
        return early[0];
    }

    /** A case is reached by its value or from the case above it. */
    @Override
    public void visitSwitch(SwitchStatement statement) {
        statement.getExpression().visit(this);
        Ways before = now;
        List<Ways> outer = breaks;
        breaks = new ArrayList<>();
        now = null;
        for (CaseStatement option : statement.getCaseStatements()) {
            now = Ways.meet(before, now);
            option.getExpression().visit(this);
            option.getCode().visit(this);
        }
        now = Ways.meet(before, now);
        statement.getDefaultStatement().visit(this);
        for (Ways way : breaks) {
            now = Ways.meet(now, way);
        }
        breaks = outer;
    }

    /** A catch may begin behind anything that the try did. */
    @Override
    public void visitTryCatchFinally(TryCatchStatement statement) {
        statement.getResourceStatements().forEach(resource -> resource.visit(this));
        Ways before = now;
        int returned = returns.size();
        statement.getTryStatement().visit(this);
        Ways after = now;
        Ways failed = before == null ? null : before.perhaps(setIn(statement.getTryStatement()));
        for (CatchStatement handler : statement.getCatchStatements()) {
            now = failed;
            handler.getCode().visit(this);
            after = Ways.meet(after, now);
        }
        now = Ways.meet(failed, after);
        statement.getFinallyStatement().visit(this);
        atLast(before, after, returned);
    }

    /** What the finally sets is set on every way that leaves. */
    private void atLast(@Nullable Ways before, @Nullable Ways after, int returned) {
        if (now == null || before == null) {
            now = after == null ? null : now;
            return;
        }
        Set<String> set = new HashSet<>(now.sure());
        set.removeAll(before.sure());
        now = after == null ? null : after.perhaps(now.maybe()).surely(set);
        for (int i = returned; i < returns.size(); i++) {
            returns.set(i, returns.get(i).surely(set));
        }
    }

    @Override
    public void visitReturnStatement(ReturnStatement statement) {
        statement.getExpression().visit(this);
        leave(returns);
    }

    @Override
    public void visitThrowStatement(ThrowStatement statement) {
        statement.getExpression().visit(this);
        now = null;
    }

    @Override
    public void visitBreakStatement(BreakStatement statement) {
        leave(breaks);
    }

    @Override
    public void visitContinueStatement(ContinueStatement statement) {
        now = null;
    }

    private void leave(List<Ways> to) {
        if (now != null) {
            to.add(now);
        }
        now = null;
    }
}
