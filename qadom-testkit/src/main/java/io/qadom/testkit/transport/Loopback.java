package io.qadom.testkit.transport;

import io.qadom.api.Bytes;
import io.qadom.api.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;

/** This machine's own addresses, and a plain socket of the JDK to hold against the transport under test. */
final class Loopback {

    /** A free port of 127.0.0.1. */
    static final Endpoint IPV4 = endpoint(127, 0, 0, 1);

    /** A free port of ::1. */
    static final Endpoint IPV6 = endpoint(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);

    /** A free port of every IPv4 address. */
    static final Endpoint IPV4_WILDCARD = endpoint(0, 0, 0, 0);

    /** A free port of every address, of both families. */
    static final Endpoint IPV6_WILDCARD = endpoint(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** An address that is no machine's: TEST-NET-3 of RFC 5737. */
    static final Endpoint NOBODYS = endpoint(203, 0, 113, 77);

    private Loopback() {}

    /** The same address with another port. */
    static Endpoint at(Endpoint address, int port) {
        return Endpoint.of(address.address(), port);
    }

    /** An IPv6 address of the documentation prefix whose last four bytes are this IPv4 address, and the same port. */
    static Endpoint endingIn(Endpoint ipv4) {
        byte[] last = ipv4.address().getAddress();
        return at(
                endpoint(0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, last[0], last[1], last[2], last[3]), ipv4.port());
    }

    /** Whether this machine has ::1. */
    static boolean hasIpv6() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .anyMatch(address -> address instanceof Inet6Address && address.isLoopbackAddress());
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A loopback port at which nobody listens any more. */
    static Endpoint closedPort() {
        try (DatagramSocket socket = new DatagramSocket(IPV4.toSocketAddress())) {
            return Endpoint.of((InetSocketAddress) socket.getLocalSocketAddress());
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends datagrams from one plain socket and says from where. */
    static Endpoint sendPlain(Endpoint to, List<Bytes> datagrams) {
        try (DatagramSocket socket =
                new DatagramSocket(to.isIpv4() ? IPV4.toSocketAddress() : IPV6.toSocketAddress())) {
            for (Bytes datagram : datagrams) {
                socket.send(new DatagramPacket(datagram.toByteArray(), datagram.length(), to.toSocketAddress()));
            }
            return Endpoint.of((InetSocketAddress) socket.getLocalSocketAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Endpoint endpoint(int... address) {
        byte[] bytes = new byte[address.length];
        for (int i = 0; i < address.length; i++) {
            bytes[i] = (byte) address[i];
        }
        try {
            return Endpoint.of(InetAddress.getByAddress(bytes), 0);
        } catch (UnknownHostException e) {
            throw new AssertionError("an address has 4 or 16 bytes", e);
        }
    }
}
