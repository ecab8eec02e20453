package io.qadom.testkit.routing;

import io.qadom.api.Contact;
import io.qadom.api.NodeId;
import io.qadom.spi.RoutingTable;
import io.qadom.testkit.Keys;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;

/**
 * The definition of what a {@link RoutingTable} does. A table passes when a test class of its module extends this one and
 * names its provider:
 *
 * <pre>{@code
 * class KBucketTableTest extends RoutingTableConformanceKit {
 *     @Override
 *     public RoutingTableProvider provider() {
 *         return new KBucketTableProvider();
 *     }
 * }
 * }</pre>
 *
 * <p>The kit owns the time, which runs over the end of {@code long} on the way. Every contact it draws is in a public
 * network of its own, so that a bound on what one network may hold is not in the way; what such a bound is belongs to
 * the tests of the table.
 */
public abstract class RoutingTableConformanceKit
        implements OfferRules, MissRules, RemoveRules, ClosestRules, CloserThanSelfRules, UpkeepRules, ModelRules {

    private NodeId self = Keys.randomNodeId(new Random(0));
    private Neighbours neighbours = new Neighbours(self, new Random(0));
    private RoutingTable table;

    /** For a test class of the table. */
    @SuppressWarnings("NullAway.Init") // open() makes the table before every test
    protected RoutingTableConformanceKit() {}

    @BeforeEach
    final void open() {
        Random random = new Random(SEED);
        self = Keys.randomNodeId(random);
        neighbours = new Neighbours(self, random);
        table = provider().create(self, BUCKET_SIZE);
    }

    @Override
    public final NodeId self() {
        return self;
    }

    @Override
    public final RoutingTable table() {
        return table;
    }

    @Override
    public final Contact anyContact() {
        return neighbours.any();
    }

    @Override
    public final Contact contactInBucket(int bucket) {
        return neighbours.inBucket(bucket);
    }
}
