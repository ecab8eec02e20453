package io.qadom.wire;

import io.qadom.api.Bytes;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Turns packets into datagrams and back, in the Protobuf of {@code qadom.proto}.
 *
 * <p>Reading is total: whatever bytes come in, a packet within its bounds or a {@link Rejection} comes out, never an
 * exception. Every length is compared with what is there before a byte is copied; nesting is bounded by the schema
 * (packet, message, contact, endpoint), so no datagram exhausts the stack; unknown fields are passed over; a body that
 * this version does not know becomes {@link Message.Unknown}, so that its sender can be told.
 *
 * <p>A codec remembers the contacts it has met lately and counts what it does. It belongs to one thread.
 */
public final class Codec {

    /** The major version that this codec speaks. */
    public static final int VERSION = 1;

    private final NetworkId networkId;
    private final ContactCache contactCache;
    private final MessageReader reader;
    private final MessageWriter writer;
    private final Map<Rejection, Long> rejected = new EnumMap<>(Rejection.class);
    private long accepted;
    private long unknown;
    private long encoded;

    /**
     * A codec for one network.
     *
     * @param networkId which network, 16 bytes; packets of any other are rejected
     * @param contactCacheSize how many contacts are remembered, a power of two from 2 on; a place takes about 400 bytes
     * @throws IllegalArgumentException when the network id has another length, or the size is no power of two
     */
    public Codec(Bytes networkId, int contactCacheSize) {
        this.networkId = new NetworkId(networkId);
        contactCache = new ContactCache(contactCacheSize);
        reader = new MessageReader(new ContactReader(contactCache));
        writer = new MessageWriter(new ContactWriter(contactCache));
    }

    /**
     * Reads a datagram.
     *
     * @param datagram any bytes, from position to limit, on the heap or off it; neither moved nor kept
     * @return the packet, or why it is none
     */
    public Decoded decode(ByteBuffer datagram) {
        try {
            Packet packet = read(datagram);
            accepted++;
            if (packet.message() == Message.Unknown.INSTANCE) {
                unknown++;
            }
            return new Decoded.Accepted(packet);
        } catch (RejectedException e) {
            rejected.merge(e.reason(), 1L, Long::sum);
            return new Decoded.Rejected(e.reason());
        }
    }

    private Packet read(ByteBuffer datagram) throws RejectedException {
        if (!datagram.hasRemaining()) {
            throw RejectedException.of(Rejection.EMPTY);
        }
        if (datagram.remaining() > Packet.DATAGRAM_BYTES_MAX) {
            throw RejectedException.of(Rejection.TOO_LONG);
        }
        return new PacketReader(new FieldReader(datagram), networkId, reader).read();
    }

    /**
     * Writes a packet as {@code protoc} does: the same packet is always the same bytes.
     *
     * @param packet what to say; not {@link Message.Unknown}
     * @param target where to, from its position on, which moves behind the packet; {@link Packet#DATAGRAM_BYTES_MAX} bytes
     *     of room are enough for every packet
     * @throws IllegalArgumentException when the message is one that is never sent
     * @throws BufferOverflowException when there is not enough room; the position is where it was
     */
    public void encode(Packet packet, ByteBuffer target) {
        FieldWriter out = new FieldWriter(target);
        networkId.writeTo(out);
        out.number(Tag.PACKET_VERSION, VERSION);
        out.bytes(Tag.PACKET_SENDER, packet.sender());
        out.fixed64(Tag.PACKET_REQUEST_ID, packet.requestId());
        out.flag(Tag.PACKET_CLIENT_MODE, packet.clientMode());
        if (packet.observed().isPresent()) {
            ContactWriter.write(Tag.PACKET_OBSERVED, packet.observed().get(), out);
        }
        writer.write(packet.message(), out);
        target.position(out.position());
        encoded++;
    }

    /**
     * What this codec has done, by name: {@code wire.accepted}, {@code wire.unknown}, {@code wire.encoded},
     * {@code wire.contacts.hit}, {@code wire.contacts.miss} and {@code wire.rejected.<reason>} for each reason.
     *
     * @return a copy; a counter only grows
     */
    public SortedMap<String, Long> counters() {
        SortedMap<String, Long> counters = new TreeMap<>();
        counters.put("wire.accepted", accepted);
        counters.put("wire.unknown", unknown);
        counters.put("wire.encoded", encoded);
        counters.put("wire.contacts.hit", contactCache.hits());
        counters.put("wire.contacts.miss", contactCache.misses());
        for (Rejection reason : Rejection.values()) {
            counters.put("wire.rejected." + reason.name().toLowerCase(Locale.ROOT), rejected.getOrDefault(reason, 0L));
        }
        return counters;
    }
}
