package flow.argo;

import flow.argo.Pods.Ended;
import flow.argo.Pods.Pod;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/** The pods that have begun, and are not known to be over. */
final class Running {
    private final Pods pods;
    private final Executor executor;
    private final Map<Node, CompletableFuture<Ended>> begun = new LinkedHashMap<>();

    Running(Pods pods) {
        this.pods = pods;
        this.executor = pods.atOnce() == 1 ? Runnable::run : Running::inThread;
    }

    private static void inThread(Runnable pod) {
        Thread thread = new Thread(pod, "pod");
        thread.setDaemon(true);
        thread.start();
    }

    int size() {
        return begun.size();
    }

    boolean has(Node node) {
        return begun.containsKey(node);
    }

    boolean hasRoom() {
        return begun.size() < pods.atOnce();
    }

    void begin(Node node, Pod pod) {
        begun.put(node, CompletableFuture.supplyAsync(() -> pods.run(pod), executor));
    }

    /** Waits until one of them is over. */
    void endOne(BiConsumer<Node, Ended> end) {
        try {
            CompletableFuture.anyOf(begun.values().toArray(CompletableFuture[]::new))
                    .get();
        } catch (ExecutionException broken) {
            throw new CompletionException(broken.getCause());
        } catch (InterruptedException untimely) {
            throw new CompletionException(untimely);
        }
        Node over = begun.keySet().stream()
                .filter(node -> begun.get(node).isDone())
                .findFirst()
                .orElseThrow();
        end.accept(over, begun.remove(over).join());
    }
}
