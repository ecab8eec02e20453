package io.qadom.testkit.transport;

import io.qadom.spi.Transport;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/**
 * The definition of what a {@link Transport} does. A transport passes when a test class of its module extends this one
 * and names its provider:
 *
 * <pre>{@code
 * class NettyTransportTest extends TransportConformanceKit {
 *     @Override
 *     public TransportProvider provider() {
 *         return new NettyTransportProvider();
 *     }
 * }
 * }</pre>
 *
 * <p>Sockets are bound to loopback and closed after each test. A rule that waits gives up after 10 s; a rule that must
 * see nothing happen follows it with something that must.
 */
@Timeout(60)
public abstract class TransportConformanceKit
        implements OpenRules, ReceiveRules, SendRules, LoopRules, FamilyRules, CloseRules {

    private final Deque<Transport> opened = new ArrayDeque<>();

    /** For a test class of the transport. */
    protected TransportConformanceKit() {}

    @Override
    public final Transport closeLater(Transport transport) {
        opened.push(transport);
        return transport;
    }

    @AfterEach
    final void closeAll() {
        opened.forEach(Transport::close);
    }
}
