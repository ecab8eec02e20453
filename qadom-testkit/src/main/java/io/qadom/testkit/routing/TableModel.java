package io.qadom.testkit.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Contact;
import io.qadom.api.Identifier;
import io.qadom.api.NodeId;
import io.qadom.spi.RoutingTable;
import io.qadom.spi.RoutingTable.Miss;
import io.qadom.spi.RoutingTable.Offer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** A table and, beside it, a plain map of who is in it by what the table itself has reported. */
final class TableModel {

    private final NodeId self;
    private final RoutingTable table;
    private final Map<NodeId, Contact> present = new HashMap<>();
    private final Set<Contact> waiting = new HashSet<>();
    private final Set<NodeId> missed = new HashSet<>();

    TableModel(NodeId self, RoutingTable table) {
        this.self = self;
        this.table = table;
    }

    int size() {
        return present.size();
    }

    void offer(Contact contact, long nowNanos) {
        boolean known = Objects.equals(contact, present.get(contact.id()));
        Offer offer = table.offer(contact, nowNanos);
        assertThat(offer instanceof Offer.Refreshed).isEqualTo(known);
        if (offer instanceof Offer.Inserted || offer instanceof Offer.Refreshed) {
            present.put(contact.id(), contact);
            missed.remove(contact.id());
        } else if (offer instanceof Offer.Pending pending) {
            waiting.add(contact);
            pending.toPing().ifPresent(doubted -> assertThat(present).containsValue(doubted));
        }
    }

    void missed(NodeId id, long nowNanos) {
        boolean known = present.containsKey(id);
        Miss miss = table.missed(id, nowNanos);
        assertThat(miss instanceof Miss.Unknown).isEqualTo(!known);
        if (miss instanceof Miss.Questionable) {
            missed.add(id);
        } else if (miss instanceof Miss.Evicted evicted) {
            left(id);
            evicted.promoted().ifPresent(this::entered);
        }
    }

    /** A removal does not report who takes the place: it may be one of those who waited, and one only. */
    void remove(NodeId id, long nowNanos) {
        assertThat(table.remove(id)).isEqualTo(present.containsKey(id));
        waiting.removeIf(contact -> contact.id().equals(id));
        left(id);
        List<Contact> entered = new ArrayList<>(contacts(nowNanos));
        entered.removeAll(present.values());
        assertThat(entered).hasSizeLessThanOrEqualTo(1);
        entered.forEach(this::entered);
    }

    private void left(NodeId id) {
        present.remove(id);
        missed.remove(id);
    }

    private void entered(Contact contact) {
        assertThat(waiting).as("those who wait").contains(contact);
        assertThat(present).as("nobody enters twice").doesNotContainKey(contact.id());
        present.put(contact.id(), contact);
    }

    /** Compares all that the table says with the map. */
    void check(Identifier target, int count, long nowNanos, String where) {
        assertThat(contacts(nowNanos)).as(where).containsExactlyInAnyOrderElementsOf(present.values());
        assertThat(table.size()).as(where).isEqualTo(present.size());
        present.values()
                .forEach(contact ->
                        assertThat(table.contact(contact.id())).as(where).contains(contact));
        List<Contact> closest = table.closest(target, count);
        assertThat(closest).as(where).hasSize(Math.min(count, present.size()));
        assertThat(closest).as(where).isEqualTo(sorted(closest, target, count));
        List<Contact> sound = withoutMissed(closest);
        assertThat(sound).as(where).isEqualTo(sorted(withoutMissed(present.values()), target, sound.size()));
        checkBuckets(nowNanos, where);
    }

    private void checkBuckets(long nowNanos, String where) {
        Map<Integer, List<RoutingTable.Entry>> buckets =
                table.entries(nowNanos).stream().collect(Collectors.groupingBy(RoutingTable.Entry::bucket));
        buckets.forEach((bucket, entries) -> {
            assertThat(entries).as(where).hasSizeLessThanOrEqualTo(RoutingRules.BUCKET_SIZE);
            entries.forEach(
                    entry -> assertThat(self.commonPrefixLength(entry.contact().id()))
                            .as(where)
                            .isEqualTo(bucket));
        });
    }

    private List<Contact> contacts(long nowNanos) {
        return table.entries(nowNanos).stream().map(RoutingTable.Entry::contact).toList();
    }

    private List<Contact> withoutMissed(Iterable<Contact> contacts) {
        List<Contact> sound = new ArrayList<>();
        contacts.forEach(contact -> {
            if (!missed.contains(contact.id())) {
                sound.add(contact);
            }
        });
        return sound;
    }

    private static List<Contact> sorted(List<Contact> contacts, Identifier target, int count) {
        return contacts.stream()
                .sorted((a, b) -> target.compareDistances(a.id(), b.id()))
                .limit(count)
                .toList();
    }
}
