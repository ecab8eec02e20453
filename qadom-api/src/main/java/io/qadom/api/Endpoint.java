package io.qadom.api;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Where datagrams are sent: a resolved IPv4 or IPv6 address and a UDP port. */
public final class Endpoint {

    private final InetSocketAddress socketAddress;

    private Endpoint(InetSocketAddress socketAddress) {
        this.socketAddress = socketAddress;
    }

    /**
     * The endpoint at a socket address.
     *
     * @param socketAddress a resolved address
     * @return the endpoint
     * @throws IllegalArgumentException when the address is not resolved
     */
    public static Endpoint of(InetSocketAddress socketAddress) {
        if (socketAddress.isUnresolved()) {
            throw new IllegalArgumentException("address " + socketAddress + " is not resolved");
        }
        return new Endpoint(socketAddress);
    }

    /**
     * The endpoint at an address and port.
     *
     * @param address the address
     * @param port 0 to 65535; 0 only where a free port is asked for
     * @return the endpoint
     * @throws IllegalArgumentException when the port is out of range
     */
    public static Endpoint of(InetAddress address, int port) {
        return new Endpoint(new InetSocketAddress(address, port));
    }

    /**
     * The address.
     *
     * @return an IPv4 or IPv6 address
     */
    public InetAddress address() {
        return socketAddress.getAddress();
    }

    /**
     * The UDP port.
     *
     * @return 0 to 65535
     */
    public int port() {
        return socketAddress.getPort();
    }

    /**
     * Whether the address is an IPv4 one.
     *
     * @return false for IPv6
     */
    public boolean isIpv4() {
        return address() instanceof Inet4Address;
    }

    /**
     * This endpoint in the form that sockets take.
     *
     * @return a resolved address
     */
    public InetSocketAddress toSocketAddress() {
        return socketAddress;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Endpoint endpoint && socketAddress.equals(endpoint.socketAddress));
    }

    @Override
    public int hashCode() {
        return address().hashCode() * 31 + port();
    }

    /** {@code 192.0.2.1:9999} or {@code [2001:db8::1]:9999}. */
    @Override
    public String toString() {
        String host = address().getHostAddress();
        return isIpv4() ? host + ":" + port() : "[" + host + "]:" + port();
    }
}
