package io.qadom.wire;

import io.qadom.api.Bytes;
import io.qadom.api.Contact;
import io.qadom.api.Identifier;
import io.qadom.api.Key;
import io.qadom.api.Peer;
import io.qadom.api.RefusalReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the body of a packet. Each method reads one message, from just behind its length to its end. */
final class MessageReader {

    private final ContactReader contacts;

    MessageReader(ContactReader contacts) {
        this.contacts = contacts;
    }

    /** Reads the body whose tag was just read. */
    Message read(int tag, FieldReader in) throws RejectedException {
        int outerEnd = in.enter();
        Message message = switch (tag) {
            case Tag.PING -> nothing(Message.Ping.INSTANCE, in);
            case Tag.PONG -> nothing(Message.Pong.INSTANCE, in);
            case Tag.FIND_NODE -> new Message.FindNode(onlyKey(Tag.FIND_NODE_TARGET, in));
            case Tag.NODES -> nodes(in);
            case Tag.FIND_VALUE -> new Message.FindValue(onlyKey(Tag.FIND_VALUE_KEY, in));
            case Tag.VALUE -> value(in);
            case Tag.SEARCH -> search(in);
            case Tag.MEMBERS -> members(in);
            case Tag.STORE -> store(in);
            case Tag.APPEND -> append(in);
            case Tag.STORED -> stored(in);
            case Tag.REFUSED -> refused(in);
            default -> Message.Unknown.INSTANCE;
        };
        in.leave(outerEnd);
        return message;
    }

    private static Message nothing(Message message, FieldReader in) throws RejectedException {
        while (in.hasField()) {
            in.skip(in.tag());
        }
        return message;
    }

    private static Key onlyKey(int keyTag, FieldReader in) throws RejectedException {
        @Nullable Key key = null;
        while (in.hasField()) {
            int tag = in.tag();
            if (tag == keyTag) {
                key = in.key();
            } else {
                in.skip(tag);
            }
        }
        return required(key);
    }

    private Message.Nodes nodes(FieldReader in) throws RejectedException {
        List<Contact> closest = new ArrayList<>(Message.CONTACTS_MAX);
        while (in.hasField()) {
            int tag = in.tag();
            if (tag == Tag.NODES_CLOSEST) {
                contacts.readInto(closest, in);
            } else {
                in.skip(tag);
            }
        }
        return new Message.Nodes(closest);
    }

    private static Message.Value value(FieldReader in) throws RejectedException {
        Bytes value = Bytes.empty();
        int timeToLiveSeconds = 0;
        while (in.hasField()) {
            int tag = in.tag();
            switch (tag) {
                case Tag.VALUE_VALUE -> value = in.bytesUpTo(Peer.VALUE_BYTES_MAX, Rejection.BAD_LENGTH);
                case Tag.VALUE_TIME_TO_LIVE_SECONDS -> timeToLiveSeconds = in.number(Integer.MAX_VALUE);
                default -> in.skip(tag);
            }
        }
        return new Message.Value(value, positive(timeToLiveSeconds));
    }

    private static Message.Store store(FieldReader in) throws RejectedException {
        Bytes value = Bytes.empty();
        int timeToLiveSeconds = 0;
        boolean cached = false;
        while (in.hasField()) {
            int tag = in.tag();
            switch (tag) {
                case Tag.STORE_VALUE -> value = in.bytesUpTo(Peer.VALUE_BYTES_MAX, Rejection.BAD_LENGTH);
                case Tag.STORE_TIME_TO_LIVE_SECONDS -> timeToLiveSeconds = in.number(Integer.MAX_VALUE);
                case Tag.STORE_CACHED -> cached = in.flag();
                default -> in.skip(tag);
            }
        }
        return new Message.Store(value, positive(timeToLiveSeconds), cached);
    }

    private static Message.Append append(FieldReader in) throws RejectedException {
        @Nullable Key key = null;
        @Nullable Key member = null;
        int timeToLiveSeconds = 0;
        while (in.hasField()) {
            int tag = in.tag();
            switch (tag) {
                case Tag.APPEND_KEY -> key = in.key();
                case Tag.APPEND_MEMBER -> member = in.key();
                case Tag.APPEND_TIME_TO_LIVE_SECONDS -> timeToLiveSeconds = in.number(Integer.MAX_VALUE);
                default -> in.skip(tag);
            }
        }
        return new Message.Append(required(key), required(member), positive(timeToLiveSeconds));
    }

