package io.qadom.core.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.core.samples.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecentTest {

    @Test
    void median_sortedEachTime_isTheOneOfTheLastNumbers() {
        Seed seed = Seed.draw("median of the last numbers");
        Random random = seed.random();
        Recent recent = new Recent(16, 1);
        assertThat(recent.isEmpty()).isTrue();
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            long number = random.nextInt(50);
            all.add(number);
            recent.add(number);
            List<Long> last = all.subList(Math.max(0, all.size() - 16), all.size()).stream()
                    .sorted()
                    .toList();

            assertThat(recent.median()).as("number %d, %s", i, seed).isEqualTo(last.get(last.size() / 2));
            assertThat(recent.isEmpty()).isFalse();
            assertThat(recent.isFull()).isEqualTo(i >= 15);
        }
    }

    @Test
    void median_sortedNowAndThen_staysUntilEnoughHaveCome() {
        Recent recent = new Recent(64, 4);
        recent.add(10);
        assertThat(recent.median()).isEqualTo(10);

        recent.add(20);
        recent.add(30);
        recent.add(40);
        assertThat(recent.median()).isEqualTo(10);

        recent.add(50);
        assertThat(recent.median()).isEqualTo(30);
    }
}
