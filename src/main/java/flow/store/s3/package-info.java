/**
 * Runs in a bucket of S3, or of a service that speaks like it. The door is {@link flow.store.s3.S3Stores}; its libraries are loaded
 * only when such a place is named.
 */
@NullMarked
package flow.store.s3;

import org.jspecify.annotations.NullMarked;
