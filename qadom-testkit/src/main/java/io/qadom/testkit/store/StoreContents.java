package io.qadom.testkit.store;

import io.qadom.api.Key;
import io.qadom.api.NodeId;
import io.qadom.spi.BlockedContact;
import io.qadom.spi.RememberedContact;
import io.qadom.spi.Store;
import io.qadom.spi.StoreUsage;
import io.qadom.spi.StoredMember;
import io.qadom.spi.StoredValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that a store holds, to compare with what it should hold.
 *
 * @param values by ascending key
 * @param members by ascending key, then member
 * @param contacts by id
 * @param blocklist by id
 * @param usage the accounts
 */
record StoreContents(
        List<StoredValue> values,
        List<StoredMember> members,
        Map<NodeId, RememberedContact> contacts,
        Map<NodeId, BlockedContact> blocklist,
        StoreUsage usage) {

    private static final int PAGE = 7;

    /** More than a store under test ever holds of anything. */
    static final int ALL = 1_000;

    /** Reads a store through its paging methods. Sets are not listed by a store: their keys have to be given. */
    static StoreContents of(Store store, Collection<Key> setKeys) {
        List<StoredMember> members = new ArrayList<>();
        setKeys.stream().sorted().forEach(key -> members.addAll(membersOf(store, key)));
        Map<NodeId, RememberedContact> contacts = new TreeMap<>();
        store.contacts(ALL).forEach(kept -> contacts.put(kept.contact().id(), kept));
        Map<NodeId, BlockedContact> blocklist = new TreeMap<>();
        store.blocklist(ALL).forEach(kept -> blocklist.put(kept.contact().id(), kept));
        return new StoreContents(valuesOf(store), members, contacts, blocklist, store.usage());
    }

    private static List<StoredValue> valuesOf(Store store) {
        List<StoredValue> values = new ArrayList<>();
        List<Key> page = store.keys(Optional.empty(), PAGE);
        while (!page.isEmpty()) {
            for (Key key : page) {
                values.add(store.load(key).orElseThrow(() -> new AssertionError("listed but absent: " + key)));
            }
            requireEnd(values.size());
            page = store.keys(Optional.of(page.get(page.size() - 1)), PAGE);
        }
        return values;
    }

    private static List<StoredMember> membersOf(Store store, Key key) {
        List<StoredMember> members = new ArrayList<>();
        List<StoredMember> page = store.members(key, Optional.empty(), PAGE);
        while (!page.isEmpty()) {
            members.addAll(page);
            requireEnd(members.size());
            page = store.members(key, Optional.of(page.get(page.size() - 1).member()), PAGE);
        }
        return members;
    }

    /** A store that gives out the same page for ever fails instead of hanging. */
    private static void requireEnd(int count) {
        if (count > ALL) {
            throw new AssertionError("paging does not end: " + count + " so far");
        }
    }
}
