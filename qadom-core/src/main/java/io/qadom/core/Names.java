package io.qadom.core;

import io.qadom.api.Endpoint;
import io.qadom.api.NodeAddress;
import io.qadom.api.QadomException;
import io.qadom.core.turn.BootstrapContact;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Resolves the hosts of node addresses, A and AAAA alike. May block. */
final class Names {

    /** How many addresses of one host are used. */
    private static final int ADDRESSES_MAX = 8;

    private Names() {}

    /**
     * What became of some addresses.
     *
     * @param contacts whom they name
     * @param unresolved those whose host has no address
     */
    record Resolution(List<BootstrapContact> contacts, List<NodeAddress> unresolved) {}

    static Resolution resolve(List<NodeAddress> addresses) {
        List<BootstrapContact> contacts = new ArrayList<>();
        List<NodeAddress> unresolved = new ArrayList<>();
        for (NodeAddress address : addresses) {
            try {
                Arrays.stream(InetAddress.getAllByName(address.host()))
                        .limit(ADDRESSES_MAX)
                        .map(found -> contact(address, found))
                        .forEach(contacts::add);
            } catch (UnknownHostException | SecurityException e) {
                unresolved.add(address);
            }
        }
        return new Resolution(contacts, unresolved);
    }

    static BootstrapContact resolveOne(NodeAddress address) {
        try {
            return contact(address, InetAddress.getByName(address.host()));
        } catch (UnknownHostException e) {
            throw new QadomException("host '" + address.host() + "' has no address; check the name", e);
        }
    }

    private static BootstrapContact contact(NodeAddress address, InetAddress found) {
        return new BootstrapContact(address.publicKey(), Endpoint.of(found, address.port()));
    }
}
