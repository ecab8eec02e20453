package io.qadom.core.routing;

import io.qadom.api.Endpoint;

/**
 * The network that an address belongs to, as far as one owner can be expected to hold all of it: the /24 of an IPv4
 * address, the /48 of an IPv6 one.
 *
 * @param bits the leading bits, with the family above them
 */
public record NetworkPrefix(long bits) {

    private static final int IPV4_BYTES = 3;
    private static final int IPV6_BYTES = 6;
    private static final long IPV6 = 1L << 48;

    /** The prefix of an endpoint's address. */
    public static NetworkPrefix of(Endpoint endpoint) {
        byte[] address = endpoint.address().getAddress();
        boolean v4 = address.length == 4;
        long bits = v4 ? 0 : IPV6;
        int bytes = v4 ? IPV4_BYTES : IPV6_BYTES;
        for (int i = 0; i < bytes; i++) {
            bits |= (address[i] & 0xffL) << (8 * (bytes - 1 - i));
        }
        return new NetworkPrefix(bits);
    }

    /** {@code 192.0.2.0/24} or {@code 2001:db8:1::/48}, the form that stores keep. */
    @Override
    public String toString() {
        if ((bits & IPV6) == 0) {
            return (bits >>> 16) + "." + ((bits >>> 8) & 0xff) + "." + (bits & 0xff) + ".0/24";
        }
        return Long.toHexString((bits >>> 32) & 0xffff) + ":" + Long.toHexString((bits >>> 16) & 0xffff) + ":"
                + Long.toHexString(bits & 0xffff) + "::/48";
    }
}
