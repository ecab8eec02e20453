package io.qadom.spi;

import io.qadom.api.Contact;
import java.time.Instant;

/**
 * An entry of the blocklist: what a contact provably did in answer to this node's own request.
 *
 * @param contact who, and where it answered from
 * @param evidence what it did, one line of at most 1,000 characters
 * @param until when the entry ends, by this node's clock; millisecond precision
 */
public record BlockedContact(Contact contact, String evidence, Instant until) {}
