package io.qadom.core;

import io.qadom.api.Bytes;
import io.qadom.api.Contact;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.KeyAgreement;

/** A node's X25519 key pair (RFC 7748). On disk it is the private key as PKCS#8 in PEM; the public key follows from it. */
final class Identity {

    private static final String ALGORITHM = "X25519";
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final BigInteger BASE_POINT = BigInteger.valueOf(9);

    private final PrivateKey privateKey;
    private final Bytes publicKey;

    private Identity(PrivateKey privateKey, Bytes publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    static Identity generate() {
        try {
            return of(KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair().getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no X25519", e);
        }
    }

    static Optional<Identity> ofPem(String pem) {
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END);
        if (begin < 0 || end < begin) {
            return Optional.empty();
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end));
            return Optional.of(of(KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The public key is the agreement of the private one with the base point (RFC 7748 section 6.1). */
    private static Identity of(PrivateKey privateKey) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance(ALGORITHM);
        agreement.init(privateKey);
        XECPublicKeySpec basePoint = new XECPublicKeySpec(NamedParameterSpec.X25519, BASE_POINT);
        agreement.doPhase(KeyFactory.getInstance(ALGORITHM).generatePublic(basePoint), true);
        byte[] publicKey = agreement.generateSecret();
        if (publicKey.length != Contact.PUBLIC_KEY_BYTES) {
            throw new GeneralSecurityException("an X25519 key has 32 bytes");
        }
        return new Identity(privateKey, Bytes.wrap(publicKey));
    }

    Bytes publicKey() {
        return publicKey;
    }

    String toPem() {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(privateKey.getEncoded());
        return BEGIN + "\n" + base64 + "\n" + END + "\n";
    }
}
