package io.qadom.wire;

import io.qadom.api.Bytes;
import io.qadom.api.Contact;
import io.qadom.api.Endpoint;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads contacts and endpoints. */
final class ContactReader {

    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;
    private static final int PORT_MAX = 0xFFFF;

    private final ContactCache cache;

    ContactReader(ContactCache cache) {
        this.cache = cache;
    }

    /** Reads the contact whose tag was just read and adds it to the list, which has a bound. */
    void readInto(List<Contact> contacts, FieldReader in) throws RejectedException {
        if (contacts.size() == Message.CONTACTS_MAX) {
            throw RejectedException.of(Rejection.TOO_MANY);
        }
        int outerEnd = in.enter();
        Contact contact = cache.find(in.rest());
        contacts.add(contact != null ? contact : readAndKeep(in));
        in.leave(outerEnd);
    }

    private Contact readAndKeep(FieldReader in) throws RejectedException {
        Contact contact = read(in);
        cache.keep(contact, ContactWriter.encode(contact));
        return contact;
    }

    private static Contact read(FieldReader in) throws RejectedException {
        Bytes publicKey = Bytes.empty();
        List<Endpoint> endpoints = new ArrayList<>(Contact.ENDPOINTS_MAX);
        while (in.hasField()) {
            int tag = in.tag();
            switch (tag) {
                case Tag.CONTACT_PUBLIC_KEY -> publicKey = in.bytes(Contact.PUBLIC_KEY_BYTES);
                case Tag.CONTACT_ENDPOINTS -> addEndpoint(endpoints, in);
                default -> in.skip(tag);
            }
        }
        if (publicKey.length() == 0) {
            throw RejectedException.of(Rejection.BAD_LENGTH);
        }
        if (endpoints.isEmpty()) {
            throw RejectedException.of(Rejection.BAD_ENDPOINT);
        }
        return Contact.of(publicKey, endpoints);
    }

    private static void addEndpoint(List<Endpoint> endpoints, FieldReader in) throws RejectedException {
        if (endpoints.size() == Contact.ENDPOINTS_MAX) {
            throw RejectedException.of(Rejection.TOO_MANY);
        }
        Endpoint endpoint = readEndpoint(in);
        if (!endpoints.isEmpty() && endpoints.get(0).isIpv4() == endpoint.isIpv4()) {
            throw RejectedException.of(Rejection.BAD_ENDPOINT);
        }
        endpoints.add(endpoint);
    }

    /** Reads the endpoint whose tag was just read. */
    static Endpoint readEndpoint(FieldReader in) throws RejectedException {
        @Nullable InetAddress address = null;
        int port = 0;
        int outerEnd = in.enter();
        while (in.hasField()) {
            int tag = in.tag();
            switch (tag) {
                case Tag.ENDPOINT_ADDRESS -> address = readAddress(in);
                case Tag.ENDPOINT_PORT -> port = readPort(in);
                default -> in.skip(tag);
            }
        }
        in.leave(outerEnd);
        if (address == null || port == 0) {
            throw RejectedException.of(Rejection.BAD_ENDPOINT);
        }
        return Endpoint.of(address, port);
    }

    private static int readPort(FieldReader in) throws RejectedException {
        int port = in.number(Integer.MAX_VALUE);
        if (port > PORT_MAX) {
            throw RejectedException.of(Rejection.BAD_ENDPOINT);
        }
        return port;
    }

    private static InetAddress readAddress(FieldReader in) throws RejectedException {
        byte[] bytes = in.bytesUpTo(IPV6_BYTES, Rejection.BAD_ENDPOINT).toByteArray();
        if (bytes.length != IPV4_BYTES && bytes.length != IPV6_BYTES) {
            throw RejectedException.of(Rejection.BAD_ENDPOINT);
        }
        InetAddress address = addressOf(bytes);
        // The platform reads ::ffff:a.b.c.d as IPv4: the one endpoint would have two forms.
        boolean mapped = address.getAddress().length != bytes.length;
        if (mapped || address.isAnyLocalAddress() || address.isMulticastAddress() || isBroadcast(bytes)) {
            throw RejectedException.of(Rejection.BAD_ENDPOINT);
        }
        return address;
    }

    private static InetAddress addressOf(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new AssertionError("an address has 4 or 16 bytes, these are " + bytes.length, e);
        }
    }

    /** 255.255.255.255; sixteen such bytes are a multicast address anyway. */
    private static boolean isBroadcast(byte[] address) {
        for (byte b : address) {
            if (b != (byte) 0xFF) {
                return false;
            }
        }
        return true;
    }
}
