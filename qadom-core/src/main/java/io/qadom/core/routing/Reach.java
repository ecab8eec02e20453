package io.qadom.core.routing;

import io.qadom.api.Endpoint;
import java.net.InetAddress;

/** From where an address can be reached (RFC 6890). A node follows no contact whose reach is narrower than its own. */
public enum Reach {
    /** From this machine only. */
    LOOPBACK,
    /** From this site: private, link-local and unique local addresses. */
    PRIVATE,
    /** From everywhere. */
    PUBLIC;

    /** The reach of an endpoint. The wildcard address, which is bound to everything, counts as loopback. */
    public static Reach of(Endpoint endpoint) {
        InetAddress address = endpoint.address();
        if (address.isLoopbackAddress() || address.isAnyLocalAddress()) {
            return LOOPBACK;
        }
        boolean site = address.isSiteLocalAddress() || address.isLinkLocalAddress() || isUniqueLocal(address);
        return site ? PRIVATE : PUBLIC;
    }

    /** Whether a node of this reach may send to an endpoint that somebody else named. */
    public boolean follows(Endpoint endpoint) {
        return of(endpoint).compareTo(this) >= 0;
    }

    private static boolean isUniqueLocal(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
    }
}
