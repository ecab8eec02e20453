package io.qadom.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @Test
    void defaults_always_areTheNumbersOfTheProtocol() {
        assertThat(Settings.defaults())
                .isEqualTo(new Settings(
                        20,
                        20,
                        3,
                        10,
                        Duration.ofSeconds(10),
                        4_096,
                        1L << 30,
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(15)));
    }

    @Test
    void with_oneNumber_leavesTheOthers() {
        Settings settings = Settings.defaults()
                .withReplicationFactor(5)
                .withStorageBytesMax(1 << 20)
                .withOperationTimeout(Duration.ofSeconds(3));

        assertThat(settings.replicationFactor()).isEqualTo(5);
        assertThat(settings.storageBytesMax()).isEqualTo(1 << 20);
        assertThat(settings.operationTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.bucketSize()).isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 20, 3, 10, 10, 1, 1048576, 10, 900, bucketSize 0 is not between 1 and 20",
        "21, 20, 3, 10, 10, 1, 1048576, 10, 900, bucketSize 21 is not between 1 and 20",
        "20, 0, 3, 10, 10, 1, 1048576, 10, 900, replicationFactor 0 is not between 1 and 20",
        "20, 21, 3, 10, 10, 1, 1048576, 10, 900, replicationFactor 21 is not between 1 and 20",
        "20, 20, 0, 10, 10, 1, 1048576, 10, 900, parallelism 0 is not between 1 and 10",
        "20, 20, 3, 2, 10, 1, 1048576, 10, 900, parallelismMax 2 is not between 3 and 20",
        "20, 20, 3, 10, 0, 1, 1048576, 10, 900, operationTimeout in seconds 0 is not between 1 and 60",
        "20, 20, 3, 10, 61, 1, 1048576, 10, 900, operationTimeout in seconds 61 is not between 1 and 60",
        "20, 20, 3, 10, 10, 0, 1048576, 10, 900, operationsMax 0 is not between 1 and 100000",
        "20, 20, 3, 10, 10, 1, 1048575, 10, 900, storageBytesMax 1048575 is not between 1048576",
        "20, 20, 3, 10, 10, 1, 1048576, 0, 900, probeInterval in seconds 0 is not between 1",
        "20, 20, 3, 10, 10, 1, 1048576, 10, 59, refreshInterval in seconds 59 is not between 60"
    })
    void new_numberOutOfBounds_isRefusedByNameAndBound(
            int bucketSize,
            int replicationFactor,
            int parallelism,
            int parallelismMax,
            int timeoutSeconds,
            int operationsMax,
            long storageBytesMax,
            int probeSeconds,
            int refreshSeconds,
            String message) {
        assertThatThrownBy(() -> new Settings(
                        bucketSize,
                        replicationFactor,
                        parallelism,
                        parallelismMax,
                        Duration.ofSeconds(timeoutSeconds),
                        operationsMax,
                        storageBytesMax,
                        Duration.ofSeconds(probeSeconds),
                        Duration.ofSeconds(refreshSeconds)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }
}
