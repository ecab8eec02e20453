package io.qadom.core;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/**
 * Numbers that nobody can predict from earlier ones: what a node draws its request ids from. Taken from the secure source
 * a page at a time, because asking it for each number costs more than sending the datagram's header. Used by one thread.
 */
final class SecureNumbers implements RandomGenerator {

    private static final int PAGE_BYTES = 1_024;

    private final SecureRandom source;
    private final byte[] page = new byte[PAGE_BYTES];
    private final ByteBuffer numbers = ByteBuffer.wrap(page).limit(0);

    SecureNumbers(SecureRandom source) {
        this.source = source;
    }

    @Override
    public long nextLong() {
        if (numbers.remaining() < Long.BYTES) {
            source.nextBytes(page);
            numbers.clear();
        }
        return numbers.getLong();
    }
}
