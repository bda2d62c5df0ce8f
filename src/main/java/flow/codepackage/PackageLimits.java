package flow.codepackage;

/**
 * How much is unpacked at most, so that no archive fills the disk of the machine that runs a task.
 *
 * @param bytes in all files together
 * @param files in number
 */
public record PackageLimits(long bytes, int files) {

    /** 4 GB: more than any pod should fetch before its first step. 100,000 files: ten times a large project with its libraries. */
    public static final PackageLimits USUAL = new PackageLimits(4_000_000_000L, 100_000);
}
