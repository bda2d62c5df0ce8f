package flow.artifact;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;

/** Arrays of numbers, characters and truths as bytes, the most significant first. */
final class PrimitiveArrays {
    private static final Map<Class<?>, String> TAGS = Map.of(
            boolean[].class, "booleans",
            byte[].class, "bytes",
            char[].class, "chars",
            short[].class, "shorts",
            int[].class, "ints",
            long[].class, "longs",
            float[].class, "floats",
            double[].class, "doubles");

    private PrimitiveArrays() {}

    /** @param type of an array of primitives */
    static String tag(Class<?> type) {
        return Objects.requireNonNull(TAGS.get(type));
    }

    static boolean isTag(String tag) {
        return TAGS.containsValue(tag);
    }

    static byte[] bytes(Object array) {
        if (array instanceof byte[] bytes) {
            return bytes;
        }
        int length = Array.getLength(array);
        ByteBuffer bytes = ByteBuffer.allocate(size(array, length));
        if (array instanceof boolean[] truths) {
            for (boolean truth : truths) {
                bytes.put((byte) (truth ? 1 : 0));
            }
        }
        if (array instanceof char[] characters) {
            bytes.asCharBuffer().put(characters);
        }
        if (array instanceof short[] numbers) {
            bytes.asShortBuffer().put(numbers);
        }
        if (array instanceof int[] numbers) {
            bytes.asIntBuffer().put(numbers);
        }
        if (array instanceof long[] numbers) {
            bytes.asLongBuffer().put(numbers);
        }
        if (array instanceof float[] numbers) {
            bytes.asFloatBuffer().put(numbers);
        }
        if (array instanceof double[] numbers) {
            bytes.asDoubleBuffer().put(numbers);
        }
        return bytes.array();
    }

    private static int size(Object array, int length) {
        long size = (long) length * width(array.getClass().getComponentType());
        if (size > Integer.MAX_VALUE) {
            throw new Refused(array.getClass(), "is an array of more than 2 GB; keep it in parts");
        }
        return (int) size;
    }

    private static int width(Class<?> component) {
        if (component == long.class || component == double.class) {
            return Long.BYTES;
        }
        if (component == int.class || component == float.class) {
            return Integer.BYTES;
        }
        return component == short.class || component == char.class ? Short.BYTES : 1;
    }

    /** @throws UnreadableValue when the bytes are none */
    static Object array(String tag, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return switch (tag) {
            case "bytes" -> bytes;
            case "booleans" -> truths(bytes);
            case "chars" -> {
                char[] characters = new char[elements(bytes, Character.BYTES)];
                buffer.asCharBuffer().get(characters);
                yield characters;
            }
            case "shorts" -> {
                short[] numbers = new short[elements(bytes, Short.BYTES)];
                buffer.asShortBuffer().get(numbers);
                yield numbers;
            }
            case "ints" -> {
                int[] numbers = new int[elements(bytes, Integer.BYTES)];
                buffer.asIntBuffer().get(numbers);
                yield numbers;
            }
            case "longs" -> {
                long[] numbers = new long[elements(bytes, Long.BYTES)];
                buffer.asLongBuffer().get(numbers);
                yield numbers;
            }
            case "floats" -> {
                float[] numbers = new float[elements(bytes, Float.BYTES)];
                buffer.asFloatBuffer().get(numbers);
                yield numbers;
            }
            case "doubles" -> {
                double[] numbers = new double[elements(bytes, Double.BYTES)];
                buffer.asDoubleBuffer().get(numbers);
                yield numbers;
            }
            default -> throw new IllegalArgumentException(tag + " is no array");
        };
    }

    private static boolean[] truths(byte[] bytes) {
        boolean[] truths = new boolean[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != 0 && bytes[i] != 1) {
                throw new UnreadableValue("an array of truths holds something else");
            }
            truths[i] = bytes[i] == 1;
        }
        return truths;
    }

    private static int elements(byte[] bytes, int width) {
        if (bytes.length % width != 0) {
            throw new UnreadableValue("an array ends in the middle of an element");
        }
        return bytes.length / width;
    }
}
