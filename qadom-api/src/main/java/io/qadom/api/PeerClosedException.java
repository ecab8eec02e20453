package io.qadom.api;

/** The peer is closed, or was closed before the operation ended. */
public final class PeerClosedException extends QadomException {

    private static final long serialVersionUID = 1L;

    /** An exception that says so. */
    public PeerClosedException() {
        super("the peer is closed");
    }
}
