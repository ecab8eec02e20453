package io.qadom.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Bytes;
import io.qadom.core.samples.Seed;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {

    /** What stands before the 32 bytes of an X25519 private key in PKCS#8 (RFC 8410 section 7). */
    private static final String PKCS8 = "302e020100300506032b656e04220420";

    /** The key pairs of RFC 7748 section 6.1. */
    @ParameterizedTest
    @CsvSource({
        "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a, "
                + "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a",
        "5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb, "
                + "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f"
    })
    void ofPem_keysOfTheRfc_haveThePublicKeysOfTheRfc(String privateKey, String publicKey) {
        assertThat(Identity.ofPem(pem(PKCS8 + privateKey)))
                .hasValueSatisfying(
                        identity -> assertThat(identity.publicKey().toHex()).isEqualTo(publicKey));
    }

    @Test
    void toPem_generatedKey_isReadBackAsTheSame() {
        Identity identity = Identity.generate();

        assertThat(Identity.ofPem(identity.toPem()).map(Identity::publicKey)).contains(identity.publicKey());
        assertThat(identity.toPem())
                .startsWith("-----BEGIN PRIVATE KEY-----\n")
                .endsWith("-----END PRIVATE KEY-----\n");
    }

    @Test
    void generate_twice_isNeverTheSame() {
        Bytes one = Identity.generate().publicKey();

        assertThat(one.length()).isEqualTo(32);
        assertThat(Identity.generate().publicKey()).isNotEqualTo(one);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-----BEGIN PRIVATE KEY-----",
                "-----END PRIVATE KEY----------BEGIN PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY----------END PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\n!!!!\n-----END PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2Vw\n-----END PRIVATE KEY-----"
            })
    void ofPem_noKey_isEmpty(String pem) {
        assertThat(Identity.ofPem(pem)).isEmpty();
    }

    @Test
    void ofPem_keyOfAnotherKind_isEmpty() {
        String ed25519 = "302e020100300506032b657004220420" + "11".repeat(32);

        assertThat(Identity.ofPem(pem(ed25519))).isEmpty();
    }

    @Test
    void ofPem_anyDamage_isAKeyOrEmptyButNeverThrown() {
        Seed seed = Seed.draw("damaged identity files");
        Random random = seed.random();
        String good = Identity.generate().toPem();
        for (int i = 0; i < 500; i++) {
            StringBuilder damaged = new StringBuilder(good);
            for (int hits = 1 + random.nextInt(3); hits > 0; hits--) {
                int at = random.nextInt(damaged.length());
                if (random.nextBoolean()) {
                    damaged.setCharAt(at, (char) random.nextInt(128));
                } else {
                    damaged.delete(at, Math.min(damaged.length(), at + random.nextInt(20)));
                }
            }
            assertThat(Identity.ofPem(damaged.toString())
                            .map(identity -> identity.publicKey().length()))
                    .as("round %d, %s", i, seed)
                    .satisfiesAnyOf(
                            length -> assertThat(length).isEmpty(),
                            length -> assertThat(length).contains(32));
        }
    }

    private static String pem(String hex) {
        String base64 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
        return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
    }
}
