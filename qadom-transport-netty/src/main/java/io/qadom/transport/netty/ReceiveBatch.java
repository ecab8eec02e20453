package io.qadom.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultMaxMessagesRecvByteBufAllocator;
import io.netty.util.concurrent.FastThreadLocal;

/**
 * Where one {@code recvmmsg} puts what it finds: a row of places, each a little larger than the largest datagram.
 *
 * <p>A listener is done with a datagram when it returns, so the row is free again before the next read: a loop has one
 * buffer for all its sockets, however many peers share it.
 */
final class ReceiveBatch extends DefaultMaxMessagesRecvByteBufAllocator {

    private static final int DATAGRAMS_MAX = 32;
    private static final int BATCH_BYTES_MAX = 1 << 19;
    private static final int CACHE_LINE_BYTES = 64;

    private static final FastThreadLocal<ByteBuf> BUFFER_OF_LOOP = new FastThreadLocal<>() {
        @Override
        protected ByteBuf initialValue() {
            return Unpooled.EMPTY_BUFFER;
        }

        @Override
        protected void onRemoval(ByteBuf buffer) {
            buffer.release();
        }
    };

    private final int datagramBytes;
    private final int batchBytes;

    private ReceiveBatch(int datagramBytes, int datagrams) {
        // One call of recvmmsg in a turn: its answers leave before the next batch is read.
        super(1);
        this.datagramBytes = datagramBytes;
        this.batchBytes = datagramBytes * datagrams;
    }

    /** The batch for datagrams of at most that many bytes. */
    static ReceiveBatch of(int datagramBytesMax) {
        int datagramBytes = (datagramBytesMax / CACHE_LINE_BYTES + 1) * CACHE_LINE_BYTES;
        return new ReceiveBatch(datagramBytes, Math.min(DATAGRAMS_MAX, BATCH_BYTES_MAX / datagramBytes));
    }

    /** The place for one datagram, at least one byte more than the largest. */
    int datagramBytes() {
        return datagramBytes;
    }

    @Override
    @SuppressWarnings("deprecation") // The interface asks for it; there is no other form.
    public Handle newHandle() {
        return new MaxMessageHandle() {
            @Override
            public int guess() {
                return batchBytes;
            }

            @Override
            public ByteBuf allocate(ByteBufAllocator ignored) {
                return bufferOfLoop();
            }
        };
    }

    private ByteBuf bufferOfLoop() {
        ByteBuf buffer = BUFFER_OF_LOOP.get();
        if (buffer.capacity() < batchBytes) {
            buffer.release();
            buffer = Unpooled.directBuffer(batchBytes, batchBytes);
            BUFFER_OF_LOOP.set(buffer);
        }
        // One reference stays with the loop, one goes with the read.
        return buffer.clear().retain();
    }
}
