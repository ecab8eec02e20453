package io.qadom.spi;

import io.qadom.api.Endpoint;

/**
 * How a transport is opened.
 *
 * @param bind the address to listen on; port 0 takes a free one; the IPv6 wildcard address listens on IPv4 as well
 * @param datagramBytesMax the largest datagram that must be received whole, in bytes of UDP payload, 512 to 65,507
 */
public record TransportConfig(Endpoint bind, int datagramBytesMax) {

    /**
     * Checks the bound.
     *
     * @throws IllegalArgumentException when {@code datagramBytesMax} is out of range
     */
    public TransportConfig {
        if (datagramBytesMax < 512 || datagramBytesMax > 65_507) {
            throw new IllegalArgumentException(
                    "datagramBytesMax " + datagramBytesMax + " is not between 512 and 65507");
        }
    }
}
