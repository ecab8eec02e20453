package io.qadom.store.rocksdb;

import io.qadom.api.Bytes;
import io.qadom.api.Contact;
import io.qadom.api.Endpoint;
import io.qadom.api.Key;
import io.qadom.spi.BlockedContact;
import io.qadom.spi.Provenance;
import io.qadom.spi.Provenance.Origin;
import io.qadom.spi.RememberedContact;
import io.qadom.spi.StoreException;
import io.qadom.spi.StoreUsage;
import io.qadom.spi.StoredMember;
import io.qadom.spi.StoredValue;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * How rows are written, big-endian. Moments are milliseconds of the epoch, texts UTF-8. Every row starts with the version
 * of its format, so that a later one can be told from damage.
 *
 * <pre>
 * head      version 1 | origin 1 | storedAt 8 | endsAt 8 | prefixLength 2
 * value     head | prefix | content
 * member    head | prefix
 * blocked   head (origin 0, storedAt 0, prefixLength 0) | contact | evidence
 * contact   version 1 | seenAt 8 | contact
 * usage     version 1 | bytes 8 | cachedBytes 8 | values 8 | members 8
 *
 * contact   publicKey 32 | endpoints 1 | each: addressLength 1, address, port 2
 * </pre>
 */
final class RowFormat {

    /** Length of the head: enough of a row to know its {@link RowHead}. */
    static final int HEAD_BYTES = 1 + 1 + Long.BYTES + Long.BYTES + Short.BYTES;

    private static final byte VERSION = 1;
    private static final byte NO_ORIGIN = 0;
    private static final int USAGE_BYTES = 1 + 4 * Long.BYTES;
    private static final int ENDPOINT_BYTES_MAX = 1 + 16 + Short.BYTES;
    private static final int CONTACT_BYTES_MAX =
            Contact.PUBLIC_KEY_BYTES + 1 + Contact.ENDPOINTS_MAX * ENDPOINT_BYTES_MAX;

    private final Path directory;

    /**
     * The format of one store's rows.
     *
     * @param directory named when a row is damaged
     */
    RowFormat(Path directory) {
        this.directory = directory;
    }

    static byte[] write(StoredValue value) {
        byte[] prefix = utf8(value.provenance().prefix());
        ByteBuffer row =
                ByteBuffer.allocate(HEAD_BYTES + prefix.length + value.value().length());
        writeProvenance(value.provenance(), prefix, row);
        value.value().writeTo(row);
        return row.array();
    }

    static byte[] write(StoredMember member) {
        byte[] prefix = utf8(member.provenance().prefix());
        ByteBuffer row = ByteBuffer.allocate(HEAD_BYTES + prefix.length);
        writeProvenance(member.provenance(), prefix, row);
        return row.array();
    }

    static byte[] write(BlockedContact blocked) {
        byte[] evidence = utf8(blocked.evidence());
        ByteBuffer row = ByteBuffer.allocate(HEAD_BYTES + CONTACT_BYTES_MAX + evidence.length);
        row.put(VERSION).put(NO_ORIGIN).putLong(0);
        row.putLong(blocked.until().toEpochMilli()).putShort((short) 0);
        writeContact(blocked.contact(), row);
        row.put(evidence);
        return written(row);
    }

    static byte[] write(RememberedContact remembered) {
        ByteBuffer row = ByteBuffer.allocate(1 + Long.BYTES + CONTACT_BYTES_MAX);
        row.put(VERSION).putLong(remembered.seenAt().toEpochMilli());
        writeContact(remembered.contact(), row);
        return written(row);
    }

    static byte[] write(StoreUsage usage) {
        return ByteBuffer.allocate(USAGE_BYTES)
                .put(VERSION)
                .putLong(usage.bytes())
                .putLong(usage.cachedBytes())
                .putLong(usage.values())
                .putLong(usage.members())
                .array();
    }

    StoredValue readValue(Key key, byte[] row) {
        return read(row, source -> {
            Provenance provenance = readProvenance(source);
            return new StoredValue(key, Bytes.read(source, source.remaining()), provenance);
        });
    }

