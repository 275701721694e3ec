package dev.newsvane.alerts.deliver;

import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/// Where e-mails are handed in (SMTP, RFC 5321). It is the operator's own, so its address is not guarded.
///
/// @param from who they are from
/// @param login user and password, where it asks for them
/// @param trust whose certificates to believe instead of the platform's
public record MailServer(
        String host,
        int port,
        Security security,
        String from,
        Optional<Login> login,
        Optional<SSLSocketFactory> trust) {
    /// How the connection is secured; `starttls` refuses a server without it.
    public enum Security {
        STARTTLS,
        TLS,
        NONE
    }

    /// User and password.
    public record Login(String user, String password) {
        /// Without the password: a record is easily logged.
        @Override
        public String toString() {
            return "Login[user=" + user + "]";
        }
    }
}
