package flow.deploy;

import org.jspecify.annotations.Nullable;

/**
 * By what somebody changes a deployment.
 *
 * @param user who does
 * @param token of a deployment that is somebody else's; null when none was given
 * @param isForced whether fields that others changed since are taken back
 */
public record Claim(String user, @Nullable String token, boolean isForced) {}
