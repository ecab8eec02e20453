package io.qadom.transport.netty;

import io.netty.channel.Channel;
import io.netty.channel.DefaultChannelPromise;

/**
 * The one promise of all datagrams that a socket sends: nobody waits for it, it only counts what failed. Netty's void
 * promise would report a failed send as an exception of the channel, where it cannot be told from a failed read.
 */
final class SendPromise extends DefaultChannelPromise {

    private final TransportCounters counters;

    SendPromise(Channel channel, TransportCounters counters) {
        super(channel);
        this.counters = counters;
    }

    @Override
    public boolean setUncancellable() {
        return true;
    }

    @Override
    public boolean trySuccess() {
        return true;
    }

    @Override
    public boolean trySuccess(Void result) {
        return true;
    }

    @Override
    public boolean tryFailure(Throwable cause) {
        counters.unsent();
        return true;
    }
}
