package io.qadom.wire;

import io.qadom.wire.Message.Append;
import io.qadom.wire.Message.FindNode;
import io.qadom.wire.Message.FindValue;
import io.qadom.wire.Message.Members;
import io.qadom.wire.Message.Nodes;
import io.qadom.wire.Message.Ping;
import io.qadom.wire.Message.Pong;
import io.qadom.wire.Message.Refused;
import io.qadom.wire.Message.Search;
import io.qadom.wire.Message.Store;
import io.qadom.wire.Message.Stored;
import io.qadom.wire.Message.Value;

/** Writes the body of a packet. */
final class MessageWriter {

    private final ContactWriter contacts;

    MessageWriter(ContactWriter contacts) {
        this.contacts = contacts;
    }

    /** Writes a message; the one place that tells them apart. */
    void write(Message message, FieldWriter out) {
        if (message instanceof Ping) {
            out.emptyMessage(Tag.PING);
        } else if (message instanceof Pong) {
            out.emptyMessage(Tag.PONG);
        } else if (message instanceof FindNode findNode) {
            write(findNode, out);
        } else if (message instanceof Nodes nodes) {
            write(nodes, out);
        } else if (message instanceof FindValue findValue) {
            write(findValue, out);
        } else if (message instanceof Value value) {
            write(value, out);
        } else if (message instanceof Search search) {
            write(search, out);
        } else if (message instanceof Members members) {
            write(members, out);
        } else if (message instanceof Store store) {
            write(store, out);
        } else if (message instanceof Append append) {
            write(append, out);
        } else if (message instanceof Stored stored) {
            write(stored, out);
        } else if (message instanceof Refused refused) {
            write(refused, out);
        } else {
            throw new IllegalArgumentException("message " + message + " is never sent");
        }
    }

    private static void write(FindNode findNode, FieldWriter out) {
        int start = out.begin(Tag.FIND_NODE);
        out.identifier(Tag.FIND_NODE_TARGET, findNode.target());
        out.end(start);
    }

    private void write(Nodes nodes, FieldWriter out) {
        int start = out.begin(Tag.NODES);
        contacts.write(Tag.NODES_CLOSEST, nodes.closest(), out);
        out.end(start);
    }

    private static void write(FindValue findValue, FieldWriter out) {
        int start = out.begin(Tag.FIND_VALUE);
        out.identifier(Tag.FIND_VALUE_KEY, findValue.key());
        out.end(start);
    }

    private static void write(Value value, FieldWriter out) {
        int start = out.begin(Tag.VALUE);
        out.bytes(Tag.VALUE_VALUE, value.value());
        out.number(Tag.VALUE_TIME_TO_LIVE_SECONDS, value.timeToLiveSeconds());
        out.end(start);
    }

    private static void write(Search search, FieldWriter out) {
        int start = out.begin(Tag.SEARCH);
        out.identifier(Tag.SEARCH_KEY, search.key());
        if (search.after().isPresent()) {
            out.identifier(Tag.SEARCH_AFTER, search.after().get());
        }
        out.number(Tag.SEARCH_LIMIT, search.limit());
        out.end(start);
    }

    private void write(Members members, FieldWriter out) {
        int start = out.begin(Tag.MEMBERS);
        for (int i = 0; i < members.page().size(); i++) {
            out.identifier(Tag.MEMBERS_PAGE, members.page().get(i));
        }
        out.flag(Tag.MEMBERS_MORE, members.more());
        out.number(Tag.MEMBERS_COUNT, members.count());
        out.bytes(Tag.MEMBERS_DIGEST, members.digest());
        contacts.write(Tag.MEMBERS_CLOSEST, members.closest(), out);
        out.end(start);
    }

    private static void write(Store store, FieldWriter out) {
        int start = out.begin(Tag.STORE);
        out.bytes(Tag.STORE_VALUE, store.value());
        out.number(Tag.STORE_TIME_TO_LIVE_SECONDS, store.timeToLiveSeconds());
        out.flag(Tag.STORE_CACHED, store.cached());
        out.end(start);
    }

    private static void write(Append append, FieldWriter out) {
        int start = out.begin(Tag.APPEND);
        out.identifier(Tag.APPEND_KEY, append.key());
        out.identifier(Tag.APPEND_MEMBER, append.member());
        out.number(Tag.APPEND_TIME_TO_LIVE_SECONDS, append.timeToLiveSeconds());
        out.end(start);
    }

    private static void write(Stored stored, FieldWriter out) {
        int start = out.begin(Tag.STORED);
        out.number(Tag.STORED_TIME_TO_LIVE_SECONDS, stored.timeToLiveSeconds());
        out.flag(Tag.STORED_DURABLE, stored.durable());
        out.end(start);
    }

    private void write(Refused refused, FieldWriter out) {
        int start = out.begin(Tag.REFUSED);
        out.number(Tag.REFUSED_REASON, RefusalNumbers.numberOf(refused.reason()));
        out.number(Tag.REFUSED_RETRY_AFTER_MILLIS, refused.retryAfterMillis());
        contacts.write(Tag.REFUSED_CLOSEST, refused.closest(), out);
        out.end(start);
    }
}
