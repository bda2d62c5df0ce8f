package flow.store.s3;

import flow.store.object.BucketFault;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What a failure of the service or on the way to it means for people, and whether it may pass. */
final class S3Faults {
    /** Of a process without one it says which variables are not set. */
    private static final Pattern WEB_IDENTITY = Pattern.compile(
            "WebIdentityTokenFileCredentialsProvider\\(\\): (?!Either )(.*?)(?: \\((?:SDK|Service).*?)?, [A-Z][A-Za-z]+CredentialsProvider\\(");

    private static final int MOVED = 301;
    private static final int FORBIDDEN = 403;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;
    private static final int FAULT_OF_SERVICE = 500;
    private static final int NOT_IMPLEMENTED = 501;

    private static final Set<String> PASSING = Set.of(
            "SlowDown",
            "RequestTimeout",
            "Throttling",
            "ThrottlingException",
            "RequestLimitExceeded",
            "BadDigest",
            "InternalError");
    private static final Set<String> EXPIRED = Set.of("ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired");
    private static final Set<String> UNKNOWN_CREDENTIALS =
            Set.of("InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "UnrecognizedClientException");

    private final S3Location location;

    S3Faults(S3Location location) {
        this.location = location;
    }

    BucketFault of(SdkException failed) {
        if (failed instanceof S3Exception answered) {
            return answered(answered);
        }
        if (failed instanceof ApiCallTimeoutException || failed instanceof ApiCallAttemptTimeoutException) {
            return new BucketFault(location + " cannot be used: its service did not answer in time.", true, failed);
        }
        return failed instanceof SdkClientException ? unanswered(failed) : new BucketFault(said(failed), false, failed);
    }

    /** The empty text where it says none. */
    static String code(S3Exception failed) {
        if (failed.awsErrorDetails() == null || failed.awsErrorDetails().errorCode() == null) {
            return "";
        }
        return failed.awsErrorDetails().errorCode();
    }

    private BucketFault answered(S3Exception failed) {
        int status = failed.statusCode();
        String code = code(failed);
        boolean isPassing = status == TOO_MANY
                || status >= FAULT_OF_SERVICE && status != NOT_IMPLEMENTED
                || status == CONFLICT
                || PASSING.contains(code);
        return new BucketFault(isPassing ? busy(status, code) : refused(failed, status, code), isPassing, failed);
    }

    private String busy(int status, String code) {
        return location + " cannot be used: its service answers " + status + (code.isEmpty() ? "" : " " + code) + ".";
    }

    private String refused(S3Exception failed, int status, String code) {
        if (code.equals("NoSuchBucket")) {
            return "there is no bucket '" + location.bucket()
                    + "'. Create it, or name another one (--store, FLOW_STORE).";
        }
        if (status == MOVED || code.equals("AuthorizationHeaderMalformed") || code.equals("PermanentRedirect")) {
            return "the bucket '" + location.bucket() + "' is in another region" + region(failed)
                    + ". Set AWS_REGION, or 'store-s3.region' in the configuration.";
        }
        if (EXPIRED.contains(code)) {
            return location + " cannot be used: the credentials have expired. Renew them; 'flow resume' goes on then.";
        }
        if (UNKNOWN_CREDENTIALS.contains(code)) {
            return location + " cannot be used: its service does not know these credentials (" + code
                    + "). Look at AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_PROFILE, and at the endpoint.";
        }
        if (code.equals("RequestTimeTooSkewed")) {
            return location + " cannot be used: the clock of this machine is wrong.";
        }
        if (status == FORBIDDEN) {
            return location
                    + " cannot be used: access denied. The credentials need s3:GetObject, s3:PutObject, s3:DeleteObject"
                    + " and s3:AbortMultipartUpload on its objects, and s3:ListBucket on the bucket.";
        }
        return said(failed);
    }

    private static String region(S3Exception failed) {
        return failed.awsErrorDetails()
                .sdkHttpResponse()
                .firstMatchingHeader("x-amz-bucket-region")
                .map(region -> ", '" + region + "'")
                .orElse("");
    }

    /** The service was not reached, or what it answered did not arrive. */
    private BucketFault unanswered(SdkException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException unknown) {
                return new BucketFault(
                        location + " cannot be used: there is no host '" + unknown.getMessage() + "'.", true, failed);
            }
            if (cause instanceof ConnectException refused) {
                return new BucketFault(
                        location + " cannot be used: nobody answers there (" + refused.getMessage() + ").",
                        true,
                        failed);
            }
        }
        String said = String.valueOf(failed.getMessage());
        if (said.contains("credentials")) {
            return new BucketFault(location + " cannot be used: " + withoutCredentials(said), false, failed);
        }
        boolean isGarbled = said.contains("checksum") || said.contains("parse");
        return new BucketFault(
                said(failed), isGarbled || failed.retryable() || failed.getCause() instanceof IOException, failed);
    }

    /** The SDK tells of each place in which it looked; of a pod that has an identity only what became of that counts. */
    private static String withoutCredentials(String said) {
        Matcher identity = WEB_IDENTITY.matcher(said);
        if (identity.find()) {
            return "the web identity of this pod was refused: " + identity.group(1) + ".";
        }
        return "there are no credentials. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE,"
                + " or work where the machine or the pod has a role.";
    }

    /** Without what the SDK says of tries of its own: it makes none. */
    private String said(SdkException failed) {
        String said = String.valueOf(failed.getMessage())
                .replaceAll("\\s*\\(SDK Attempt Count: \\d+\\)", "")
                .replaceAll("[.\\s]+$", "");
        return location + " cannot be used: " + said + ".";
    }

    /** @param key whole */
    BucketFault cutOff(String key) {
        return new BucketFault(
                "s3://" + location.bucket() + "/" + key + " cannot be read: the answer was cut off.", true, null);
    }

    BucketFault undeleted(S3Error error) {
        boolean isPassing = PASSING.contains(String.valueOf(error.code()));
        return new BucketFault(
                "s3://" + location.bucket() + "/" + error.key() + " cannot be deleted: " + error.message() + ".",
                isPassing,
                null);
    }
}
