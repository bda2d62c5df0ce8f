package flow.notify;

import flow.graph.InvalidValue;
import flow.graph.Secret;
import java.util.Arrays;

/** What opens a channel, its address or its key: where that is kept, or itself. */
public sealed interface Key {

    /** Where it is kept. */
    record Kept(Secret secret) implements Key {
        @Override
        public String toString() {
            return secret.toString();
        }
    }

    /** The address or key itself, which nobody is shown. */
    record Plain(String value) implements Key {
        @Override
        public String toString() {
            return "***";
        }
    }

    /**
     * @param text {@code env:NAME}, {@code file:/path}, {@code kubernetes:secret/key}; everything else is the address or key itself
     * @throws InvalidValue F004 for what begins like one of the former and is none
     */
    static Key of(String text) {
        boolean isKept = Arrays.stream(Secret.Provider.values())
                .anyMatch(provider -> text.startsWith(provider.spelling() + ":"));
        return isKept ? new Kept(Secret.parse(text)) : new Plain(text.strip());
    }
}
