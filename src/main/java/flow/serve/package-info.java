/**
 * Schedules, events and chaining without a cluster: decides which runs start, writes that down before it does, and finds it again after
 * whatever ended the process. It knows no run: a {@link flow.serve.Starter} makes them. The door is {@link flow.serve.Dispatcher}, {@link
 * flow.serve.EventServer} its ear.
 */
@NullMarked
package flow.serve;

import org.jspecify.annotations.NullMarked;
