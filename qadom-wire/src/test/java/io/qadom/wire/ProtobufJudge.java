package io.qadom.wire;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.TextFormat;
import io.qadom.api.Bytes;
import io.qadom.api.Contact;
import io.qadom.api.Endpoint;
import io.qadom.api.Identifier;
import io.qadom.api.Key;
import io.qadom.api.RefusalReason;
import io.qadom.wire.proto.QadomProto;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/** What {@code protoc}'s generated classes make of packets and of bytes: the codec must say the same. */
final class ProtobufJudge {

    private final Bytes networkId;

    ProtobufJudge(Bytes networkId) {
        this.networkId = networkId;
    }

    byte[] encode(Packet packet) {
        return build(packet).toByteArray();
    }

    QadomProto.Packet build(Packet packet) {
        QadomProto.Packet.Builder builder = QadomProto.Packet.newBuilder()
                .setNetworkId(of(networkId))
                .setVersion(Codec.VERSION)
                .setSender(of(packet.sender()))
                .setRequestId(packet.requestId())
                .setClientMode(packet.clientMode());
        packet.observed().ifPresent(observed -> builder.setObserved(of(observed)));
        setBody(packet.message(), builder);
        return builder.build();
    }

    Packet decode(byte[] datagram) throws InvalidProtocolBufferException {
        return packet(QadomProto.Packet.parseFrom(datagram));
    }

    static Packet parseText(String text) throws TextFormat.ParseException {
        QadomProto.Packet.Builder builder = QadomProto.Packet.newBuilder();
        TextFormat.merge(text, builder);
        return packet(builder.build());
    }

    private static void setBody(Message message, QadomProto.Packet.Builder packet) {
        if (message instanceof Message.Ping) {
            packet.getPingBuilder();
        } else if (message instanceof Message.Pong) {
            packet.getPongBuilder();
        } else if (message instanceof Message.FindNode findNode) {
            packet.getFindNodeBuilder().setTarget(of(findNode.target()));
        } else if (message instanceof Message.Nodes nodes) {
            packet.getNodesBuilder().addAllClosest(contacts(nodes.closest()));
        } else if (message instanceof Message.FindValue findValue) {
            packet.getFindValueBuilder().setKey(of(findValue.key()));
        } else if (message instanceof Message.Value value) {
            packet.getValueBuilder().setValue(of(value.value())).setTimeToLiveSeconds(value.timeToLiveSeconds());
        } else if (message instanceof Message.Store store) {
            packet.getStoreBuilder()
                    .setValue(of(store.value()))
                    .setTimeToLiveSeconds(store.timeToLiveSeconds())
                    .setCached(store.cached());
        } else {
            setSetBody(message, packet);
        }
    }

    private static void setSetBody(Message message, QadomProto.Packet.Builder packet) {
        if (message instanceof Message.Append append) {
            packet.getAppendBuilder()
                    .setKey(of(append.key()))
                    .setMember(of(append.member()))
                    .setTimeToLiveSeconds(append.timeToLiveSeconds());
        } else if (message instanceof Message.Stored stored) {
            packet.getStoredBuilder()
                    .setTimeToLiveSeconds(stored.timeToLiveSeconds())
                    .setDurable(stored.durable());
        } else if (message instanceof Message.Search search) {
            packet.getSearchBuilder().setKey(of(search.key())).setLimit(search.limit());
            search.after().ifPresent(after -> packet.getSearchBuilder().setAfter(of(after)));
        } else if (message instanceof Message.Members members) {
            packet.getMembersBuilder()
                    .addAllPage(members.page().stream().map(ProtobufJudge::of).toList())
                    .setMore(members.more())
                    .setCount(members.count())
                    .setDigest(of(members.digest()))
                    .addAllClosest(contacts(members.closest()));
        } else if (message instanceof Message.Refused refused) {
            packet.getRefusedBuilder()
                    .setReason(QadomProto.RefusalReason.valueOf(refused.reason().name()))
                    .setRetryAfterMillis(refused.retryAfterMillis())
                    .addAllClosest(contacts(refused.closest()));
        } else {
            throw new AssertionError("no body for " + message);
        }
    }

    private static Packet packet(QadomProto.Packet packet) {
        return new Packet(
                bytes(packet.getSender()),
                packet.getClientMode(),
                packet.getRequestId(),
                packet.hasObserved() ? Optional.of(endpoint(packet.getObserved())) : Optional.empty(),
                body(packet));
    }

