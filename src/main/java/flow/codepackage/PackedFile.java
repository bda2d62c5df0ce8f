package flow.codepackage;

/**
 * A file in a package, as its table of contents says.
 *
 * @param path in the package, with slashes: {@code source/train.flow.groovy}
 * @param size in bytes
 * @param sha256 of them, in hexadecimal
 * @param isExecutable whether its owner may run it as a program
 */
public record PackedFile(String path, long size, String sha256, boolean isExecutable) {}
