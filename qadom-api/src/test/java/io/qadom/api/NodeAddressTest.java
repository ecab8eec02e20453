package io.qadom.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeAddressTest {

    private static final Bytes PUBLIC_KEY = Bytes.wrap(new byte[32]);
    private static final String KEY_TEXT = "a".repeat(52);

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:9999, 127.0.0.1, 9999",
        "node.example:1, node.example, 1",
        "localhost:65535, localhost, 65535",
        "[::1]:9999, ::1, 9999",
        "[2001:db8::1]:80, 2001:db8::1, 80",
        "[node.example]:80, node.example, 80"
    })
    void parse_hostAndPort_areRead(String text, String host, int port) {
        assertThat(NodeAddress.parse(text)).isEqualTo(new NodeAddress(Optional.empty(), host, port));
        assertThat(NodeAddress.parse("qadom://" + KEY_TEXT + "@" + text))
                .isEqualTo(new NodeAddress(Optional.of(PUBLIC_KEY), host, port));
        assertThat(NodeAddress.parse("  " + text + "\n").host()).isEqualTo(host);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\" | there is no port; write host:port",
                "127.0.0.1 | there is no port; write host:port",
                ":80 | there is no port; write host:port",
                "h: | '' is no port between 1 and 65535",
                "h:0 | '0' is no port between 1 and 65535",
                "h:65536 | '65536' is no port between 1 and 65535",
                "h:-1 | '-1' is no port between 1 and 65535",
                "h:+80 | '+80' is no port between 1 and 65535",
                "h:\u0668\u0660 | '\u0668\u0660' is no port between 1 and 65535",
                "h:99999999999 | '99999999999' is no port between 1 and 65535",
                "h:http | 'http' is no port between 1 and 65535",
                "::1:80 | an IPv6 address stands in brackets: [address]:port",
                "[::1] | an IPv6 address stands in brackets: [address]:port",
                "[]:80 | the host is empty",
                "[ ]:80 | the host is empty",
                "qadom://h:80 | there is no '@' after the public key",
                "qadom://@h:80 | '' is no base32 public key of 32 bytes",
                "qadom://abc@h:80 | 'abc' is no base32 public key of 32 bytes",
                "qadom://0@h:80 | '0' is no base32 public key of 32 bytes"
            })
    void parse_noAddress_saysWhy(String text, String why) {
        assertThatThrownBy(() -> NodeAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("address '" + text + "' cannot be read: " + why);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65_536})
    void new_portOutOfRange_isRefusedWithItsBound(int port) {
        assertThatThrownBy(() -> new NodeAddress(Optional.empty(), "h", port))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("port " + port + " is not between 1 and 65535");
    }

    @Test
    void new_keyOrHostThatCannotBe_isRefused() {
        assertThatThrownBy(() -> new NodeAddress(Optional.of(Bytes.empty()), "h", 1))
                .hasMessage("a public key has 32 bytes");
        assertThatThrownBy(() -> new NodeAddress(Optional.empty(), " ", 1)).hasMessage("the host is empty");
    }

    @Test
    void toString_ipv6WithKey_standsInBrackets() {
        assertThat(new NodeAddress(Optional.of(PUBLIC_KEY), "2001:db8::1", 80))
                .hasToString("qadom://" + KEY_TEXT + "@[2001:db8::1]:80");
        assertThat(new NodeAddress(Optional.empty(), "h", 80)).hasToString("h:80");
    }

    @Test
    void parse_textOfAnyContact_isItsAddress() throws UnknownHostException {
        Seed seed = Seed.draw("addresses there and back");
        Random random = seed.random();
        for (int i = 0; i < 300; i++) {
            byte[] publicKey = new byte[32];
            random.nextBytes(publicKey);
            byte[] address = new byte[random.nextBoolean() ? 4 : 16];
            random.nextBytes(address);
            Endpoint endpoint = Endpoint.of(InetAddress.getByAddress(address), 1 + random.nextInt(65_535));
            NodeAddress written = NodeAddress.of(Contact.of(Bytes.wrap(publicKey), endpoint));

            NodeAddress read = NodeAddress.parse(written.toString());

            assertThat(read).as("round %d, %s", i, seed).isEqualTo(written);
            assertThat(read.publicKey()).contains(Bytes.wrap(publicKey));
            assertThat(Endpoint.of(InetAddress.getByName(read.host()), read.port()))
                    .isEqualTo(endpoint);
        }
    }
}