    StoredMember readMember(Key key, Key member, byte[] row) {
        return read(row, source -> new StoredMember(key, member, readProvenance(source)));
    }

    BlockedContact readBlocked(byte[] row) {
        return read(row, source -> {
            source.get();
            source.getLong();
            Instant until = Instant.ofEpochMilli(source.getLong());
            source.getShort();
            return new BlockedContact(readContact(source), readUtf8(source, source.remaining()), until);
        });
    }

    RememberedContact readRemembered(byte[] row) {
        return read(row, source -> {
            Instant seenAt = Instant.ofEpochMilli(source.getLong());
            return new RememberedContact(readContact(source), seenAt);
        });
    }

    StoreUsage readUsage(byte[] row) {
        return read(
                row, source -> new StoreUsage(source.getLong(), source.getLong(), source.getLong(), source.getLong()));
    }

    /**
     * Reads the head of a row.
     *
     * @param start its first {@link #HEAD_BYTES}
     * @param length of the whole row
     */
    RowHead readHead(byte[] start, int length) {
        if (length < HEAD_BYTES) {
            throw unreadable("it is cut short", new BufferUnderflowException());
        }
        return read(start, source -> {
            boolean cached = source.get() == Origin.CACHED.code();
            long storedAt = source.getLong();
            long endsAt = source.getLong();
            return new RowHead(storedAt, endsAt, cached, length - HEAD_BYTES - Short.toUnsignedInt(source.getShort()));
        });
    }

    private <T> T read(byte[] row, Function<ByteBuffer, T> body) {
        ByteBuffer source = ByteBuffer.wrap(row);
        try {
            byte version = source.get();
            if (version != VERSION) {
                throw new IllegalArgumentException(
                        "it is of version " + version + ", this program knows version " + VERSION);
            }
            return body.apply(source);
        } catch (BufferUnderflowException e) {
            throw unreadable("it is cut short", e);
        } catch (IllegalArgumentException e) {
            throw unreadable(String.valueOf(e.getMessage()), e);
        }
    }

    private StoreException unreadable(String why, RuntimeException cause) {
        return new StoreException("the store in " + directory + " has a row that cannot be read: " + why, cause);
    }

    private static void writeProvenance(Provenance provenance, byte[] prefix, ByteBuffer row) {
        row.put(VERSION).put((byte) provenance.origin().code());
        row.putLong(provenance.storedAt().toEpochMilli());
        row.putLong(provenance.expiresAt().toEpochMilli());
        row.putShort((short) prefix.length).put(prefix);
    }

    private static Provenance readProvenance(ByteBuffer source) {
        Origin origin = Origin.ofCode(source.get());
        Instant storedAt = Instant.ofEpochMilli(source.getLong());
        Instant expiresAt = Instant.ofEpochMilli(source.getLong());
        String prefix = readUtf8(source, Short.toUnsignedInt(source.getShort()));
        return new Provenance(origin, prefix, storedAt, expiresAt);
    }

    private static void writeContact(Contact contact, ByteBuffer row) {
        contact.publicKey().writeTo(row);
        row.put((byte) contact.endpoints().size());
        for (Endpoint endpoint : contact.endpoints()) {
            byte[] address = endpoint.address().getAddress();
            row.put((byte) address.length).put(address).putShort((short) endpoint.port());
        }
    }

    private static Contact readContact(ByteBuffer source) {
        Bytes publicKey = Bytes.read(source, Contact.PUBLIC_KEY_BYTES);
        int count = source.get();
        List<Endpoint> endpoints = new ArrayList<>(Contact.ENDPOINTS_MAX);
        for (int i = 0; i < count; i++) {
            byte[] address = Bytes.read(source, source.get() & 0xff).toByteArray();
            endpoints.add(Endpoint.of(address(address), Short.toUnsignedInt(source.getShort())));
        }
        return Contact.of(publicKey, endpoints);
    }

    private static InetAddress address(byte[] address) {
        try {
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes, not " + address.length, e);
        }
    }

    private static byte[] written(ByteBuffer row) {
        return Bytes.read(row.flip(), row.limit()).toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String readUtf8(ByteBuffer source, int length) {
        return Bytes.read(source, length).toUtf8();
    }
}
