package flow.script.library;

import java.util.HashSet;
import java.util.Set;
import org.codehaus.groovy.control.CompilerConfiguration;

/** Groovy's own way of fetching libraries, by Ivy in the middle of compilation. */
public final class GroovyGrab {
    private static final String TRANSFORMATION = "groovy.grape.GrabAnnotationTransformation";

    private GroovyGrab() {}

    /** Leaves Grape's annotations to {@link RequestedLibraries}. Other transformations that are off stay off. */
    public static void switchOff(CompilerConfiguration configuration) {
        Set<String> off = new HashSet<>();
        if (configuration.getDisabledGlobalASTTransformations() != null) {
            off.addAll(configuration.getDisabledGlobalASTTransformations());
        }
        off.add(TRANSFORMATION);
        configuration.setDisabledGlobalASTTransformations(off);
    }
}
