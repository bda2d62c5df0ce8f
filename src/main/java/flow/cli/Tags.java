package flow.cli;

import java.util.Optional;

/** Labels of runs. */
final class Tags {
    private static final int LONGEST = 500;

    private Tags() {}

    /** Why a text can be none, as a clause. */
    static Optional<String> fault(String tag) {
        if (tag.isBlank()) {
            return Optional.of("a tag is not empty");
        }
        if (tag.length() > LONGEST) {
            return Optional.of("a tag has at most " + LONGEST + " characters");
        }
        boolean isObeyed = tag.chars().anyMatch(Character::isISOControl);
        return isObeyed ? Optional.of("a tag has no control characters") : Optional.empty();
    }
}