    private static Message.Stored stored(FieldReader in) throws RejectedException {
        int timeToLiveSeconds = 0;
        boolean durable = false;
        while (in.hasField()) {
            int tag = in.tag();
            switch (tag) {
                case Tag.STORED_TIME_TO_LIVE_SECONDS -> timeToLiveSeconds = in.number(Integer.MAX_VALUE);
                case Tag.STORED_DURABLE -> durable = in.flag();
                default -> in.skip(tag);
            }
        }
        return new Message.Stored(timeToLiveSeconds, durable);
    }

    private static Message.Search search(FieldReader in) throws RejectedException {
        @Nullable Key key = null;
        Bytes after = Bytes.empty();
        int limit = 0;
        while (in.hasField()) {
            int tag = in.tag();
            switch (tag) {
                case Tag.SEARCH_KEY -> key = in.key();
                case Tag.SEARCH_AFTER -> after = identifierOrNothing(in);
                case Tag.SEARCH_LIMIT -> limit = in.number(Message.PAGE_MEMBERS_MAX);
                default -> in.skip(tag);
            }
        }
        Optional<Key> cursor = after.length() == 0 ? Optional.empty() : Optional.of(Key.read(after.asByteBuffer()));
        return new Message.Search(required(key), cursor, limit);
    }

    private Message.Members members(FieldReader in) throws RejectedException {
        List<Key> page = new ArrayList<>();
        boolean more = false;
        int count = 0;
        Bytes digest = Bytes.empty();
        List<Contact> closest = new ArrayList<>();
        while (in.hasField()) {
            int tag = in.tag();
            switch (tag) {
                case Tag.MEMBERS_PAGE -> addMember(page, in);
                case Tag.MEMBERS_MORE -> more = in.flag();
                case Tag.MEMBERS_COUNT -> count = in.number(Integer.MAX_VALUE);
                case Tag.MEMBERS_DIGEST -> digest = identifierOrNothing(in);
                case Tag.MEMBERS_CLOSEST -> contacts.readInto(closest, in);
                default -> in.skip(tag);
            }
        }
        return new Message.Members(page, more, count, digest, closest);
    }

    private static void addMember(List<Key> page, FieldReader in) throws RejectedException {
        if (page.size() == Message.PAGE_MEMBERS_MAX) {
            throw RejectedException.of(Rejection.TOO_MANY);
        }
        Key member = in.key();
        if (!page.isEmpty() && member.compareTo(page.get(page.size() - 1)) <= 0) {
            throw RejectedException.of(Rejection.UNORDERED);
        }
        page.add(member);
    }

    private Message.Refused refused(FieldReader in) throws RejectedException {
        RefusalReason reason = RefusalReason.INVALID;
        int retryAfterMillis = 0;
        List<Contact> closest = new ArrayList<>();
        while (in.hasField()) {
            int tag = in.tag();
            switch (tag) {
                case Tag.REFUSED_REASON -> reason = RefusalNumbers.reasonOf(in.anyNumber());
                case Tag.REFUSED_RETRY_AFTER_MILLIS -> retryAfterMillis = in.number(Integer.MAX_VALUE);
                case Tag.REFUSED_CLOSEST -> contacts.readInto(closest, in);
                default -> in.skip(tag);
            }
        }
        return new Message.Refused(reason, retryAfterMillis, closest);
    }

    private static Bytes identifierOrNothing(FieldReader in) throws RejectedException {
        Bytes bytes = in.bytesUpTo(Identifier.BYTES, Rejection.BAD_LENGTH);
        if (bytes.length() != 0 && bytes.length() != Identifier.BYTES) {
            throw RejectedException.of(Rejection.BAD_LENGTH);
        }
        return bytes;
    }

    private static Key required(@Nullable Key key) throws RejectedException {
        if (key == null) {
            throw RejectedException.of(Rejection.BAD_LENGTH);
        }
        return key;
    }

    private static int positive(int number) throws RejectedException {
        if (number == 0) {
            throw RejectedException.of(Rejection.BAD_NUMBER);
        }
        return number;
    }
}
