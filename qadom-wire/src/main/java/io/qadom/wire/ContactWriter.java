package io.qadom.wire;

import io.qadom.api.Contact;
import io.qadom.api.Endpoint;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** Writes contacts and endpoints. */
final class ContactWriter {

    /** A public key, and two endpoints of an IPv6 address. */
    private static final int CONTACT_BYTES_MAX = 34 + 2 * 24;

    private final ContactCache cache;

    ContactWriter(ContactCache cache) {
        this.cache = cache;
    }

    void write(int tag, List<Contact> contacts, FieldWriter out) {
        for (int i = 0; i < contacts.size(); i++) {
            write(tag, contacts.get(i), out);
        }
    }

    private void write(int tag, Contact contact, FieldWriter out) {
        byte[] encoded = cache.find(contact);
        if (encoded != null) {
            out.bytes(tag, encoded);
            return;
        }
        int start = out.begin(tag);
        writeFields(contact, out);
        out.end(start);
    }

    /** The fields of a contact, without tag and length. */
    static byte[] encode(Contact contact) {
        ByteBuffer target = ByteBuffer.allocate(CONTACT_BYTES_MAX);
        FieldWriter out = new FieldWriter(target);
        writeFields(contact, out);
        return Arrays.copyOf(target.array(), out.position());
    }

    private static void writeFields(Contact contact, FieldWriter out) {
        out.bytes(Tag.CONTACT_PUBLIC_KEY, contact.publicKey());
        List<Endpoint> endpoints = contact.endpoints();
        for (int i = 0; i < endpoints.size(); i++) {
            write(Tag.CONTACT_ENDPOINTS, endpoints.get(i), out);
        }
    }

    static void write(int tag, Endpoint endpoint, FieldWriter out) {
        int start = out.begin(tag);
        out.bytes(Tag.ENDPOINT_ADDRESS, endpoint.address().getAddress());
        out.number(Tag.ENDPOINT_PORT, endpoint.port());
        out.end(start);
    }
}
