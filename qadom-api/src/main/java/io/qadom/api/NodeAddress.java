package io.qadom.api;

import java.util.Optional;

/**
 * A node written down for people, to bootstrap from or to ping: {@code host:port}, {@code [2001:db8::1]:port}, or with
 * its public key {@code qadom://<base32 public key>@host:port} (base32 of RFC 4648 without padding).
 *
 * @param publicKey 32 bytes that the node must hold, or empty when any node there will do
 * @param host a name or an address; a name is resolved at each use
 * @param port 1 to 65535
 */
public record NodeAddress(Optional<Bytes> publicKey, String host, int port) {

    private static final String SCHEME = "qadom://";
    private static final int PORT_DIGITS_MAX = 5;

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException naming the part that is wrong and its bound
     */
    public NodeAddress {
        if (publicKey.isPresent() && publicKey.get().length() != Contact.PUBLIC_KEY_BYTES) {
            throw new IllegalArgumentException("a public key has " + Contact.PUBLIC_KEY_BYTES + " bytes");
        }
        if (host.isBlank()) {
            throw new IllegalArgumentException("the host is empty");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is not between 1 and 65535");
        }
    }

    /**
     * Reads the text form.
     *
     * @param text what a person typed
     * @return the address
     * @throws IllegalArgumentException when the text is no address, says why in one line
     */
    public static NodeAddress parse(String text) {
        String rest = text.strip();
        Optional<Bytes> publicKey = Optional.empty();
        if (rest.startsWith(SCHEME)) {
            int at = rest.indexOf('@');
            if (at < 0) {
                throw bad(text, "there is no '@' after the public key");
            }
            publicKey = Optional.of(decodeKey(rest.substring(SCHEME.length(), at), text));
            rest = rest.substring(at + 1);
        }
        int colon = rest.lastIndexOf(':');
        if (colon <= 0) {
            throw bad(text, "there is no port; write host:port");
        }
        String host = rest.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        } else if (host.indexOf(':') >= 0) {
            throw bad(text, "an IPv6 address stands in brackets: [address]:port");
        }
        if (host.isBlank()) {
            throw bad(text, "the host is empty");
        }
        return new NodeAddress(publicKey, host, parsePort(rest.substring(colon + 1), text));
    }

    /**
     * The address of a contact, with its public key.
     *
     * @param contact whom to write down
     * @return its preferred endpoint and key
     */
    public static NodeAddress of(Contact contact) {
        Endpoint endpoint = contact.endpoint();
        return new NodeAddress(
                Optional.of(contact.publicKey()), endpoint.address().getHostAddress(), endpoint.port());
    }

    private static int parsePort(String digits, String text) {
        // Not parseInt alone: that takes a sign and the digits of every script.
        if (digits.length() <= PORT_DIGITS_MAX && digits.matches("[0-9]+")) {
            int port = Integer.parseInt(digits);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        }
        throw bad(text, "'" + digits + "' is no port between 1 and 65535");
    }

    private static Bytes decodeKey(String base32, String text) {
        Optional<byte[]> key = Base32.decode(base32);
        if (key.isEmpty() || key.get().length != Contact.PUBLIC_KEY_BYTES) {
            throw bad(text, "'" + base32 + "' is no base32 public key of " + Contact.PUBLIC_KEY_BYTES + " bytes");
        }
        return Bytes.wrap(key.get());
    }

    private static IllegalArgumentException bad(String text, String why) {
        return new IllegalArgumentException("address '" + text + "' cannot be read: " + why);
    }

    /** The text form that {@link #parse} reads. */
    @Override
    public String toString() {
        String place = (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
        return publicKey
                .map(key -> SCHEME + Base32.encode(key.toByteArray()) + "@" + place)
                .orElse(place);
    }
}
