package io.qadom.api;

import java.time.Instant;
import java.util.List;

/**
 * What a write came back with: who holds the record and until when, and who refused and why.
 *
 * @param key where the record lives
 * @param local whether this peer's own store keeps it
 * @param holders the other nodes that acknowledged, the closest first
 * @param refusals the nodes that said no, in the order they did
 * @param unanswered how many nodes were asked to store and did not answer
 */
public record Receipts(Key key, boolean local, List<Receipt> holders, List<Refusal> refusals, int unanswered) {

    /** Copies the lists. */
    public Receipts {
        holders = List.copyOf(holders);
        refusals = List.copyOf(refusals);
    }

    /**
     * One holder's acknowledgement. It is proven by the exchange it came in and is not transferable.
     *
     * @param holder who holds the record
     * @param expiresAt until when, by this peer's clock
     * @param durable whether the holder said that it is on its disk
     */
    public record Receipt(Contact holder, Instant expiresAt, boolean durable) {}

    /**
     * One node's refusal.
     *
     * @param node who refused
     * @param reason why
     */
    public record Refusal(Contact node, RefusalReason reason) {}
}
