package io.qadom.core.operation;

import io.qadom.api.Contact;
import io.qadom.api.Key;
import io.qadom.core.rpc.Asker;
import io.qadom.core.rpc.InFlight;
import io.qadom.core.rpc.Question;
import io.qadom.wire.Message;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the set behind one digest page after page, going on with another of its holders when one falls silent. */
final class SetReading implements Asker {

    private static final int TRIES = 2;
    private static final int HOLDERS_MAX = 8;

    /** Hears what is read. */
    interface Listener {

        /** More members are here. */
        void read(List<Key> page);

        /** The set is read, or nobody goes on with it. */
        void ended(boolean whole, long nowNanos);
    }

    private final Surroundings around;
    private final Key key;
    private final Listener listener;
    private final Deque<Contact> holders = new ArrayDeque<>(2);
    private Optional<Key> after = Optional.empty();
    private int pagesLeft = SearchOperation.MEMBERS_MAX / Message.PAGE_MEMBERS_MAX;
    private @Nullable InFlight underWay;
    private boolean ended;

    SetReading(Surroundings around, Key key, Listener listener) {
        this.around = around;
        this.key = key;
        this.listener = listener;
    }

    boolean hasEnded() {
        return ended;
    }

    /** Somebody else holds the same set. */
    void alsoAt(Contact holder) {
        if (!ended && holders.size() < HOLDERS_MAX) {
            holders.add(holder);
        }
    }

    /** Starts after what the first answer of the first holder has shown. */
    void start(Contact holder, Message.Members first, long nowNanos) {
        holders.add(holder);
        boolean countOnly = first.page().isEmpty() && first.count() > 0;
        if (first.more() || countOnly) {
            advancePast(first);
            askNext(nowNanos);
        } else {
            end(true, nowNanos);
        }
    }

    private void advancePast(Message.Members page) {
        if (!page.page().isEmpty()) {
            after = Optional.of(page.page().get(page.page().size() - 1));
        }
    }

    private void askNext(long nowNanos) {
        Contact holder = holders.peek();
        if (holder == null || pagesLeft-- == 0) {
            end(false, nowNanos);
            return;
        }
        Message.Search search = new Message.Search(key, after, Message.PAGE_MEMBERS_MAX);
        underWay = around.requests().ask(Question.to(holder, search, TRIES), this, nowNanos);
        if (underWay == null) {
            end(false, nowNanos);
        }
    }

    @Override
    public void answered(InFlight request, Message.Reply reply, long nowNanos) {
        if (ended || request != underWay) {
            return;
        }
        if (!(reply instanceof Message.Members page)
                || (page.more() && page.page().isEmpty())) {
            nextHolder(nowNanos);
            return;
        }
        listener.read(page.page());
        advancePast(page);
        // A set that changes meanwhile keeps its order: reading on misses at most what came in behind.
        if (page.more()) {
            askNext(nowNanos);
        } else {
            end(true, nowNanos);
        }
    }

    @Override
    public void failed(InFlight request, long nowNanos) {
        if (!ended && request == underWay) {
            nextHolder(nowNanos);
        }
    }

    private void nextHolder(long nowNanos) {
        holders.poll();
        askNext(nowNanos);
    }

    void stop() {
        ended = true;
        if (underWay != null) {
            around.requests().abandon(underWay);
        }
    }

    private void end(boolean whole, long nowNanos) {
        ended = true;
        listener.ended(whole, nowNanos);
    }
}
