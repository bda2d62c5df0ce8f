/**
 * When a schedule comes, as pure functions of an instant: its times, which of them the clock leaves out or shows twice, what is
 * started late, and its crons in words. Nothing here looks at a clock. {@link flow.schedule.FireTimes} is the door.
 */
@NullMarked
package flow.schedule;

import org.jspecify.annotations.NullMarked;
