package io.qadom.core.responder;

import io.qadom.api.Endpoint;
import io.qadom.core.turn.Counters;
import io.qadom.core.turn.Counters.Counter;
import io.qadom.wire.Message;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The writes answered last, so that a repeated request gets the same answer and is not done twice. */
final class RecentWrites {

    private static final int WRITES_MAX = 4_096;

    private final Counter repeats;

    /** Empty while the write is under way. */
    private final Map<Write, Optional<Message.Reply>> replies = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Write, Optional<Message.Reply>> eldest) {
            return size() > WRITES_MAX;
        }
    };

    private record Write(Endpoint from, long requestId) {}

    RecentWrites(Counters counters) {
        repeats = counters.counter("responder.repeats");
        counters.level("responder.recent_writes", replies::size);
    }

    void begin(Asked asked) {
        replies.put(write(asked), Optional.empty());
    }

    void end(Asked asked, Message.Reply reply) {
        replies.replace(write(asked), Optional.of(reply));
    }

    Message.@Nullable Reply replyTo(Asked asked) {
        Optional<Message.Reply> reply = replies.get(write(asked));
        if (reply == null || reply.isEmpty()) {
            return null;
        }
        repeats.increment();
        return reply.get();
    }

    boolean isUnderWay(Asked asked) {
        return replies.containsKey(write(asked));
    }

    private static Write write(Asked asked) {
        return new Write(asked.from(), asked.requestId());
    }
}
