package io.qadom.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeIdTest {

    @Test
    void ofPublicKey_anyKey_isItsHashUnderTheDomainTag() throws NoSuchAlgorithmException {
        byte[] publicKey = new byte[32];
        publicKey[31] = 7;
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update("qadom-node-1".getBytes(StandardCharsets.US_ASCII));
        sha256.update(publicKey);

        assertThat(NodeId.ofPublicKey(Bytes.copyOf(publicKey)).toByteArray()).isEqualTo(sha256.digest());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 33})
    void ofPublicKey_wrongLength_isRefused(int length) {
        assertThatThrownBy(() -> NodeId.ofPublicKey(Bytes.wrap(new byte[length])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a public key has 32 bytes, not " + length);
    }

    @Test
    void parse_itsOwnText_isTheSame() {
        NodeId id = NodeId.ofPublicKey(Bytes.wrap(new byte[32]));

        assertThat(NodeId.parse(id.toString())).isEqualTo(id).hasSameHashCodeAs(id);
        assertThat(NodeId.parse(id.toHex()).compareTo(id)).isZero();
    }
}
