package io.qadom.store.rocksdb;

import io.qadom.api.Identifier;
import io.qadom.api.Key;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Where each row lies in the one sorted map that a RocksDB database is. A key is a tag of one byte and what follows;
 * numbers are big-endian, so that the order of bytes is the order of numbers.
 *
 * <pre>
 * tag  the rest of the key       the row
 * 'u'                            the accounts, written with every batch: exact after a crash
 * 'v'  key 32                    a value
 * 'm'  key 32, member 32         a member
 * 'c'  id 32                     a remembered contact
 * 'b'  id 32                     an entry of the blocklist
 * 'e'  moment 8, key of a row    empty; that row ('v', 'm' or 'b') ends at the moment
 * 'a'  moment 8, key of a row    empty; that row ('v') was left in the cache at the moment
 * </pre>
 *
 * <p>One map and not one for each tag: each would bring a write buffer of its own to every database of the process.
 */
final class RowKeys {

    static final byte USAGE = 'u';
    static final byte VALUE = 'v';
    static final byte MEMBER = 'm';
    static final byte CONTACT = 'c';
    static final byte BLOCKED = 'b';
    static final byte END = 'e';
    static final byte AGE = 'a';

    private static final int MOMENT_AT = 1;
    private static final int INDEXED_AT = MOMENT_AT + Long.BYTES;

    private RowKeys() {}

    static byte[] of(byte tag) {
        return new byte[] {tag};
    }

    static byte[] of(byte tag, Identifier id) {
        ByteBuffer rowKey = ByteBuffer.allocate(1 + Identifier.BYTES).put(tag);
        id.writeTo(rowKey);
        return rowKey.array();
    }

    static byte[] ofMember(Key key, Key member) {
        ByteBuffer rowKey = ByteBuffer.allocate(1 + 2 * Identifier.BYTES).put(MEMBER);
        key.writeTo(rowKey);
        member.writeTo(rowKey);
        return rowKey.array();
    }

    /** The key of the index row that says when a row ends or was stored. */
    static byte[] ofIndex(byte tag, long moment, byte[] indexed) {
        return ByteBuffer.allocate(INDEXED_AT + indexed.length)
                .put(tag)
                // Moments before 1970 are negative; without the flip they would come last.
                .putLong(moment ^ Long.MIN_VALUE)
                .put(indexed)
                .array();
    }

    static byte tag(byte[] rowKey) {
        return rowKey[0];
    }

    static Key key(byte[] rowKey) {
        return Key.read(ByteBuffer.wrap(rowKey, 1, Identifier.BYTES));
    }

    static Key member(byte[] rowKey) {
        return Key.read(ByteBuffer.wrap(rowKey, 1 + Identifier.BYTES, Identifier.BYTES));
    }

    static long moment(byte[] indexKey) {
        return ByteBuffer.wrap(indexKey).getLong(MOMENT_AT) ^ Long.MIN_VALUE;
    }

    static byte[] indexed(byte[] indexKey) {
        return Arrays.copyOfRange(indexKey, INDEXED_AT, indexKey.length);
    }

    /** The lowest key above a key. */
    static byte[] above(byte[] rowKey) {
        return Arrays.copyOf(rowKey, rowKey.length + 1);
    }

    /** The lowest key above all that start with a prefix. No prefix here ends in 0xff but those of hostile keys. */
    static byte[] aboveAll(byte[] prefix) {
        int last = prefix.length - 1;
        while (prefix[last] == (byte) 0xff) {
            // The tag is never 0xff: this ends.
            last--;
        }
        byte[] above = Arrays.copyOf(prefix, last + 1);
        above[last]++;
        return above;
    }
}
