package io.qadom.core.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Endpoint;
import io.qadom.core.samples.ContactMaker;
import io.qadom.core.turn.Counters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 500 datagrams a second from one address, 1,000 in a burst. */
class RateLimitTest {

    private static final long SECOND = 1_000_000_000L;
    private static final Endpoint PUBLIC = ContactMaker.endpoint("203.0.113.5", 9_999);

    private final Counters counters = new Counters();
    private final RateLimit rateLimit = new RateLimit(counters);

    @Test
    void admits_burst_isAThousandAndTheRestIsCounted() {
        assertThat(admitted(PUBLIC, 2_500, 5)).isEqualTo(1_000);
        assertThat(counters.snapshot()).containsEntry("limits.rate", 1_500L);
    }

    @Test
    void admits_afterABurst_isFiveHundredASecond() {
        admitted(PUBLIC, 1_000, 0);

        assertThat(admitted(PUBLIC, 1_000, SECOND)).isEqualTo(500);
        assertThat(admitted(PUBLIC, 1_000, SECOND + SECOND / 10)).isEqualTo(50);
    }

    @Test
    void admits_silentForLong_savesUpNoMoreThanABurst() {
        admitted(PUBLIC, 1_000, 0);

        assertThat(admitted(PUBLIC, 5_000, 1_000 * SECOND)).isEqualTo(1_000);
    }

    @Test
    void admits_otherPortOfTheSameAddress_sharesItsBucket() {
        admitted(PUBLIC, 1_000, 0);

        assertThat(admitted(ContactMaker.endpoint("203.0.113.5", 1), 10, 0)).isZero();
        assertThat(admitted(ContactMaker.endpoint("203.0.113.6", 1), 10, 0)).isEqualTo(10);
    }

    @Test
    void admits_timeRunsOverTheEndOfLong_keepsTheRate() {
        long start = Long.MAX_VALUE - SECOND / 2;
        assertThat(admitted(PUBLIC, 2_500, start)).isEqualTo(1_000);

        assertThat(admitted(PUBLIC, 2_500, start + SECOND)).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "10.0.0.1", "192.168.1.1", "fd00::1"})
    void admits_loopbackAndPrivateAddresses_areNotLimited(String address) {
        assertThat(admitted(ContactMaker.endpoint(address, 1), 5_000, 0)).isEqualTo(5_000);
    }

    private int admitted(Endpoint from, int datagrams, long nowNanos) {
        int admitted = 0;
        for (int i = 0; i < datagrams; i++) {
            if (rateLimit.admits(from, nowNanos)) {
                admitted++;
            }
        }
        return admitted;
    }
}
