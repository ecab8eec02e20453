package io.qadom.core.record;

import static io.qadom.core.record.Tasks.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifetimesTest {

    @ParameterizedTest
    @CsvSource({
        "-9223372036854775808, 1",
        "0, 1",
        "1, 1",
        "59, 59",
        "3600, 3600",
        "2592000, 2592000",
        "2592001, 2592000",
        "9223372036854775807, 2592000"
    })
    void expiry_anySeconds_isHeldBetweenASecondAndThirtyDays(long asked, long given) {
        assertThat(Lifetimes.expiry(NOW, asked)).isEqualTo(NOW.plusSeconds(given));
    }

    @ParameterizedTest
    @CsvSource({"-5, 60", "0, 60", "59, 60", "60, 60", "61, 61", "2592000, 2592000", "2147483647, 2592000"})
    void expiryOfWrite_anySeconds_isHeldBetweenAMinuteAndThirtyDays(long asked, long given) {
        assertThat(Lifetimes.expiryOfWrite(NOW, asked)).isEqualTo(NOW.plusSeconds(given));
    }

    @ParameterizedTest
    @CsvSource({
        "-100000, 1",
        "0, 1",
        "1, 1",
        "999, 1",
        "1000, 1",
        "1001, 2",
        "3600000, 3600",
        "2592000000, 2592000",
        "9999999999999, 2592000"
    })
    void secondsLeft_anyMillis_areRoundedUpWithinTheBounds(long millis, int seconds) {
        assertThat(Lifetimes.secondsLeft(NOW, NOW.plusMillis(millis))).isEqualTo(seconds);
    }
}
