package io.qadom.api;

/** This process could not do its part. The message is one line for a person. */
public class QadomException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * An exception with a message.
     *
     * @param message what went wrong, with what value, what to do
     */
    public QadomException(String message) {
        super(message);
    }

    /**
     * An exception with a message and its cause.
     *
     * @param message what went wrong, with what value, what to do
     * @param cause what it came from
     */
    public QadomException(String message, Throwable cause) {
        super(message, cause);
    }
}
