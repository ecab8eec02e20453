package io.qadom.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qadom.api.Identifier;
import io.qadom.api.Key;
import io.qadom.api.NodeId;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeysTest {

    @Test
    void withCommonPrefix_everyLength_sharesExactlyThatManyBits() {
        long seed = System.nanoTime();
        System.out.println("keys near a point, seed " + seed);
        Random random = new Random(seed);
        for (int bits = 0; bits <= Identifier.BITS; bits++) {
            NodeId point = Keys.randomNodeId(random);
            assertThat(point.commonPrefixLength(Keys.withCommonPrefix(point, bits, random)))
                    .as("seed %d", seed)
                    .isEqualTo(bits);
            assertThat(point.commonPrefixLength(Keys.nodeIdWithCommonPrefix(point, bits, random)))
                    .as("seed %d", seed)
                    .isEqualTo(bits);
        }
    }

    @Test
    void withCommonPrefix_sameLengthAgain_givesAnotherKey() {
        Random random = new Random(1);
        Key point = Keys.random(random);
        assertThat(Keys.withCommonPrefix(point, 12, random)).isNotEqualTo(Keys.withCommonPrefix(point, 12, random));
    }

    @Test
    void withCommonPrefix_moreThanAllBits_isRefused() {
        Random random = new Random(1);
        Key point = Keys.random(random);
        assertThatThrownBy(() -> Keys.withCommonPrefix(point, 257, random))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bits is 0 to 256, not 257");
    }

    @Test
    void random_sameSeed_givesTheSameKey() {
        assertThat(Keys.random(new Random(7))).isEqualTo(Keys.random(new Random(7)));
    }
}
