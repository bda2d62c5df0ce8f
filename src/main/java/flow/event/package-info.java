/**
 * What starts runs besides people and clocks: events as they travel, what a flow waits for, and whether an event is it. Pure: the same
 * answers hold under {@code flow serve}, in a cluster and before anything is sent. The doors are {@link flow.event.Event} and {@link
 * flow.event.Condition}.
 */
@NullMarked
package flow.event;

import org.jspecify.annotations.NullMarked;
