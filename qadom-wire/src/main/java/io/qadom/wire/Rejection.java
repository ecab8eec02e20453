package io.qadom.wire;

/** Why a datagram was rejected. Each reason is counted as {@code wire.rejected.<reason>}. */
public enum Rejection {
    /** It has no bytes. */
    EMPTY,
    /** It has more than {@link Packet#DATAGRAM_BYTES_MAX} bytes. */
    TOO_LONG,
    /** It is no Protobuf message, or says in two fields what is said in one. */
    MALFORMED,
    /** It belongs to another network. */
    OTHER_NETWORK,
    /** Its major version is not this one. */
    OTHER_VERSION,
    /** The sender's public key, a key, a member or a digest has not the right length. */
    BAD_LENGTH,
    /** An endpoint has a wrong length, port 0, or an address nobody can listen at. */
    BAD_ENDPOINT,
    /** A number is out of its range. */
    BAD_NUMBER,
    /** A list has more elements than its bound. */
    TOO_MANY,
    /** The members of a page do not ascend. */
    UNORDERED,
    /** It says nothing. */
    NO_BODY
}
