package flow.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Java's own serialisation, of objects of few classes only: it makes whatever object the bytes ask for. */
final class JavaCodec implements ClassCodec {
    private final Class<?> type;
    private final SerialClasses classes;

    JavaCodec(Class<?> type, ClassLoader loader) {
        this.type = type;
        this.classes = new SerialClasses(type, loader);
    }

    @Override
    public Class<?> type() {
        return type;
    }

    @Override
    public void write(Object value, OutputStream out) throws IOException {
        try (ObjectOutputStream objects = new Writer(out)) {
            objects.writeObject(value);
        }
    }

    @Override
    public Object read(InputStream in, long size) throws IOException, ClassNotFoundException {
        try (Reader objects = new Reader(in, size)) {
            return objects.readOne();
        }
    }

    /** Refuses at once what could not be read again. */
    private final class Writer extends ObjectOutputStream {
        /** Java writes its own failure behind a half-written object, before it throws it. */
        private boolean failing;

        Writer(OutputStream out) throws IOException {
            super(out);
        }

        @Override
        protected void annotateClass(Class<?> written) {
            failing |= IOException.class.isAssignableFrom(written);
            if (!failing && !classes.mayBeRead(written)) {
                throw classes.refused(written.getName());
            }
        }

        @Override
        protected void annotateProxyClass(Class<?> proxy) {
            throw classes.refused("an interface made of a closure or a handler");
        }
    }

    /** Finds classes where the script finds them. */
    private final class Reader extends ObjectInputStream {
        private final long size;
        private @Nullable Class<?> refused;

        /** @param size of all that is there, in bytes: no array has more elements */
        Reader(InputStream in, long size) throws IOException {
            super(in);
            this.size = size;
            setObjectInputFilter(this::judge);
        }

        private ObjectInputFilter.Status judge(ObjectInputFilter.FilterInfo info) {
            if (info.arrayLength() > size) {
                return ObjectInputFilter.Status.REJECTED;
            }
            if (info.serialClass() == null) {
                return ObjectInputFilter.Status.UNDECIDED;
            }
            if (!classes.mayBeRead(info.serialClass())) {
                refused = info.serialClass();
                return ObjectInputFilter.Status.REJECTED;
            }
            return ObjectInputFilter.Status.ALLOWED;
        }

        /** Java says only that something was rejected. */
        Object readOne() throws IOException, ClassNotFoundException {
            try {
                return readObject();
            } catch (InvalidClassException rejected) {
                if (refused == null) {
                    throw rejected;
                }
                throw classes.refused(refused.getName());
            }
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            if (!classes.mayBeLoaded(description.getName())) {
                throw classes.refused(description.getName());
            }
            try {
                return Class.forName(description.getName(), false, classes.loader());
            } catch (ClassNotFoundException ofJava) {
                return super.resolveClass(description);
            }
        }

        @Override
        protected Class<?> resolveProxyClass(String[] interfaces) {
            throw classes.refused("an interface made of a closure or a handler");
        }
    }
}
