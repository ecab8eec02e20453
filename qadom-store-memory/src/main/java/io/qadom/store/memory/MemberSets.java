package io.qadom.store.memory;

import io.qadom.api.Key;
import io.qadom.spi.StoredMember;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The members of every set, in order. A set exists as long as it has a member. */
final class MemberSets {

    private final Map<Key, NavigableMap<Key, StoredMember>> sets = new HashMap<>();

    /** Puts a member and gives back the one it replaced. */
    Optional<StoredMember> put(StoredMember member) {
        return Optional.ofNullable(
                sets.computeIfAbsent(member.key(), key -> new TreeMap<>()).put(member.member(), member));
    }

    /** Removes a member and gives it back. */
    Optional<StoredMember> remove(Key key, Key member) {
        NavigableMap<Key, StoredMember> set = sets.get(key);
        if (set == null) {
            return Optional.empty();
        }
        Optional<StoredMember> removed = Optional.ofNullable(set.remove(member));
        if (set.isEmpty()) {
            sets.remove(key);
        }
        return removed;
    }

    List<StoredMember> page(Key key, Optional<Key> after, int limit) {
        NavigableMap<Key, StoredMember> set = sets.getOrDefault(key, Collections.emptyNavigableMap());
        return after.map(last -> set.tailMap(last, false)).orElse(set).values().stream()
                .limit(limit)
                .toList();
    }
}
