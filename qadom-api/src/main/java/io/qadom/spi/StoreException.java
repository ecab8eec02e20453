package io.qadom.spi;

import io.qadom.api.QadomException;

/** A store could not do its work: the disk is full or failing, the files are damaged or in use. */
public final class StoreException extends QadomException {

    private static final long serialVersionUID = 1L;

    /**
     * An exception with a message.
     *
     * @param message what went wrong, where, what to do
     */
    public StoreException(String message) {
        super(message);
    }

    /**
     * An exception with a message and its cause.
     *
     * @param message what went wrong, where, what to do
     * @param cause what it came from
     */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
