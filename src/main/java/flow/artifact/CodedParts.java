package flow.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is written of a value that a codec keeps: the name of the codec's class, and the bytes. */
final class CodedParts {
    private CodedParts() {}

    /** @throws Refused when the codec fails */
    static Object of(Object value, ClassCodec codec, Contents contents) throws IOException {
        try (Spill bytes = new Spill(contents)) {
            write(value, codec, bytes);
            return List.of(codec.type().getName(), bytes.piece().parts());
        }
    }

    private static void write(Object value, ClassCodec codec, Spill bytes) {
        try {
            codec.write(value, bytes);
        } catch (Error | ContentsFailure own) {
            throw own;
        } catch (Throwable failed) {
            throw new Refused(value.getClass(), "cannot be written by its codec: " + failed, failed);
        }
    }

    /** @throws UnreadableValue when no codec knows it any more, or the one that does fails */
    static Object value(@Nullable Object parts, ScriptClasses classes, Contents contents) {
        Written written = written(parts);
        ClassCodec codec = classes.codecOf(written.type());
        if (codec == null) {
            throw new UnreadableValue("the script has no codec for the class '" + written.type() + "' any more");
        }
        Object value = read(codec, written.piece(), contents);
        if (!codec.type().isInstance(value)) {
            throw new UnreadableValue("the codec of the class '" + written.type() + "' made "
                    + Refused.readableClassOf(value) + " of it");
        }
        return value;
    }

    /** What is known without the codec. */
    record Written(String type, Piece piece) {}

    static Written written(@Nullable Object parts) {
        if (parts instanceof List<?> both && both.size() == 2 && both.get(0) instanceof String type) {
            Object piece = both.get(1);
            if (piece != null) {
                return new Written(type, Piece.of(piece));
            }
        }
        throw UnreadableValue.damaged();
    }

    private static @Nullable Object read(ClassCodec codec, Piece piece, Contents contents) {
        InputStream bytes = piece.open(contents);
        try (bytes) {
            return codec.read(bytes, piece.size());
        } catch (Error | ContentsFailure own) {
            throw own;
        } catch (Throwable failed) {
            throw new UnreadableValue(
                    "the codec of the class '" + codec.type().getName() + "' fails: " + failed, failed);
        }
    }
}
