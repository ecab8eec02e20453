package io.qadom.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteOptionsTest {

    @Test
    void defaults_always_areOneOtherHolderAndThirtySixHours() {
        assertThat(WriteOptions.defaults()).isEqualTo(new WriteOptions(1, Duration.ofHours(36)));
    }

    @Test
    void with_oneOption_leavesTheOther() {
        assertThat(WriteOptions.defaults().withAtLeast(5)).isEqualTo(new WriteOptions(5, Duration.ofHours(36)));
        assertThat(WriteOptions.defaults().withTimeToLive(Duration.ofDays(1)))
                .isEqualTo(new WriteOptions(1, Duration.ofDays(1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20})
    void new_atLeastAtItsBounds_isTaken(int atLeast) {
        assertThat(WriteOptions.defaults().withAtLeast(atLeast).atLeast()).isEqualTo(atLeast);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 21})
    void new_atLeastOutOfBounds_isRefusedByNameAndBound(int atLeast) {
        assertThatThrownBy(() -> WriteOptions.defaults().withAtLeast(atLeast))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("atLeast " + atLeast + " is not between 0 and 20");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1M", "P30D"})
    void new_timeToLiveAtItsBounds_isTaken(Duration life) {
        assertThat(WriteOptions.defaults().withTimeToLive(life).timeToLive()).isEqualTo(life);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1M", "PT0S", "PT59.999S", "P30DT0.001S", "P400D"})
    void new_timeToLiveOutOfBounds_isRefusedByNameAndBound(Duration life) {
        assertThatThrownBy(() -> WriteOptions.defaults().withTimeToLive(life))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("timeToLive ")
                .hasMessageEndingWith(" is not between 1 minute and 30 days");
    }
}
