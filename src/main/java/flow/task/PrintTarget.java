package flow.task;

import java.io.PrintStream;

/** Where a thread prints. */
interface PrintTarget {
    void write(byte[] bytes, int offset, int length);

    void print(String text);

    void flush();

    /** Whether something could not be written. */
    boolean checkError();

    static PrintTarget of(PrintStream stream) {
        return new PrintTarget() {
            @Override
            public void write(byte[] bytes, int offset, int length) {
                stream.write(bytes, offset, length);
            }

            @Override
            public void print(String text) {
                stream.print(text);
            }

            @Override
            public void flush() {
                stream.flush();
            }

            @Override
            public boolean checkError() {
                return stream.checkError();
            }
        };
    }
}
