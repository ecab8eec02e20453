package io.qadom.core.record;

import io.qadom.api.Bytes;
import io.qadom.api.Key;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest of a member set: SHA-256 over all members in ascending order, empty when there are none. */
public final class MemberDigest {

    private final MessageDigest sha256;
    private boolean empty = true;

    /** The digest of no members. */
    public MemberDigest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** Adds the next members; they must be above those before. */
    public void add(Iterable<Key> ascending) {
        for (Key member : ascending) {
            sha256.update(member.toByteArray());
            empty = false;
        }
    }

    /** The digest of all that was added, 32 bytes or none. Called once. */
    public Bytes toBytes() {
        return empty ? Bytes.empty() : Bytes.wrap(sha256.digest());
    }
}
