package flow.run

import flow.graph.Scope

/** A scope whose names read like those in a script: {@code it.total = it.price * 2}. */
class Here {
    private final Scope scope

    Here(Scope scope) {
        this.@scope = scope
    }

    Scope getScope() { this.@scope }

    Object getProperty(String name) {
        switch (name) {
            case 'scope': return this.@scope
            case 'current': return this.@scope.current()
            case 'inputs': return this.@scope.inputs().collect { new Input(it) }
            default: return this.@scope.read(name)
        }
    }

    void setProperty(String name, Object value) {
        this.@scope.write(name, value)
    }

    /** A branch's end, likewise. */
    static class Input {
        private final Scope.BranchEnd end

        Input(Scope.BranchEnd end) {
            this.@end = end
        }

        Object getProperty(String name) {
            name == 'end' ? this.@end : this.@end.read(name)
        }
    }
}
