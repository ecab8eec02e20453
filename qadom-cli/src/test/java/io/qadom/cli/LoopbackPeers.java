package io.qadom.cli;

import io.qadom.api.NodeAddress;
import io.qadom.api.Peer;
import io.qadom.core.PeerBuilder;
import java.util.ArrayList;
import java.util.List;

/** Real peers of this process on the loopback interface, joined with each other. */
final class LoopbackPeers implements AutoCloseable {

    private final List<Peer> peers = new ArrayList<>();

    static LoopbackPeers start(int count) {
        LoopbackPeers network = new LoopbackPeers();
        for (int i = 0; i < count; i++) {
            Peer peer = PeerBuilder.create().store("memory").start();
            network.peers.add(peer);
            if (i > 0) {
                peer.bootstrap(List.of(NodeAddress.parse(network.address()))).join();
            }
        }
        return network;
    }

    /** The first peer's {@code host:port}. */
    String address() {
        return peers.get(0).self().endpoint().toString();
    }

    Peer first() {
        return peers.get(0);
    }

    @Override
    public void close() {
        peers.forEach(Peer::close);
    }
}
