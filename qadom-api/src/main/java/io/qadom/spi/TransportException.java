package io.qadom.spi;

import io.qadom.api.QadomException;

/** A transport could not be opened: the port is taken, the address is not this machine's. */
public final class TransportException extends QadomException {

    private static final long serialVersionUID = 1L;

    /**
     * An exception with a message and its cause.
     *
     * @param message what went wrong, with what address, what to do
     * @param cause what it came from
     */
    public TransportException(String message, Throwable cause) {
        super(message, cause);
    }
}
