package io.qadom.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Base32Test {

    /** The vectors of RFC 4648 section 10, in lower case and without padding. */
    @ParameterizedTest
    @CsvSource({"'', ''", "f, my", "fo, mzxq", "foo, mzxw6", "foob, mzxw6yq", "fooba, mzxw6ytb", "foobar, mzxw6ytboi"})
    void encodeAndDecode_vectorsOfTheRfc_agree(String text, String base32) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);

        assertThat(Base32.encode(bytes)).isEqualTo(base32);
        assertThat(Base32.decode(base32))
                .hasValueSatisfying(decoded -> assertThat(decoded).isEqualTo(bytes));
        assertThat(Base32.decode(base32.toUpperCase(Locale.ROOT)))
                .hasValueSatisfying(decoded -> assertThat(decoded).isEqualTo(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "8", "9", "m=", "mzxw6===", "mz xq", "m-", "\u00fc", "\u212aq"})
    void decode_characterOutsideTheAlphabet_isEmpty(String text) {
        assertThat(Base32.decode(text)).isEmpty();
    }

    /** Lengths that no number of bytes has, and spare bits that are not zero: every key has one text only. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "aaa", "aaaaaa", "mz", "mzxr", "mzxw7", "mzxw6yr"})
    void decode_notWhatEncodeWrites_isEmpty(String text) {
        assertThat(Base32.decode(text)).isEmpty();
    }

    @Test
    void decode_anyEncodedBytes_areTheBytes() {
        Seed seed = Seed.draw("base32 there and back");
        Random random = seed.random();
        for (int i = 0; i < 500; i++) {
            byte[] bytes = new byte[random.nextInt(70)];
            random.nextBytes(bytes);
            assertThat(Base32.decode(Base32.encode(bytes)))
                    .as("round %d, %s", i, seed)
                    .hasValueSatisfying(decoded -> assertThat(decoded).isEqualTo(bytes));
        }
    }
}
