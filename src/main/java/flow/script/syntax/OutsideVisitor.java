package flow.script.syntax;

import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;

/** Goes through the code of a script that is no body. */
abstract class OutsideVisitor extends NameVisitor {
    final ScriptTree script;

    OutsideVisitor(ScriptTree script) {
        super(script.plain());
        this.script = script;
    }

    /** The code that runs while the graph is built. */
    final void visitBuilding() {
        script.run().visit(this);
    }

    /** The methods of the script, which may be called from there or from bodies. */
    final void visitMethods() {
        for (MethodNode method : script.methods()) {
            method.getCode().visit(this);
        }
    }

    @Override
    public void visitClosureExpression(ClosureExpression closure) {
        if (script.body(closure).isEmpty()) {
            super.visitClosureExpression(closure);
        }
    }
}
