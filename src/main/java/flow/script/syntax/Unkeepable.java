package flow.script.syntax;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.lang.ref.Reference;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLConnection;
import java.nio.channels.Channel;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Scanner;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;
import java.util.stream.BaseStream;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.ConstructorCallExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.MethodPointerExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.jspecify.annotations.Nullable;

/**
 * A value that can never be kept, as its expression shows.
 *
 * @param path to it within the value, such as {@code .handlers[0]}; empty for the value itself
 * @param description what it is, with its article
 */
record Unkeepable(String path, String description) {
    private static final String CLOSURE = "a closure";

    private static final List<Class<?>> TYPES = List.of(
            Thread.class,
            ThreadLocal.class,
            Process.class,
            InputStream.class,
            OutputStream.class,
            Reader.class,
            Writer.class,
            BaseStream.class,
            Socket.class,
            ServerSocket.class,
            Channel.class,
            Executor.class,
            Future.class,
            Lock.class,
            Reference.class,
            ClassLoader.class,
            Random.class,
            Scanner.class,
            Timer.class,
            URLConnection.class);

    private static final Set<String> TYPE_NAMES = Set.of("groovy.sql.Sql");

    private static final Map<String, String> MADE_BY = Map.of(
            "newInputStream", "a stream",
            "newOutputStream", "a stream",
            "newReader", "a stream",
            "newWriter", "a stream",
            "newPrintWriter", "a stream",
            "openConnection", "a connection",
            "openStream", "a stream",
            "parallelStream", "a stream",
            "stream", "a stream");

    private static final Map<String, String> MADE_BY_TYPE = Map.of(
            "java.sql.DriverManager.getConnection", "a connection",
            "groovy.sql.Sql.newInstance", "a connection",
            "java.lang.Thread.start", "a thread",
            "java.lang.Thread.startDaemon", "a thread",
            "java.lang.Thread.currentThread", "a thread",
            "java.nio.file.Files.lines", "a stream",
            "java.util.Arrays.stream", "a stream",
            "java.nio.file.Files.newBufferedReader", "a stream",
            "java.nio.file.Files.newBufferedWriter", "a stream");

    /** Null when nothing speaks against keeping the value. */
    static @Nullable Unkeepable in(Expression value) {
        if (value instanceof ListExpression list) {
            return inList(list);
        }
        if (value instanceof MapExpression map) {
            return inMap(map);
        }
        String description = described(value);
        return description == null ? null : new Unkeepable("", description);
    }

    private static @Nullable Unkeepable inList(ListExpression list) {
        for (int i = 0; i < list.getExpressions().size(); i++) {
            Unkeepable inside = in(list.getExpression(i));
            if (inside != null) {
                return new Unkeepable("[" + i + "]" + inside.path, inside.description);
            }
        }
        return null;
    }

    private static @Nullable Unkeepable inMap(MapExpression map) {
        for (MapEntryExpression entry : map.getMapEntryExpressions()) {
            Unkeepable inside = in(entry.getValueExpression());
            if (inside != null) {
                String key = Arguments.key(entry).map(name -> "." + name).orElse("[…]");
                return new Unkeepable(key + inside.path, inside.description);
            }
        }
        return null;
    }

    private static @Nullable String described(Expression value) {
        if (value instanceof ClosureExpression || value instanceof MethodPointerExpression) {
            return CLOSURE;
        }
        if (value instanceof CastExpression cast && cast.getExpression() instanceof ClosureExpression) {
            return CLOSURE;
        }
        if (value instanceof ConstructorCallExpression made) {
            return isRefused(made.getType()) ? withArticle(made.getType().getNameWithoutPackage()) : null;
        }
        return value instanceof MethodCallExpression call ? made(call) : null;
    }

    private static boolean isRefused(ClassNode type) {
        return TYPE_NAMES.contains(type.getName())
                || TYPES.stream().map(ClassHelper::make).anyMatch(refused -> isA(type, refused));
    }

    private static boolean isA(ClassNode type, ClassNode refused) {
        return type.isDerivedFrom(refused) || type.implementsInterface(refused);
    }

    private static @Nullable String made(MethodCallExpression call) {
        String method = String.valueOf(call.getMethodAsString());
        Expression receiver = call.getObjectExpression();
        if (receiver instanceof ClassExpression type) {
            String name = type.getType().getName();
            if (name.equals("java.util.concurrent.Executors") && method.startsWith("new")) {
                return "a thread pool";
            }
            return name.startsWith("java.util.stream.") && !name.endsWith("Collectors")
                    ? "a stream"
                    : MADE_BY_TYPE.get(name + "." + method);
        }
        boolean bare = call.getArguments() instanceof TupleExpression arguments
                && arguments.getExpressions().isEmpty();
        if (!bare) {
            return null;
        }
        boolean starts = method.equals("start")
                && receiver instanceof ConstructorCallExpression made
                && made.getType().getName().equals("java.lang.ProcessBuilder");
        return starts || (method.equals("execute") && isCommand(receiver)) ? "a process" : MADE_BY.get(method);
    }

    /** What Groovy can start as a program. */
    static boolean isCommand(Expression expression) {
        return expression instanceof GStringExpression
                || expression instanceof ListExpression
                || (expression instanceof ConstantExpression constant && constant.getValue() instanceof String);
    }

    private static String withArticle(String type) {
        return ("AEIOU".indexOf(type.charAt(0)) >= 0 ? "an " : "a ") + type;
    }
}
