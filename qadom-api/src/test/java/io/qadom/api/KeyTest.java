package io.qadom.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTest {

    private static final String SUDO_PYTHON_HEX = "626f674b4ba4fed89391a3390a68e8fdc9ccfff9d77b16c25a62d4c550dac2d4";
    private static final String SUDO_PYTHON_DECIMAL =
            "44523492095186523269265158000087001266127815262863473237438729878159874507476";
    private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(256);
    private static final int ROUNDS = 400;

    // ---- what a key is

    @Test
    void ofValue_sudoPython_isItsSha256() {
        Key key = Key.ofValue(Bytes.ofUtf8("sudo python"));

        assertThat(key.toHex()).isEqualTo(SUDO_PYTHON_HEX);
        assertThat(key).hasToString(SUDO_PYTHON_HEX);
        assertThat(key.toDecimal()).isEqualTo(SUDO_PYTHON_DECIMAL);
    }

    @Test
    void ofValue_empty_isTheSha256OfNothing() {
        assertThat(Key.ofValue(Bytes.empty()).toHex())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 33, 64})
    void of_notThirtyTwoBytes_isRefused(int length) {
        assertThatThrownBy(() -> Key.of(new byte[length]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an identifier has 32 bytes, not " + length);
    }

    @Test
    void of_arrayWrittenToLater_doesNotMove() {
        byte[] bytes = new byte[32];
        Key key = Key.of(bytes);

        bytes[0] = 1;
        key.toByteArray()[1] = 1;

        assertThat(key.toHex()).isEqualTo("0".repeat(64));
    }

    @Test
    void read_bufferWithMore_takesThirtyTwoBytes() {
        ByteBuffer buffer = ByteBuffer.allocate(70);
        Key key = Key.parse(SUDO_PYTHON_HEX);
        key.writeTo(buffer.position(3));
        assertThat(buffer.position()).isEqualTo(35);

        assertThat(Key.read(buffer.position(3))).isEqualTo(key);
        assertThat(buffer.position()).isEqualTo(35);
    }

    // ---- what a person types

    @ParameterizedTest
    @ValueSource(
            strings = {
                SUDO_PYTHON_HEX,
                "626F674B4BA4FED89391A3390A68E8FDC9CCFFF9D77B16C25A62D4C550DAC2D4",
                "0x" + SUDO_PYTHON_HEX,
                "0X" + SUDO_PYTHON_HEX,
                SUDO_PYTHON_DECIMAL,
                "000" + SUDO_PYTHON_DECIMAL,
                "  " + SUDO_PYTHON_HEX + " \n"
            })
    void parse_anyFormOfOneKey_isThatKey(String text) {
        assertThat(Key.parse(text)).isEqualTo(Key.ofValue(Bytes.ofUtf8("sudo python")));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "0x0, 0", "0x10, 16", "0xff, 255", "0x00000001, 1", "255, 255"})
    void parse_smallNumber_isThatNumber(String text, String decimal) {
        assertThat(Key.parse(text).toDecimal()).isEqualTo(decimal);
    }

    @Test
    void parse_sixtyFourDigitsThatCouldBeDecimal_isHexadecimal() {
        String digits = "1234567890".repeat(6) + "1234";

        assertThat(Key.parse(digits).toHex()).isEqualTo(digits);
        assertThat(Key.parse("0" + digits).toDecimal()).isEqualTo(digits);
        assertThat(Key.parse(digits.substring(1)).toDecimal()).isEqualTo(digits.substring(1));
    }

    @Test
    void parse_largestNumber_isAKeyAndTheNextIsTooLarge() {
        BigInteger largest = LIMIT.subtract(BigInteger.ONE);

        assertThat(Key.parse(largest.toString()).toHex()).isEqualTo("f".repeat(64));
        assertThat(Key.parse("0x" + "f".repeat(64)).toDecimal()).isEqualTo(largest.toString());
        for (String text : new String[] {LIMIT.toString(), "0x1" + "0".repeat(64), "9".repeat(90)}) {
            assertThatThrownBy(() -> Key.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("key '" + text + "' is too large; a key is below 2^256");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-0", "-" + SUDO_PYTHON_DECIMAL})
    void parse_negativeNumber_isRefusedAsNegative(String text) {
        assertThatThrownBy(() -> Key.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("key '" + text + "' is negative; a key is at least 0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "0x",
                "x",
                "-",
                "--1",
                "+1",
                "1.5",
                "1e9",
                "1_000",
                "0x-1",
                "0xg",
                "-0x1",
                "sudo python",
                "\u0661\u0662",
                "626f674b4ba4fed89391a3390a68e8fdc9ccfff9d77b16c25a62d4c550dac2d",
                "626f674b4ba4fed89391a3390a68e8fdc9ccfff9d77b16c25a62d4c550dac2d44",
                "626f674b4ba4fed89391a3390a68e8fdc9ccfff9d77b16c25a62d4c550dac2dg"
            })
    void parse_noKey_saysWhatAKeyIs(String text) {
        assertThatThrownBy(() -> Key.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("key '" + text
                        + "' is no key; give 64 hexadecimal digits, 0x and hexadecimal digits, or a decimal number below"
                        + " 2^256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "f", "0xf", "-1", "g"})
    void parse_veryLongText_isRefusedAndTheMessageIsShort(String start) {
        String text = start + start.substring(start.length() - 1).repeat(1_000_000);

        assertThatThrownBy(() -> Key.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(failure -> assertThat(failure.getMessage()).hasSizeLessThan(250));
    }

    @Test
    void parse_anyNumberInAnyForm_isThatNumber() {
        Seed seed = Seed.draw("keys in text form");
        Random random = seed.random();
        for (int i = 0; i < ROUNDS; i++) {
            BigInteger number = Seed.number(random);
            String hex = String.format("%064x", number);
            Key key = Key.parse(hex);

            assertThat(key.toHex()).as("round %d, %s", i, seed).isEqualTo(hex);
            assertThat(new BigInteger(1, key.toByteArray()))
                    .as("round %d, %s", i, seed)
                    .isEqualTo(number);
            assertThat(Key.parse("0x" + number.toString(16))).isEqualTo(key);
            assertThat(Key.parse(hex.toUpperCase(Locale.ROOT))).isEqualTo(key);
            String decimal = number.toString();
            assertThat(key.toDecimal()).isEqualTo(decimal);
            // 64 decimal digits are the one form that is read as another number.
            assertThat(Key.parse(decimal.length() == 64 ? "0" + decimal : decimal))
                    .isEqualTo(key);
        }
    }

    // ---- order and equality

    @Test
    void compareTo_anyTwo_isTheOrderOfUnsignedNumbers() {
        Seed seed = Seed.draw("order of keys");
        Random random = seed.random();
        for (int i = 0; i < ROUNDS; i++) {
            BigInteger a = Seed.number(random);
            BigInteger b = random.nextInt(10) == 0 ? a : Seed.number(random);
            Key keyA = Key.parse("0x" + a.toString(16));
            Key keyB = Key.parse("0x" + b.toString(16));

            assertThat(Integer.signum(keyA.compareTo(keyB)))
                    .as("round %d, %s", i, seed)
                    .isEqualTo(a.compareTo(b));
            assertThat(keyA.equals(keyB)).isEqualTo(a.equals(b));
            if (a.equals(b)) {
                assertThat(keyA).hasSameHashCodeAs(keyB);
            }
        }
    }

    @Test
    void equals_nodeIdOfTheSameBytes_isFalse() {
        byte[] bytes = new byte[32];

        assertThat(Key.of(bytes).equals((Object) NodeId.of(bytes))).isFalse();
        assertThat(NodeId.of(bytes).equals((Object) Key.of(bytes))).isFalse();
        assertThat(Key.of(bytes).distanceTo(NodeId.of(bytes)).commonPrefixLength())
                .isEqualTo(256);
    }
}
