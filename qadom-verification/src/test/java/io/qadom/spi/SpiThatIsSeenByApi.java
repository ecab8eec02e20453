package io.qadom.spi;

import io.qadom.wire.Message;

/** Breaks the rule that the SPI knows the API only. */
public final class SpiThatIsSeenByApi {

    /** What it must not know. */
    public Message message = Message.Ping.INSTANCE;
}
