package io.qadom.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Contact;
import io.qadom.core.samples.ContactMaker;
import io.qadom.core.turn.Counters;
import io.qadom.core.turn.WallTime;
import io.qadom.spi.BlockedContact;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BlocklistTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final long DAY = Duration.ofHours(24).toNanos();

    private final ContactMaker contacts = new ContactMaker();
    private final Contact culprit = contacts.any();
    private final Contact other = contacts.any();
    private final Blocklist blocklist = new Blocklist(WallTime.startingAt(0, NOW), new Counters());

    @Test
    void blocks_nobodyBlocked_isFalse() {
        assertThat(blocks(culprit, 0)).isFalse();
    }

    @Test
    void block_contact_givesTheEntryWithItsEvidenceAndEnd() {
        assertThat(blocklist.block(culprit, "gave another value", 0))
                .isEqualTo(new BlockedContact(culprit, "gave another value", NOW.plus(Duration.ofHours(24))));
    }

    @Test
    void blocks_sameKeyOrSameEndpoint_isTrueForADay() {
        blocklist.block(culprit, "gave another value", 0);

        assertThat(blocklist.blocks(culprit.publicKey(), other.endpoint(), DAY - 1_000_000))
                .isTrue();
        assertThat(blocklist.blocks(other.publicKey(), culprit.endpoint(), DAY - 1_000_000))
                .isTrue();
        assertThat(blocks(other, 0)).isFalse();
        assertThat(blocks(culprit, DAY)).isFalse();
    }

    @Test
    void restore_entryOfAnEarlierRun_holdsUntilItsEnd() {
        blocklist.restore(new BlockedContact(culprit, "gave another value", NOW.plusSeconds(5)));

        assertThat(blocks(culprit, 4_999_000_000L)).isTrue();
        assertThat(blocks(culprit, 5_000_000_000L)).isFalse();
    }

    @Test
    void block_moreThanTheBound_forgetsTheFirst() {
        blocklist.block(culprit, "gave another value", 0);
        for (int i = 0; i < Blocklist.CONTACTS_MAX; i++) {
            blocklist.block(contacts.any(), "gave another value", 0);
        }

        assertThat(blocks(culprit, 0)).isFalse();
    }

    private boolean blocks(Contact contact, long nowNanos) {
        return blocklist.blocks(contact.publicKey(), contact.endpoint(), nowNanos);
    }
}
