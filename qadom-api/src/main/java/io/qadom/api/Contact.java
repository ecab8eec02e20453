package io.qadom.api;

import java.util.List;
import java.util.Objects;

/**
 * Another participant: its public key, the {@link NodeId} that follows from it, and one or two endpoints where it
 * listens (at most one IPv4 and one IPv6), the preferred one first.
 */
public final class Contact {

    /** Length of an X25519 public key. */
    public static final int PUBLIC_KEY_BYTES = 32;

    /** How many endpoints a contact has at most. */
    public static final int ENDPOINTS_MAX = 2;

    private final Bytes publicKey;
    private final NodeId id;
    private final List<Endpoint> endpoints;

    private Contact(Bytes publicKey, NodeId id, List<Endpoint> endpoints) {
        this.publicKey = publicKey;
        this.id = id;
        this.endpoints = endpoints;
    }

    /**
     * A contact, its id computed from the key.
     *
     * @param publicKey 32 bytes
     * @param endpoints one or two, the preferred one first
     * @return the contact
     * @throws IllegalArgumentException when the key does not have 32 bytes or there are not one or two endpoints, of two
     *     families, each with a port
     */
    public static Contact of(Bytes publicKey, List<Endpoint> endpoints) {
        return new Contact(publicKey, NodeId.ofPublicKey(publicKey), checked(endpoints));
    }

    /**
     * A contact with one endpoint, its id computed from the key.
     *
     * @param publicKey 32 bytes
     * @param endpoint where it listens
     * @return the contact
     * @throws IllegalArgumentException when the key does not have 32 bytes
     */
    public static Contact of(Bytes publicKey, Endpoint endpoint) {
        return of(publicKey, List.of(endpoint));
    }

    /**
     * The same participant at other endpoints; the id is not computed again.
     *
     * @param others one or two, the preferred one first
     * @return the contact
     * @throws IllegalArgumentException when there are not one or two endpoints
     */
    public Contact at(List<Endpoint> others) {
        return new Contact(publicKey, id, checked(others));
    }

    private static List<Endpoint> checked(List<Endpoint> endpoints) {
        if (endpoints.isEmpty() || endpoints.size() > ENDPOINTS_MAX) {
            throw new IllegalArgumentException(
                    "a contact has 1 to " + ENDPOINTS_MAX + " endpoints, not " + endpoints.size());
        }
        for (Endpoint endpoint : endpoints) {
            if (endpoint.port() == 0) {
                throw new IllegalArgumentException("a contact listens at port 1 to 65535, not 0");
            }
        }
        if (endpoints.size() == 2
                && endpoints.get(0).isIpv4() == endpoints.get(1).isIpv4()) {
            throw new IllegalArgumentException("two endpoints of a contact are of two families");
        }
        return List.copyOf(endpoints);
    }

    /**
     * The public key.
     *
     * @return 32 bytes
     */
    public Bytes publicKey() {
        return publicKey;
    }

    /**
     * The identifier, the hash of the public key.
     *
     * @return the id
     */
    public NodeId id() {
        return id;
    }

    /**
     * Where this participant listens.
     *
     * @return one or two endpoints, the preferred one first
     */
    public List<Endpoint> endpoints() {
        return endpoints;
    }

    /**
     * The preferred endpoint.
     *
     * @return the first of {@link #endpoints()}
     */
    public Endpoint endpoint() {
        return endpoints.get(0);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof Contact contact && id.equals(contact.id) && endpoints.equals(contact.endpoints));
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, endpoints);
    }

    /** The first digits of the id and the preferred endpoint. */
    @Override
    public String toString() {
        return id.toHex().substring(0, 8) + "@" + endpoint();
    }
}
