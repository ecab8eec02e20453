package io.qadom.api;

/** The peer has as many operations under way as its bound allows; wait for one to end. */
public final class PeerBusyException extends QadomException {

    private static final long serialVersionUID = 1L;

    /**
     * An exception that names the bound.
     *
     * @param operationsMax how many operations the peer runs at once
     */
    public PeerBusyException(int operationsMax) {
        super("the peer has " + operationsMax + " operations under way, its bound; wait for one to end");
    }
}
