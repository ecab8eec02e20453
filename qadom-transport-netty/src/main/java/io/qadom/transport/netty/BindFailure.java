package io.qadom.transport.netty;

import io.qadom.api.Endpoint;
import io.qadom.spi.TransportException;
import org.jspecify.annotations.Nullable;

/** Says in one line why a socket could not be opened. The kernel's words reach us only as text. */
final class BindFailure {

    private BindFailure() {}

    static TransportException of(Endpoint bind, Throwable cause) {
        return new TransportException("cannot listen on " + bind + ": " + reason(cause), cause);
    }

    private static String reason(Throwable cause) {
        String words = words(cause);
        if (words.contains("in use")) {
            return "the port is taken, choose another or 0 for a free one";
        }
        if (words.contains("assign requested")) {
            return "the address is not one of this machine's";
        }
        if (words.contains("ermission denied")) {
            return "permission denied, ports below 1024 need a privilege";
        }
        return words;
    }

    private static String words(@Nullable Throwable cause) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each.getMessage() != null) {
                return each.getMessage().lines().findFirst().orElse("");
            }
        }
        return "no reason is known";
    }
}
