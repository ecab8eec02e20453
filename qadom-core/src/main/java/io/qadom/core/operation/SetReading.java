package io.qadom.core.operation;

import io.qadom.api.Bytes;
import io.qadom.api.Contact;
import io.qadom.api.Key;
import io.qadom.core.record.Keeper;
import io.qadom.core.record.MemberDigest;
import io.qadom.core.rpc.Asker;
import io.qadom.core.rpc.InFlight;
import io.qadom.core.rpc.Question;
import io.qadom.wire.Message;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the set behind one digest page after page. It goes on with another holder when one falls silent, and starts over
 * with another one when what was read has not the digest that was claimed.
 */
final class SetReading implements Asker {

    private static final int TRIES = 2;
    private static final int HOLDERS_MAX = 20;

    /** A holder has so many pages and no more. */
    private static final int PAGES_MAX = (Keeper.MEMBERS_MAX - 1) / Message.PAGE_MEMBERS_MAX + 1;

    /** Hears what is read. */
    interface Listener {

        /** More members are here. */
        void read(List<Key> page);

        /** The set is read, or nobody is left to go on with it. */
        void ended(long nowNanos);
    }

    private final Surroundings around;
    private final Key key;
    private final Bytes digest;
    private final Listener listener;
    private final Deque<Contact> holders = new ArrayDeque<>(2);
    private MemberDigest read = new MemberDigest();
    private Optional<Key> after = Optional.empty();
    private int pages;
    private int holdersSeen;
    private @Nullable InFlight underWay;
    private boolean ended;
    private boolean whole;

    SetReading(Surroundings around, Key key, Bytes digest, Listener listener) {
        this.around = around;
        this.key = key;
        this.digest = digest;
        this.listener = listener;
    }

    boolean hasEnded() {
        return ended;
    }

    /** Whether all of it was read and has the digest. */
    boolean isWhole() {
        return whole;
    }

    /** Somebody else says to hold the same set. */
    void alsoAt(Contact holder, long nowNanos) {
        if (whole || holdersSeen >= HOLDERS_MAX) {
            return;
        }
        holdersSeen++;
        holders.add(holder);
        if (ended) {
            ended = false;
            askNext(nowNanos);
        }
    }

    /** Starts after what the first answer of the first holder has shown. */
    void start(Contact holder, Message.Members first, long nowNanos) {
        holdersSeen++;
        holders.add(holder);
        if (first.page().isEmpty()) {
            askNext(nowNanos);
        } else {
            take(first, nowNanos);
        }
    }

    private void take(Message.Members page, long nowNanos) {
        pages++;
        read.add(page.page());
        if (!page.page().isEmpty()) {
            after = Optional.of(page.page().get(page.page().size() - 1));
        }
        if (page.more() && pages < PAGES_MAX) {
            askNext(nowNanos);
        } else if (!page.more() && read.toBytes().equals(digest)) {
            whole = true;
            end(nowNanos);
        } else {
            startOver(nowNanos);
        }
    }

    /** What was read is not what was claimed, be it a lie or a set that has changed meanwhile. */
    private void startOver(long nowNanos) {
        read = new MemberDigest();
        after = Optional.empty();
        pages = 0;
        nextHolder(nowNanos);
    }

    private void askNext(long nowNanos) {
        Contact holder = holders.peek();
        if (holder == null) {
            end(nowNanos);
            return;
        }
        Message.Search search = new Message.Search(key, after, Message.PAGE_MEMBERS_MAX);
        underWay = around.requests().ask(Question.to(holder, search, TRIES), this, nowNanos);
        if (underWay == null) {
            end(nowNanos);
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
        take(page, nowNanos);
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

    private void end(long nowNanos) {
        ended = true;
        listener.ended(nowNanos);
    }
}
