package flow.cli;

/** The program. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.out.println("flow " + Main.class.getPackage().getImplementationVersion());
    }
}
