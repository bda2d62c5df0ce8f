package flow.script;

import flow.dsl.Site;
import flow.problem.Problem;
import java.util.List;
import java.util.Map;

/**
 * What the compiler made of a script.
 *
 * @param mainClass the script's own class
 * @param classes class files by name, of the script and of the sources beside it
 * @param sites the calls of words, by the numbers that the compiler gave them
 * @param warnings found on the way
 * @param requested the libraries that it asks for, as {@code RequestedLibraries} writes them
 * @param libraries the digest of the jars that it was compiled with
 * @param sources SHA-256 of every source beside the script that was compiled with it, by path relative to the script's folder
 */
record CompiledScript(
        String mainClass,
        Map<String, byte[]> classes,
        List<Site> sites,
        List<Problem> warnings,
        String requested,
        String libraries,
        Map<String, String> sources) {}
