package io.qadom.testkit.transport;

import io.qadom.api.Bytes;
import java.util.List;
import java.util.stream.IntStream;

/** Contents of datagrams that differ from each other at every place. */
final class Datagrams {

    private Datagrams() {}

    /** A datagram of that many bytes, recognised by its number and size. */
    static Bytes numbered(int number, int bytes) {
        byte[] content = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            content[i] = (byte) (number * 31 + bytes * 7 + i * 13 + (i >> 8));
        }
        return Bytes.wrap(content);
    }

    /** That many datagrams of that many bytes, all different up to 256 of them. */
    static List<Bytes> series(int count, int bytes) {
        return IntStream.range(0, count)
                .mapToObj(number -> numbered(number, bytes))
                .toList();
    }
}
