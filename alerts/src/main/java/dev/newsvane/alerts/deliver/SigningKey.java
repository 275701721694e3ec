package dev.newsvane.alerts.deliver;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okio.Buffer;
import okio.ByteString;

/// What a webhook is signed with, as Standard Webhooks 1.0 writes it: `whsec_` and base64 of 24 to 64 bytes for
/// HMAC-SHA256, which the receiver has too; `whsk_` and base64 of an Ed25519 seed and its public key (64 bytes, as
/// libsodium and Svix lay it out), whose receiver has the public key alone.
public sealed interface SigningKey {
    String SHARED = "whsec_";
    String PRIVATE = "whsk_";
    String PUBLIC = "whpk_";

    /// A signature as it stands in its header: `v1,…` or `v1a,…`.
    String sign(byte[] content);

    /// What the receiver verifies with, where it is another key.
    Optional<String> publicKey();

    /// Empty where the text is none.
    static Optional<SigningKey> of(String secret) {
        if (secret.startsWith(PRIVATE)) {
            return decoded(secret.substring(PRIVATE.length()))
                    .filter(bytes -> bytes.size() == 2 * Pair.SEED)
                    .map(Pair::new)
                    .filter(Pair::belongTogether)
                    .map(SigningKey.class::cast);
        }
        return secret.startsWith(SHARED)
                ? decoded(secret.substring(SHARED.length()))
                        .filter(bytes -> bytes.size() >= Shared.LEAST && bytes.size() <= Shared.MOST)
                        .map(Shared::new)
                : Optional.empty();
    }

    /// A new secret.
    ///
    /// @param asymmetric whether it is an Ed25519 key
    static String fresh(boolean asymmetric) {
        if (asymmetric) {
            return PRIVATE + Pair.fresh().base64();
        }
        var bytes = new byte[Shared.FRESH];
        new SecureRandom().nextBytes(bytes);
        return SHARED + ByteString.of(bytes).base64();
    }

    private static Optional<ByteString> decoded(String base64) {
        try {
            return Optional.of(ByteString.of(Base64.getDecoder().decode(base64)));
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // the user's mistake, told as such
        }
    }

    /// Known to both sides.
    record Shared(ByteString bytes) implements SigningKey {
        private static final int LEAST = 24;
        private static final int MOST = 64;
        private static final int FRESH = 32;

        @Override
        public String sign(byte[] content) {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(bytes.toByteArray(), "HmacSHA256"));
                return "v1," + ByteString.of(mac.doFinal(content)).base64();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java platform has HmacSHA256", e);
            }
        }

        @Override
        public Optional<String> publicKey() {
            return Optional.empty();
        }

        @Override
        public String toString() {
            return "Shared[not shown]";
        }
    }

    /// A seed, and the public key that belongs to it.
    record Pair(ByteString bytes) implements SigningKey {
        private static final int SEED = 32;
        private static final String ALGORITHM = "Ed25519";
        private static final String VERSION = "v1a,";

        /// What stands before a public key (RFC 8410, 4).
        private static final ByteString HEADER = ByteString.decodeHex("302a300506032b6570032100");

        private static ByteString fresh() {
            try {
                var pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
                var seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
                var encoded = pair.getPublic().getEncoded();
                var both = Arrays.copyOf(seed, 2 * SEED);
                System.arraycopy(encoded, encoded.length - SEED, both, SEED, SEED);
                return ByteString.of(both);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the JDK has Ed25519 since 15", e);
            }
        }

        @Override
        public String sign(byte[] content) {
            try {
                var seed = bytes.substring(0, SEED).toByteArray();
                var key = KeyFactory.getInstance(ALGORITHM)
                        .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
                var signature = java.security.Signature.getInstance(ALGORITHM);
                signature.initSign(key);
                signature.update(content);
                return VERSION + ByteString.of(signature.sign()).base64();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the JDK has Ed25519 since 15", e);
            }
        }

        /// Whether the public key verifies what the seed signs: otherwise no receiver could.
        private boolean belongTogether() {
            var content = new byte[] {1};
            try {
                var key = new Buffer().write(HEADER).write(bytes.substring(SEED));
                var signature = java.security.Signature.getInstance(ALGORITHM);
                signature.initVerify(
                        KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(key.readByteArray())));
                signature.update(content);
                return signature.verify(Base64.getDecoder().decode(sign(content).substring(VERSION.length())));
            } catch (GeneralSecurityException _) {
                return false; // no public key at all, the user's mistake
            }
        }

        @Override
        public Optional<String> publicKey() {
            return Optional.of(PUBLIC + bytes.substring(SEED).base64());
        }

        @Override
        public String toString() {
            return "Pair[%s]".formatted(publicKey().orElse(""));
        }
    }
}
