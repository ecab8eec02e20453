package io.qadom.wire;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Ends the reading of a datagram. It never leaves the codec, and a hostile datagram costs no stack trace: there is one
 * instance for each reason.
 */
final class RejectedException extends Exception {

    private static final long serialVersionUID = 1L;

    private static final Map<Rejection, RejectedException> INSTANCES = instances();

    private final Rejection reason;

    private RejectedException(Rejection reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    static RejectedException of(Rejection reason) {
        return Objects.requireNonNull(INSTANCES.get(reason));
    }

    Rejection reason() {
        return reason;
    }

    private static Map<Rejection, RejectedException> instances() {
        Map<Rejection, RejectedException> instances = new EnumMap<>(Rejection.class);
        for (Rejection reason : Rejection.values()) {
            instances.put(reason, new RejectedException(reason));
        }
        return instances;
    }
}
