package dev.newsvane.testkit;

import dev.newsvane.base.http.Web;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;

/// A certificate authority of a test's own. It makes a certificate for each host when somebody first asks for it
/// (SNI), all with one key, so that hundreds of hosts cost little.
final class TestAuthority {
    private static final int DAYS = 365;
    private static final String NOBODY = "nobody.invalid";

    private final HeldCertificate root = new HeldCertificate.Builder()
            .certificateAuthority(0)
            .commonName("Newsvane's test authority")
            .duration(DAYS, TimeUnit.DAYS)
            .build();
    private final KeyPair keys = new HeldCertificate.Builder().build().keyPair();
    private final Map<String, HeldCertificate> certificates = new ConcurrentHashMap<>();
    private final Map<String, String> misnamed;
    private final SSLSocketFactory server = context().getSocketFactory();

    /// @param misnamed hosts whose certificate names another host
    TestAuthority(Map<String, String> misnamed) {
        this.misnamed = misnamed;
    }

    Web.Trust trust() {
        var client = new HandshakeCertificates.Builder()
                .addTrustedCertificate(root.certificate())
                .build();
        return new Web.Trust(client.sslSocketFactory(), client.trustManager());
    }

    SSLSocketFactory server() {
        return server;
    }

    private SSLContext context() {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new BySni()}, null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }

    private HeldCertificate certificate(String host) {
        return certificates.computeIfAbsent(
                host,
                name -> new HeldCertificate.Builder()
                        .keyPair(keys)
                        .commonName(name.length() > 64 ? "host" : name)
                        .addSubjectAlternativeName(misnamed.getOrDefault(name, name))
                        .duration(DAYS, TimeUnit.DAYS)
                        .signedBy(root)
                        .build());
    }

    private final class BySni extends X509ExtendedKeyManager {
        @Override
        public @Nullable String chooseServerAlias(
                String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
            if (!"EC".equals(keyType)
                    || !(socket instanceof SSLSocket secure)
                    || !(secure.getHandshakeSession() instanceof ExtendedSSLSession session)) {
                return null;
            }
            return session.getRequestedServerNames().stream()
                    .filter(SNIHostName.class::isInstance)
                    .map(name -> ((SNIHostName) name).getAsciiName())
                    .findFirst()
                    .orElse(NOBODY);
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return new X509Certificate[] {certificate(alias).certificate(), root.certificate()};
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return keys.getPrivate();
        }

        @Override
        public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
            return new String[0];
        }

        @Override
        public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
            return new String[0];
        }

        @Override
        public @Nullable String chooseClientAlias(
                String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return null;
        }
    }
}
