package dev.newsvane.alerts.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.newsvane.alerts.deliver.shape.Letter;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Over a real SMTP server of another project's.
class MailTest {
    private static final Instant T = Instant.parse("2026-03-01T12:00:00Z");
    private static final Letter LETTER = new Letter("Suits: “Émile” sues", "Émile sues.\n", "suits", "thread7");

    private final GreenMail mail = new GreenMail(free(ServerSetupTest.SMTP));

    @AfterEach
    void stop() {
        mail.stop();
    }

    @Test
    void anEmailArrivesAndItsRepeatAndItsStoryAreKnown() throws MessagingException, IOException {
        mail.setUser("desk@a.example", "secret");
        mail.start();
        var handed = send(server(Optional.empty()), LETTER, "desk@a.example", "press@a.example");
        assertThat(handed).isEqualTo(new Handed(true, "taken for 2 of 2"));
        assertThat(mail.getReceivedMessages()).hasSize(2);
        var message = mail.getReceivedMessages()[0];
        assertThat(message.getSubject()).isEqualTo(LETTER.subject());
        assertThat(message.getContent()).asString().isEqualToIgnoringNewLines(LETTER.text());
        assertThat(message.getFrom()).extracting(Object::toString).containsExactly("newsvane@b.example");
        assertThat(message.getRecipients(RecipientType.TO)).hasSize(2);
        assertThat(message.getSentDate()).isEqualTo(T);
        assertThat(message.getHeader("Message-ID")).containsExactly("<delivery7@b.example>");
        assertThat(message.getHeader("References")).containsExactly("<thread7@b.example>");
        assertThat(message.getHeader("In-Reply-To")).containsExactly("<thread7@b.example>");
        assertThat(message.getHeader("List-Id")).containsExactly("<suits.newsvane.b.example>");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        send(server(Optional.empty()), LETTER, "desk@a.example");
        assertThat(mail.getReceivedMessages()[2].getHeader("Message-ID")).containsExactly("<delivery7@b.example>");
    }

    @Test
    void userAndPasswordAreAskedForAndWrongOnesAreToldWithoutThePassword() {
        mail.setUser("desk@a.example", "newsvane", "sesame");
        mail.getUserManager().setAuthRequired(true);
        mail.start();
        var right = server(Optional.of(new MailServer.Login("newsvane", "sesame")));
        assertThat(send(right, LETTER, "desk@a.example").taken()).isTrue();
        var wrong = server(Optional.of(new MailServer.Login("newsvane", "open-barley")));
        assertThat(send(wrong, LETTER, "desk@a.example")).satisfies(handed -> {
            assertThat(handed.taken()).isFalse();
            assertThat(handed.detail()).doesNotContain("barley");
        });
    }

    @Test
    void aServerWithoutTlsGetsNothingWhereTlsIsAskedFor() {
        mail.start();
        var plain = server(Optional.empty());
        var secure = new MailServer(
                plain.host(), plain.port(), MailServer.Security.STARTTLS, plain.from(), plain.login(), plain.trust());
        assertThat(send(secure, LETTER, "desk@a.example").taken()).isFalse();
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerThatIsNotThereIsAFailureLikeAnother() {
        assertThat(send(server(Optional.empty()), LETTER, "desk@a.example").taken())
                .isFalse();
    }

    @Test
    void whoIsRefusedForTheMomentGetsItLater() throws IOException {
        try (var server = new Scripted()) {
            server.greylists("press@a.example");
            var handed = send(server(server.port(), Optional.empty()), LETTER, "desk@a.example", "press@a.example");
            assertThat(handed.taken()).isFalse();
            assertThat(handed.detail()).startsWith("taken for 1 of 2: ");
        }
    }

    @Test
    void aTryEndsInItsTimeThoughTheServerDrips() throws IOException {
        try (var server = new Scripted()) {
            var hungUp = server.drips();
            var mail = new Mail(server(server.port(), Optional.empty()), Duration.ofMillis(200));
            assertThat(mail.send(List.of("desk@a.example"), "delivery7", LETTER, T)
                            .taken())
                    .isFalse();
            assertThat(hungUp.join()).isTrue();
        }
    }

    @Test
    void noHeaderComesFromStrangersWords() throws MessagingException {
        mail.start();
        var hostile =
                new Letter("a\r\nBcc: b@b.example\r\n\r\nbody", "x\r\n.\r\nMAIL FROM:<b@b.example>\r\n", "l", "t");
        send(server(Optional.empty()), hostile, "desk@a.example");
        assertThat(mail.getReceivedMessages()).hasSize(1);
        assertThat(mail.getReceivedMessages()[0].getHeader("Bcc")).isNull();
        assertThat(send(server(Optional.empty()), LETTER, "a@a.example\r\nRCPT TO:<b@b.example>")
                        .taken())
                .isFalse();
        assertThat(mail.getReceivedMessages()).hasSize(1);
    }

    private static Handed send(MailServer server, Letter letter, String... to) {
        return new Mail(server, Duration.ofSeconds(10)).send(List.of(to), "delivery7", letter, T);
    }

    private MailServer server(Optional<MailServer.Login> login) {
        return server(mail.getSmtp().getServerSetup().getPort(), login);
    }

    private static MailServer server(int port, Optional<MailServer.Login> login) {
        return new MailServer(
                "127.0.0.1", port, MailServer.Security.NONE, "newsvane@b.example", login, Optional.empty());
    }

    private static ServerSetup free(ServerSetup setup) {
        try (var socket = new ServerSocket(0)) {
            return new ServerSetup(socket.getLocalPort(), "127.0.0.1", setup.getProtocol());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
