package flow.show;

import flow.graph.Batch;
import flow.graph.Durations;
import flow.graph.Gang;
import flow.graph.Kubernetes;
import flow.graph.Resources;
import flow.graph.Retry;
import flow.graph.StepOptions;
import flow.graph.TaskNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The options of a task in a few words each: {@code 4 cpu}, {@code 16 GB}, {@code retry 3}. */
final class ShortForm {
    private final List<String> words = new ArrayList<>();

    private ShortForm() {}

    static List<String> of(TaskNode task) {
        ShortForm form = new ShortForm();
        if (task instanceof Gang gang) {
            form.words.add(gang.nodes() == 1 ? "1 node" : gang.nodes() + " nodes");
        }
        StepOptions options = task.options();
        form.place(options.kubernetes(), options.batch());
        form.resources(options);
        form.failure(options);
        form.secrets(options);
        return form.words;
    }

    private void place(@Nullable Kubernetes kubernetes, @Nullable Batch batch) {
        if (kubernetes != null) {
            words.add(kubernetes.wanted() ? "kubernetes" : "no kubernetes");
            add("image ", kubernetes.image().name());
        }
        if (batch != null) {
            words.add(batch.wanted() ? "batch" : "no batch");
            add("image ", batch.image());
        }
    }

    private void resources(StepOptions options) {
        Resources resources = options.kubernetesResources().larger(options.batchResources());
        add(resources.cpu(), " cpu");
        add(resources.memory(), "");
        add(resources.disk(), " disk");
        add(resources.gpu(), " gpu");
        add(resources.sharedMemory(), " shared memory");
    }

    private void failure(StepOptions options) {
        Retry retry = options.retry();
        if (retry != null) {
            String delay = retry.delay() == null ? "" : " after " + Durations.text(retry.delay());
            words.add("retry " + retry.effectiveTimes() + delay);
        }
        if (options.timeout() != null) {
            words.add(options.timeout().isZero() ? "no timeout" : "timeout " + Durations.text(options.timeout()));
        }
        add("catchInto ", options.catchInto());
    }

    private void secrets(StepOptions options) {
        int environment = options.environment().size();
        if (environment > 0) {
            words.add(environment == 1 ? "1 variable" : environment + " variables");
        }
        int secrets = options.effectiveSecrets().size();
        if (secrets > 0) {
            words.add(secrets == 1 ? "1 secret" : secrets + " secrets");
        }
    }

    private void add(@Nullable Object amount, String unit) {
        if (amount != null) {
            words.add(amount + unit);
        }
    }

    private void add(String word, @Nullable String value) {
        if (value != null) {
            words.add(word + Plain.line(value));
        }
    }
}
