package io.qadom.wire;

/**
 * The tags of {@code qadom.proto}: what stands before each field in a datagram, its number and its wire type in one
 * varint (<i>Protocol Buffers Encoding</i>, "Message Structure").
 */
final class Tag {

    /** Wire type of numbers and flags. */
    static final int VARINT = 0;

    /** Wire type of {@code fixed64}. */
    static final int FIXED64 = 1;

    /** Wire type of bytes and messages. */
    static final int LENGTH = 2;

    /** Wire type of {@code fixed32}, which only unknown fields have. */
    static final int FIXED32 = 5;

    static final int PACKET_NETWORK_ID = 1 << 3 | LENGTH;
    static final int PACKET_VERSION = 2 << 3 | VARINT;
    static final int PACKET_SENDER = 3 << 3 | LENGTH;
    static final int PACKET_REQUEST_ID = 4 << 3 | FIXED64;
    static final int PACKET_CLIENT_MODE = 5 << 3 | VARINT;
    static final int PACKET_OBSERVED = 6 << 3 | LENGTH;

    static final int PING = 8 << 3 | LENGTH;
    static final int PONG = 9 << 3 | LENGTH;
    static final int FIND_NODE = 10 << 3 | LENGTH;
    static final int NODES = 11 << 3 | LENGTH;
    static final int FIND_VALUE = 12 << 3 | LENGTH;
    static final int VALUE = 13 << 3 | LENGTH;
    static final int SEARCH = 14 << 3 | LENGTH;
    static final int MEMBERS = 15 << 3 | LENGTH;
    static final int STORE = 16 << 3 | LENGTH;
    static final int APPEND = 17 << 3 | LENGTH;
    static final int STORED = 18 << 3 | LENGTH;
    static final int REFUSED = 19 << 3 | LENGTH;

    static final int ENDPOINT_ADDRESS = 1 << 3 | LENGTH;
    static final int ENDPOINT_PORT = 2 << 3 | VARINT;

    static final int CONTACT_PUBLIC_KEY = 1 << 3 | LENGTH;
    static final int CONTACT_ENDPOINTS = 2 << 3 | LENGTH;

    static final int FIND_NODE_TARGET = 1 << 3 | LENGTH;

    static final int NODES_CLOSEST = 1 << 3 | LENGTH;

    static final int FIND_VALUE_KEY = 1 << 3 | LENGTH;

    static final int VALUE_VALUE = 1 << 3 | LENGTH;
    static final int VALUE_TIME_TO_LIVE_SECONDS = 2 << 3 | VARINT;

    static final int STORE_VALUE = 1 << 3 | LENGTH;
    static final int STORE_TIME_TO_LIVE_SECONDS = 2 << 3 | VARINT;
    static final int STORE_CACHED = 3 << 3 | VARINT;

    static final int APPEND_KEY = 1 << 3 | LENGTH;
    static final int APPEND_MEMBER = 2 << 3 | LENGTH;
    static final int APPEND_TIME_TO_LIVE_SECONDS = 3 << 3 | VARINT;

    static final int STORED_TIME_TO_LIVE_SECONDS = 1 << 3 | VARINT;
    static final int STORED_DURABLE = 2 << 3 | VARINT;

    static final int SEARCH_KEY = 1 << 3 | LENGTH;
    static final int SEARCH_AFTER = 2 << 3 | LENGTH;
    static final int SEARCH_LIMIT = 3 << 3 | VARINT;

    static final int MEMBERS_PAGE = 1 << 3 | LENGTH;
    static final int MEMBERS_MORE = 2 << 3 | VARINT;
    static final int MEMBERS_COUNT = 3 << 3 | VARINT;
    static final int MEMBERS_DIGEST = 4 << 3 | LENGTH;
    static final int MEMBERS_CLOSEST = 5 << 3 | LENGTH;

    static final int REFUSED_REASON = 1 << 3 | VARINT;
    static final int REFUSED_RETRY_AFTER_MILLIS = 2 << 3 | VARINT;
    static final int REFUSED_CLOSEST = 3 << 3 | LENGTH;

    private static final int BODY_FIRST = 8;
    private static final int BODY_LAST = 127;

    private Tag() {}

    /** Whether this is the tag of a packet's body, known or not. */
    static boolean isBody(int tag) {
        int number = tag >>> 3;
        return (tag & 7) == LENGTH && number >= BODY_FIRST && number <= BODY_LAST;
    }
}
