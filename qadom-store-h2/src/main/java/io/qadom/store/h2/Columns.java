package io.qadom.store.h2;

import io.qadom.api.Bytes;
import io.qadom.api.Contact;
import io.qadom.api.Endpoint;
import io.qadom.api.Key;
import io.qadom.api.NodeAddress;
import io.qadom.spi.Provenance;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How the types of qadom are written in columns that a person reads. Text that stands for none of them is damage. */
final class Columns {

    /** Comes before every hexadecimal text. */
    static final String BEFORE_ALL = "";

    private static final Pattern ADDRESS_LITERAL = Pattern.compile("[0-9A-Fa-f:.]+");
    private static final Pattern SCOPE = Pattern.compile("%[^\\]]*");

    private Columns() {}

    static Key key(ResultSet row, String column) throws SQLException {
        return Key.parse(row.getString(column));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Instant.class);
    }

    static Provenance provenance(ResultSet row) throws SQLException {
        return new Provenance(
                Provenance.Origin.valueOf(row.getString("origin")),
                row.getString("prefix"),
                instant(row, "stored_at"),
                instant(row, "expires_at"));
    }

    static Contact contact(ResultSet row) throws SQLException {
        Bytes publicKey = Bytes.wrap(HexFormat.of().parseHex(row.getString("public_key_hex")));
        List<Endpoint> endpoints = Arrays.stream(row.getString("endpoints").split(" ", -1))
                .map(Columns::endpoint)
                .toList();
        return Contact.of(publicKey, endpoints);
    }

    /** {@code 192.0.2.1:9999 [2001:db8::1]:9999}, the preferred one first. */
    static String text(List<Endpoint> endpoints) {
        // A scope such as %eth0 means something on this machine until it restarts.
        return endpoints.stream()
                .map(endpoint -> SCOPE.matcher(endpoint.toString()).replaceFirst(""))
                .collect(Collectors.joining(" "));
    }

    private static Endpoint endpoint(String text) {
        NodeAddress address = NodeAddress.parse(text);
        if (!ADDRESS_LITERAL.matcher(address.host()).matches()) {
            throw new IllegalArgumentException("endpoint '" + text + "' is no IP address and port");
        }
        try {
            return Endpoint.of(InetAddress.getByName(address.host()), address.port());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("endpoint '" + text + "' is no IP address and port", e);
        }
    }
}
