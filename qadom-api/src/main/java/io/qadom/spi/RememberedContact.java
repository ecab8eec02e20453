package io.qadom.spi;

import io.qadom.api.Contact;
import java.time.Instant;

/**
 * A contact kept across restarts.
 *
 * @param contact who
 * @param seenAt when it was admitted or seen last, by this node's clock; millisecond precision
 */
public record RememberedContact(Contact contact, Instant seenAt) {}
