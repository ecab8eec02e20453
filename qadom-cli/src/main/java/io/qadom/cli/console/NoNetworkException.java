package io.qadom.cli.console;

import io.qadom.api.QadomException;

/** Nobody answered, or not in time; a command that throws it ends with {@link ExitCode#NO_NETWORK}. */
public final class NoNetworkException extends QadomException {

    private static final long serialVersionUID = 1L;

    /**
     * An exception with a message.
     *
     * @param message who did not answer, what to do
     */
    public NoNetworkException(String message) {
        super(message);
    }
}
