package flow.dsl;

import flow.graph.Codec;
import flow.problem.Code;
import flow.problem.Fault;
import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A closure of a codec. It may run at any time, in any task or in none, so it sees no artifacts and parameters: only what it is
 * given, the script's configs, constants and methods.
 */
final class CodecCode implements Codec.Writer, Codec.Reader {
    private final FlowScript script;
    private final Closure<?> closure;

    CodecCode(FlowScript script, Closure<?> closure) {
        this.script = script;
        this.closure = closure;
    }

    @Override
    public void write(Object value, OutputStream out) {
        clean().call(value, out);
    }

    @Override
    public @Nullable Object read(InputStream in) {
        return clean().call(in);
    }

    /** Every call has a clone of its own: tasks use codecs at the same time. */
    private Closure<?> clean() {
        Closure<?> clean = (Closure<?>) closure.clone();
        clean.setResolveStrategy(Closure.DELEGATE_ONLY);
        clean.setDelegate(new Names(script));
        return clean;
    }

    /** What its names mean. Public, because Groovy calls it. */
    public static final class Names extends GroovyObjectSupport {
        private final FlowScript script;

        private Names(FlowScript script) {
            this.script = script;
        }

        @Override
        public @Nullable Object getProperty(String name) {
            Tree config = script.config(name);
            if (config != null) {
                return config;
            }
            if (script.hasConstant(name)) {
                return script.constant(name);
            }
            throw new Fault(
                    Code.F012,
                    "a codec does not see '" + name + "'",
                    "it sees what it is given, configs, and the script's constants and methods");
        }

        @Override
        public void setProperty(String name, @Nullable Object value) {
            throw new Fault(Code.F015, "'" + name + " = …' in a codec changes nothing", "declare it with 'def'");
        }

        @Override
        public @Nullable Object invokeMethod(String name, Object arguments) {
            return script.callHelper(name, arguments instanceof Object[] many ? many : new Object[] {arguments});
        }
    }
}
