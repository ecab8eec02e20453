package io.qadom.cli.bench;

import io.qadom.api.Bytes;
import java.util.SplittableRandom;

/** Random bytes, all of one length. */
final class RandomValues implements ValueSource {

    private final int size;
    private final SplittableRandom random;

    /**
     * Values of one length.
     *
     * @param size 8 bytes or more: below, two might be the same
     * @param random draws them
     */
    RandomValues(int size, SplittableRandom random) {
        this.size = size;
        this.random = random;
    }

    @Override
    public Bytes next() {
        byte[] value = new byte[size];
        // No two are the same: the generator does not repeat the word that the first eight bytes are made of.
        random.nextBytes(value);
        return Bytes.wrap(value);
    }

    @Override
    public int size() {
        return size;
    }
}
