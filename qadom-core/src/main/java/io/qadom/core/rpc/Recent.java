package io.qadom.core.rpc;

import java.util.Arrays;

/** The last numbers of a kind, and the median of them. */
final class Recent {

    private final long[] numbers;
    private final int sortEvery;
    private long added;
    private int size;
    private long sortedAt = -1;
    private long median;

    /**
     * No numbers yet.
     *
     * @param kept how many are kept
     * @param sortEvery after how many new ones the median is looked for again
     */
    Recent(int kept, int sortEvery) {
        this.numbers = new long[kept];
        this.sortEvery = sortEvery;
    }

    void add(long number) {
        numbers[(int) (added++ % numbers.length)] = number;
        size = Math.min(size + 1, numbers.length);
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean isFull() {
        return size == numbers.length;
    }

    /** The median; of an even count the upper one. */
    long median() {
        if (sortedAt < 0 || added - sortedAt >= sortEvery) {
            long[] sorted = Arrays.copyOf(numbers, size);
            Arrays.sort(sorted);
            median = sorted[size / 2];
            sortedAt = added;
        }
        return median;
    }
}
