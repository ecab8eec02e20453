package io.qadom.cli.client;

import io.qadom.api.NodeAddress;
import io.qadom.cli.console.Console;
import io.qadom.cli.console.NoNetworkException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Where the hosts that a command speaks to first are, which decides where its socket is bound: a socket of the loopback
 * interface reaches nobody else, and one of IPv4 no IPv6.
 *
 * @param resolved every address of every host
 */
record Targets(List<InetAddress> resolved) {

    /** Resolves the hosts; tells of those without an address when another one has some. */
    static Targets resolve(Collection<NodeAddress> addresses, Console console) {
        List<InetAddress> resolved = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (NodeAddress address : addresses) {
            try {
                resolved.addAll(List.of(InetAddress.getAllByName(address.host())));
            } catch (UnknownHostException e) {
                unknown.add("host '" + address.host() + "' has no address; check the name");
            }
        }
        if (resolved.isEmpty()) {
            throw new NoNetworkException(String.join("; ", unknown));
        }
        unknown.forEach(console::tell);
        return new Targets(List.copyOf(resolved));
    }

    /** The narrowest address of this machine that reaches them, and a free port. */
    InetSocketAddress local() {
        boolean ipv4 = resolved.stream().anyMatch(Inet4Address.class::isInstance);
        if (resolved.stream().allMatch(InetAddress::isLoopbackAddress)) {
            return new InetSocketAddress(literal(ipv4 ? "127.0.0.1" : "::1"), 0);
        }
        // The wildcard of IPv6 takes IPv4 too, where the machine has IPv6.
        boolean onlyIpv4 = resolved.stream().allMatch(Inet4Address.class::isInstance);
        return new InetSocketAddress(literal(onlyIpv4 ? "0.0.0.0" : "::"), 0);
    }

    private static InetAddress literal(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new AssertionError(address + " is a literal and needs no resolving", e);
        }
    }
}
