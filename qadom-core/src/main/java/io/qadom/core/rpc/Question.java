package io.qadom.core.rpc;

import io.qadom.api.Contact;
import io.qadom.api.Endpoint;
import io.qadom.wire.Message;
import org.jspecify.annotations.Nullable;

/**
 * What to ask whom.
 *
 * @param contact who must answer, or null when any node at the endpoint may
 * @param to where it is asked
 * @param message what
 * @param tries how many datagrams at most, 1 or more
 */
public record Question(@Nullable Contact contact, Endpoint to, Message.Request message, int tries) {

    /** A question to a known contact. */
    public static Question to(Contact contact, Message.Request message, int tries) {
        return new Question(contact, contact.endpoint(), message, tries);
    }
}
