package flow.task;

import flow.artifact.ClassCodec;
import flow.artifact.Values;
import flow.graph.Codec;
import java.io.InputStream;
import java.io.OutputStream;

/** How a class is kept that the script teaches with {@code codec} and two closures. */
record Taught(Class<?> type, Codec.Writer writer, Codec.Reader reader) implements ClassCodec {

    /** @param classes finds the classes that the script declares */
    static ClassCodec by(Codec codec, ClassLoader classes) {
        Codec.Writer writer = codec.write();
        Codec.Reader reader = codec.read();
        return writer == null || reader == null
                ? Values.javaCodec(codec.type(), classes)
                : new Taught(codec.type(), writer, reader);
    }

    @Override
    public void write(Object value, OutputStream out) throws Throwable {
        writer.write(value, out);
    }

    @Override
    public Object read(InputStream in, long size) throws Throwable {
        return reader.read(in);
    }
}
