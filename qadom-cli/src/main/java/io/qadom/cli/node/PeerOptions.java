package io.qadom.cli.node;

import io.qadom.api.NodeAddress;
import io.qadom.api.Peer;
import io.qadom.api.QadomException;
import io.qadom.cli.console.Bounds;
import io.qadom.cli.console.Console;
import io.qadom.core.PeerBuilder;
import io.qadom.core.Settings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a peer that others ask. */
public final class PeerOptions {

    private static final int PORT_MAX = 65_535;

    @Option(
            names = "--bind",
            paramLabel = "ADDR",
            description =
                    "The address to listen on (default: 127.0.0.1). Nothing proves an address yet: any other is for"
                            + " networks you trust.")
    private String bind = "127.0.0.1";

    @Option(
            names = "--advertise",
            paramLabel = "HOST:PORT",
            description = "What to tell others where this peer listens, when it is not where it is bound.")
    private @Nullable NodeAddress advertise;

    @Option(names = "--network", paramLabel = "NAME", description = "The network to belong to (default: qadom).")
    private String network = "qadom";

    @Option(
            names = "--replication",
            paramLabel = "N",
            description = "How many nodes hold a record, 1 to 20, the same in the whole network (default: 20).")
    private int replication = Settings.defaults().replicationFactor();

    /**
     * Starts a peer with these options.
     *
     * @param port where to listen, 0 for a free one
     * @param store the name of a store
     * @param directory where to keep things, or null for nowhere
     * @param console is told when others than this machine can reach the peer
     * @return the listening peer
     * @throws IllegalArgumentException when an option is out of its bounds
     * @throws QadomException when a host has no address or the peer cannot start
     */
    public Peer start(int port, String store, @Nullable Path directory, Console console) {
        Bounds.check("--replication", replication, 1, Settings.BUCKET_SIZE_MAX);
        PeerBuilder builder = PeerBuilder.create()
                .bind(listening(port, console))
                .network(network)
                .settings(Settings.defaults().withReplicationFactor(replication))
                .store(store);
        if (advertise != null) {
            builder.advertise(new InetSocketAddress(resolve(advertise.host()), advertise.port()));
        }
        return directory == null ? builder.start() : builder.data(directory).start();
    }

    private InetSocketAddress listening(int port, Console console) {
        Bounds.check("--port", port, 0, PORT_MAX);
        InetAddress address = resolve(bind);
        if (!address.isLoopbackAddress()) {
            console.tell("warning: " + bind + " can be reached from other machines and nothing proves an address yet;"
                    + " use it in networks you trust");
        }
        return new InetSocketAddress(address, port);
    }

    private static InetAddress resolve(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new QadomException("host '" + host + "' has no address; check the name", e);
        }
    }
}
