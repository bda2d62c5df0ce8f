package flow.check;

import flow.graph.Channel;
import flow.graph.Flow;
import flow.graph.Hook.Occasion;
import flow.graph.Notification;
import flow.problem.Code;
import flow.problem.Problem;
import flow.problem.Problems;
import java.util.EnumMap;
import java.util.Map;

/** Of several {@code notify} words no two tell the same channel of the same end. */
final class NobodyIsToldTwice implements Rule {

    @Override
    public void check(Flow flow, Problems problems) {
        for (Occasion occasion : Occasion.values()) {
            Map<Channel, Notification> firsts = new EnumMap<>(Channel.class);
            for (Notification notification : flow.notifications()) {
                for (Channel channel : notification.on(occasion)) {
                    Notification first = firsts.putIfAbsent(channel, notification);
                    if (first != null) {
                        problems.add(twice(channel, occasion, first, notification));
                    }
                }
            }
        }
    }

    private static Problem twice(Channel channel, Occasion occasion, Notification first, Notification second) {
        String ended = occasion == Occasion.SUCCESS ? "succeeded" : "failed";
        return Problem.of(
                        Code.F005,
                        second.position(),
                        "'" + channel + "' is told twice of runs that " + ended,
                        "leave it out of one of them")
                .withNote(first.position(), "the first 'notify' that tells it");
    }
}
