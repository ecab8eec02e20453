package io.qadom.cli.bench;

import io.qadom.api.Bytes;

/** Where the values of a workload come from. */
interface ValueSource {

    /**
     * The next value.
     *
     * @return a value that was not given out before, 1 to 8,192 bytes
     */
    Bytes next();

    /**
     * How long a value is.
     *
     * @return bytes, on average
     */
    int size();
}
