package io.qadom.core.network;

import io.qadom.api.Bytes;
import io.qadom.api.Contact;
import io.qadom.api.Endpoint;
import io.qadom.api.Identifier;
import io.qadom.api.NodeAddress;
import io.qadom.core.turn.BootstrapContact;
import io.qadom.core.turn.WallTime;
import io.qadom.testkit.Contacts;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Any number of real nodes over one queue of events in virtual time: one thread, one seed. The same seed gives the same
 * run to the nanosecond, which {@link #hash} shows.
 */
final class VirtualNetwork {

    /** Which network its nodes belong to. */
    static final Bytes NETWORK_ID = Bytes.copyOf(new byte[16]);

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Weather FAIR = Weather.between(Duration.ofMillis(1), Duration.ofMillis(20));

    private final long seed;
    private final SplittableRandom random;
    private final VirtualTime time = new VirtualTime();
    private final WallTime wall = WallTime.startingAt(time.nowNanos(), START);
    private final Ether ether;
    private final List<VirtualPeer> peers = new ArrayList<>();

    /** An empty network with round trips of 1 to 20 ms. */
    VirtualNetwork(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        this.ether = new Ether(time, random.split(), FAIR);
    }

    VirtualNetwork weather(Weather weather) {
        ether.setWeather(weather);
        return this;
    }

    /** A node that has started and knows nobody. */
    VirtualPeer add(Plan plan) {
        VirtualPeer peer = new VirtualPeer(this, plan, freshContact(), random.split());
        ether.put(peer.self().endpoint(), peer);
        peers.add(peer);
        return peer.start();
    }

    /** So many nodes that have joined, one after another, through the first peer there is. */
    List<VirtualPeer> grow(int count, Plan plan) {
        List<VirtualPeer> grown = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            VirtualPeer peer = add(plan);
            if (peers.size() > 1) {
                peer.join(peers.get(0));
            }
            grown.add(peer);
        }
        return grown;
    }

    /**
     * So many nodes as they are after a long time together: in each table whoever it has room for, as if all had met in
     * an order of chance. Costs no datagram.
     */
    List<VirtualPeer> settle(int count, Plan plan) {
        List<VirtualPeer> settled =
                Stream.generate(() -> add(plan)).limit(count).toList();
        List<Contact> contacts =
                settled.stream().map(VirtualPeer::self).collect(Collectors.toCollection(ArrayList::new));
        for (VirtualPeer peer : settled) {
            Collections.shuffle(contacts, new Random(random.nextLong()));
            contacts.forEach(contact -> peer.table().offer(contact, nowNanos()));
        }
        return settled;
    }

    /** A contact with an endpoint of its own where nobody listens. */
    Contact freshContact() {
        return Contact.of(Contacts.randomPublicKey(random), ether.freshEndpoint());
    }

    List<VirtualPeer> peers() {
        return peers;
    }

    /** The right answer to every lookup: all living servers sorted by distance, the first so many. */
    List<Contact> closest(Identifier target, int count) {
        return living().filter(peer -> !peer.plan().clientMode())
                .map(VirtualPeer::self)
                .sorted((a, b) -> target.compareDistances(a.id(), b.id()))
                .limit(count)
                .toList();
    }

    /** The living server closest to a point. */
    VirtualPeer closestPeer(Identifier target) {
        return peer(closest(target, 1).get(0));
    }

    /** The living server farthest from a point. */
    VirtualPeer farthest(Identifier target) {
        List<Contact> all = closest(target, peers.size());
        return peer(all.get(all.size() - 1));
    }

    Stream<VirtualPeer> living() {
        return peers.stream().filter(VirtualPeer::isAlive);
    }

    /** The peer that a contact belongs to. */
    VirtualPeer peer(Contact contact) {
        return peers.stream()
                .filter(peer -> peer.self().id().equals(contact.id()))
                .findFirst()
                .orElseThrow();
    }

    Optional<BootstrapContact> resolve(NodeAddress address) {
        try {
            InetAddress host = InetAddress.getByAddress(fourBytes(address.host()));
            return Optional.of(new BootstrapContact(address.publicKey(), Endpoint.of(host, address.port())));
        } catch (UnknownHostException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static byte[] fourBytes(String dotted) {
        String[] parts = dotted.split("\\.", -1);
        byte[] bytes = new byte[parts.length];
        for (int i = 0; i < parts.length; i++) {
            bytes[i] = (byte) Integer.parseInt(parts[i]);
        }
        return bytes;
    }

    /** Those inside reach each other, the others each other, and nobody across. */
    void isolate(Collection<VirtualPeer> island) {
        ether.isolate(island.stream().map(peer -> peer.self().endpoint()).toList());
    }

    /** Nobody reaches anybody. */
    void blackout() {
        ether.blackout();
    }

    void heal() {
        ether.heal();
    }

    void run(Duration duration) {
        long until = nowNanos() + duration.toNanos();
        boolean more = true;
        while (more) {
            more = time.step(until);
        }
    }

    /** Runs until something has come true, which it must within a time. */
    void runUntil(BooleanSupplier done, Duration limit) {
        long until = nowNanos() + limit.toNanos();
        while (!done.getAsBoolean()) {
            if (!time.step(until)) {
                throw new AssertionError("not done after " + limit + " in " + this);
            }
        }
    }

    long nowNanos() {
        return time.nowNanos();
    }

    VirtualTime time() {
        return time;
    }

    WallTime wall() {
        return wall;
    }

    Ether ether() {
        return ether;
    }

    /** Randomness for the choices of a test, from the same seed. */
    SplittableRandom random() {
        return random;
    }

    /** A digest of every event so far. */
    long hash() {
        return time.hash();
    }

    @Override
    public String toString() {
        return "network of " + peers.size() + " peers from seed " + seed + " at " + Duration.ofNanos(nowNanos());
    }
}
