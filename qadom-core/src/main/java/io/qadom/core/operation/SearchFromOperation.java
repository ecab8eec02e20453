package io.qadom.core.operation;

import io.qadom.api.Contact;
import io.qadom.api.Key;
import io.qadom.api.NodeId;
import io.qadom.api.SearchOutcome;
import io.qadom.core.turn.Output;
import io.qadom.wire.Message;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Reads the member set of one given node, page after page. */
public final class SearchFromOperation extends Operation implements Visit.Listener {

    private final Key key;
    private final Visit visit;
    private final Set<Key> members = new LinkedHashSet<>();
    /** Pages are counted, not members: a node may give the same page again and again. */
    private int pagesLeft = SearchOperation.MEMBERS_MAX / Message.PAGE_MEMBERS_MAX;

    private int answered;

    /** A search that has not started. */
    public SearchFromOperation(long number, Key key, NodeId node, Surroundings around) {
        super(number, around);
        this.key = key;
        this.visit = new Visit(around, node, this);
    }

    @Override
    void begin(long nowNanos) {
        visit.ask(new Message.Search(key, Optional.empty(), Message.PAGE_MEMBERS_MAX), nowNanos);
    }

    @Override
    public void replied(Contact node, Message.Reply reply, long nowNanos) {
        if (!(reply instanceof Message.Members page)) {
            conclude(false);
            return;
        }
        answered = 1;
        for (Key member : page.page()) {
            if (members.add(member)) {
                around.outbox().add(new Output.MemberFound(number(), member));
            }
        }
        if (page.more() && !page.page().isEmpty() && pagesLeft-- > 0) {
            Key last = page.page().get(page.page().size() - 1);
            visit.ask(new Message.Search(key, Optional.of(last), Message.PAGE_MEMBERS_MAX), nowNanos);
        } else {
            conclude(!page.more());
        }
    }

    @Override
    public void unreachable(long nowNanos) {
        conclude(false);
    }

    @Override
    void timedOut(long nowNanos) {
        conclude(false);
    }

    private void conclude(boolean complete) {
        finish(new SearchOutcome(key, members, 1, answered, complete));
    }

    @Override
    void stopAsking() {
        visit.stop();
    }
}