    private static Message body(QadomProto.Packet packet) {
        return switch (packet.getBodyCase()) {
            case PING -> Message.Ping.INSTANCE;
            case PONG -> Message.Pong.INSTANCE;
            case FIND_NODE -> new Message.FindNode(key(packet.getFindNode().getTarget()));
            case NODES -> new Message.Nodes(contactsOf(packet.getNodes().getClosestList()));
            case FIND_VALUE -> new Message.FindValue(key(packet.getFindValue().getKey()));
            case VALUE ->
                new Message.Value(
                        bytes(packet.getValue().getValue()), packet.getValue().getTimeToLiveSeconds());
            case SEARCH -> search(packet.getSearch());
            case MEMBERS -> members(packet.getMembers());
            case STORE ->
                new Message.Store(
                        bytes(packet.getStore().getValue()),
                        packet.getStore().getTimeToLiveSeconds(),
                        packet.getStore().getCached());
            case APPEND ->
                new Message.Append(
                        key(packet.getAppend().getKey()),
                        key(packet.getAppend().getMember()),
                        packet.getAppend().getTimeToLiveSeconds());
            case STORED ->
                new Message.Stored(
                        packet.getStored().getTimeToLiveSeconds(),
                        packet.getStored().getDurable());
            case REFUSED -> refused(packet.getRefused());
            case BODY_NOT_SET -> Message.Unknown.INSTANCE;
        };
    }

    private static Message search(QadomProto.Search search) {
        Optional<Key> after = search.getAfter().isEmpty() ? Optional.empty() : Optional.of(key(search.getAfter()));
        return new Message.Search(key(search.getKey()), after, search.getLimit());
    }

    private static Message members(QadomProto.Members members) {
        return new Message.Members(
                members.getPageList().stream().map(ProtobufJudge::key).toList(),
                members.getMore(),
                members.getCount(),
                bytes(members.getDigest()),
                contactsOf(members.getClosestList()));
    }

    private static Message refused(QadomProto.Refused refused) {
        RefusalReason reason = switch (refused.getReason()) {
            case REFUSAL_REASON_UNSPECIFIED, UNRECOGNIZED -> RefusalReason.INVALID;
            default -> RefusalReason.valueOf(refused.getReason().name());
        };
        return new Message.Refused(reason, refused.getRetryAfterMillis(), contactsOf(refused.getClosestList()));
    }

    private static List<Contact> contactsOf(List<QadomProto.Contact> contacts) {
        return contacts.stream()
                .map(contact -> Contact.of(
                        bytes(contact.getPublicKey()),
                        contact.getEndpointsList().stream()
                                .map(ProtobufJudge::endpoint)
                                .toList()))
                .toList();
    }

    private static Endpoint endpoint(QadomProto.Endpoint endpoint) {
        try {
            return Endpoint.of(InetAddress.getByAddress(endpoint.getAddress().toByteArray()), endpoint.getPort());
        } catch (UnknownHostException e) {
            throw new AssertionError("no address: " + endpoint, e);
        }
    }

    private static List<QadomProto.Contact> contacts(List<Contact> contacts) {
        return contacts.stream().map(ProtobufJudge::of).toList();
    }

    private static QadomProto.Contact of(Contact contact) {
        return QadomProto.Contact.newBuilder()
                .setPublicKey(of(contact.publicKey()))
                .addAllEndpoints(
                        contact.endpoints().stream().map(ProtobufJudge::of).toList())
                .build();
    }

    private static QadomProto.Endpoint of(Endpoint endpoint) {
        return QadomProto.Endpoint.newBuilder()
                .setAddress(ByteString.copyFrom(endpoint.address().getAddress()))
                .setPort(endpoint.port())
                .build();
    }

    private static ByteString of(Bytes bytes) {
        return ByteString.copyFrom(bytes.asByteBuffer());
    }

    private static ByteString of(Identifier identifier) {
        return ByteString.copyFrom(identifier.toByteArray());
    }

    private static Bytes bytes(ByteString bytes) {
        return Bytes.wrap(bytes.toByteArray());
    }

    private static Key key(ByteString bytes) {
        return Key.of(bytes.toByteArray());
    }
}
