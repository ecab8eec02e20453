package io.qadom.cli.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.qadom.api.Contact;
import io.qadom.api.Endpoint;
import io.qadom.api.NodeAddress;
import io.qadom.api.PeerStatus;
import io.qadom.api.Receipts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;

/**
 * The JSON forms that several commands print. They are a promise to scripts: a field may be added, none is renamed or
 * changes its type. Identifiers are 64 hexadecimal digits, times ISO 8601, durations milliseconds.
 */
public final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final double NANOS_IN_MILLI = 1e6;

    private Json() {}

    static byte[] line(Console.JsonFields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("a byte array cannot fail", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Writes a contact: {@code {"id", "address", "endpoints": [...]}}, where {@code address} is the form with the public
     * key that {@code --bootstrap} reads.
     *
     * @param json where to
     * @param name the field's name
     * @param contact who
     * @throws IOException when {@code json} throws it
     */
    public static void contact(JsonGenerator json, String name, Contact contact) throws IOException {
        json.writeObjectFieldStart(name);
        contactFields(json, contact);
        json.writeEndObject();
    }

    /**
     * Writes the fields of a contact into the object that is open.
     *
     * @param json where to
     * @param contact who
     * @throws IOException when {@code json} throws it
     */
    public static void contactFields(JsonGenerator json, Contact contact) throws IOException {
        json.writeStringField("id", contact.id().toHex());
        json.writeStringField("address", NodeAddress.of(contact).toString());
        json.writeArrayFieldStart("endpoints");
        for (Endpoint endpoint : contact.endpoints()) {
            json.writeString(endpoint.toString());
        }
        json.writeEndArray();
    }

    /**
     * Writes a duration in milliseconds.
     *
     * @param json where to
     * @param name the field's name; ends in {@code Millis}
     * @param duration how long
     * @throws IOException when {@code json} throws it
     */
    public static void millis(JsonGenerator json, String name, Duration duration) throws IOException {
        json.writeNumberField(name, duration.toNanos() / NANOS_IN_MILLI);
    }

    /**
     * Writes the fields of receipts into the object that is open: {@code "key", "decimal", "local", "holders": [{"id",
     * "address", "endpoints", "expiresAt", "durable"}], "refusals": [{"id", "address", "endpoints", "reason"}],
     * "unanswered"}.
     *
     * @param json where to
     * @param receipts what a write came back with
     * @throws IOException when {@code json} throws it
     */
    public static void receiptsFields(JsonGenerator json, Receipts receipts) throws IOException {
        json.writeStringField("key", receipts.key().toHex());
        json.writeStringField("decimal", receipts.key().toDecimal());
        json.writeBooleanField("local", receipts.local());
        json.writeArrayFieldStart("holders");
        for (Receipts.Receipt receipt : receipts.holders()) {
            json.writeStartObject();
            contactFields(json, receipt.holder());
            json.writeStringField("expiresAt", receipt.expiresAt().toString());
            json.writeBooleanField("durable", receipt.durable());
            json.writeEndObject();
        }
        json.writeEndArray();
        refusals(json, receipts);
        json.writeNumberField("unanswered", receipts.unanswered());
    }

    private static void refusals(JsonGenerator json, Receipts receipts) throws IOException {
        json.writeArrayFieldStart("refusals");
        for (Receipts.Refusal refusal : receipts.refusals()) {
            json.writeStartObject();
            contactFields(json, refusal.node());
            json.writeStringField("reason", refusal.reason().name());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /**
     * Writes the fields of a status into the object that is open: {@code "id", "contacts", "good", "storage": {"store",
     * "bytes", "bytesMax", "cachedBytes", "values", "members"}, "counters": {...}}.
     *
     * @param json where to
     * @param status the peer, looked at
     * @throws IOException when {@code json} throws it
     */
    public static void statusFields(JsonGenerator json, PeerStatus status) throws IOException {
        json.writeStringField("id", status.self().id().toHex());
        json.writeNumberField("contacts", status.table().size());
        json.writeNumberField("good", good(status));
        json.writeObjectFieldStart("storage");
        storageFields(json, status.storage());
        json.writeEndObject();
        json.writeObjectFieldStart("counters");
        for (Map.Entry<String, Long> counter : status.counters().entrySet()) {
            json.writeNumberField(counter.getKey(), counter.getValue());
        }
        json.writeEndObject();
    }

    private static long good(PeerStatus status) {
        return status.table().stream()
                .filter(row -> row.health() == PeerStatus.Health.GOOD)
                .count();
    }

    /**
     * Writes the fields of a store's usage into the object that is open: {@code "store", "bytes", "bytesMax",
     * "cachedBytes", "values", "members"}.
     *
     * @param json where to
     * @param usage what the store holds
     * @throws IOException when {@code json} throws it
     */
    public static void storageFields(JsonGenerator json, PeerStatus.StorageUsage usage) throws IOException {
        json.writeStringField("store", usage.store());
        json.writeNumberField("bytes", usage.bytes());
        json.writeNumberField("bytesMax", usage.bytesMax());
        json.writeNumberField("cachedBytes", usage.cachedBytes());
        json.writeNumberField("values", usage.values());
        json.writeNumberField("members", usage.members());
    }
}
