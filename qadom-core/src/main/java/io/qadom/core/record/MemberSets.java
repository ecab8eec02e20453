package io.qadom.core.record;

import io.qadom.api.Bytes;
import io.qadom.api.Key;
import io.qadom.core.turn.StoreResult;
import io.qadom.spi.Provenance;
import io.qadom.spi.Store;
import io.qadom.spi.StoredMember;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The member sets used last, whole in memory, so that pages, counts and digests of one moment agree. */
final class MemberSets {

    private static final int SETS_MAX = 16;
    private static final int LOAD_PAGE = 256;

    private final Store store;
    private final Map<Key, MemberSet> sets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, MemberSet> eldest) {
            return size() > SETS_MAX;
        }
    };

    MemberSets(Store store) {
        this.store = store;
    }

    MemberSet at(Key key) {
        MemberSet set = sets.get(key);
        if (set == null) {
            set = load(key);
            sets.put(key, set);
        }
        return set;
    }

    void forgetAll() {
        sets.clear();
    }

    private MemberSet load(Key key) {
        MemberSet set = new MemberSet();
        Optional<Key> after = Optional.empty();
        List<StoredMember> page;
        do {
            page = store.members(key, after, LOAD_PAGE);
            page.forEach(set::put);
            after = page.isEmpty()
                    ? after
                    : Optional.of(page.get(page.size() - 1).member());
        } while (page.size() == LOAD_PAGE);
        return set;
    }

    /** The members at one key. */
    static final class MemberSet {

        private final NavigableMap<Key, Provenance> members = new TreeMap<>();

        void put(StoredMember member) {
            members.put(member.member(), member.provenance());
        }

        Optional<Provenance> provenanceOf(Key member, Instant now) {
            return Optional.ofNullable(members.get(member))
                    .filter(provenance -> provenance.expiresAt().isAfter(now));
        }

        int count(Instant now) {
            dropExpired(now);
            return members.size();
        }

        StoreResult.MembersLoaded page(Optional<Key> after, int limit, Instant now) {
            dropExpired(now);
            NavigableMap<Key, Provenance> rest =
                    after.map(key -> members.tailMap(key, false)).orElse(members);
            List<Key> page = new ArrayList<>();
            for (Key member : rest.keySet()) {
                if (page.size() == limit) {
                    return new StoreResult.MembersLoaded(page, true, members.size(), digest());
                }
                page.add(member);
            }
            return new StoreResult.MembersLoaded(page, false, members.size(), digest());
        }

        private void dropExpired(Instant now) {
            members.values().removeIf(provenance -> !provenance.expiresAt().isAfter(now));
        }

        private Bytes digest() {
            MemberDigest digest = new MemberDigest();
            digest.add(members.keySet());
            return digest.toBytes();
        }
    }
}
