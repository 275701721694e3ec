package dev.newsvane.alerts.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.newsvane.alerts.deliver.shape.Letter;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Hands e-mails to a server. The Message-ID comes from the delivery, so that a mailbox knows a repeat; all about one
/// story answer one message that was never sent, so that they stand together; and nobody's absence answers them
/// (Auto-Submitted, RFC 3834).
///
/// @param timeout of one try, from the connection to the last answer
record Mail(MailServer server, Duration timeout) {
    /// In a virtual thread, whose interruption closes the socket it waits for ([java.net.Socket#getInputStream]): a
    /// server that answers bit by bit keeps within every time-out of the library's.
    Handed send(List<String> to, String id, Letter letter, Instant now) {
        var sending = new FutureTask<>(() -> hand(to, id, letter, now));
        Thread.ofVirtual().start(sending);
        try {
            return sending.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return Handed.failed("no mail server took it within " + timeout.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Handed.failed("interrupted");
        } finally {
            sending.cancel(true);
        }
    }

    private Handed hand(List<String> to, String id, Letter letter, Instant now) {
        try {
            var session = Session.getInstance(properties());
            var message = message(session, to, id, letter, now);
            try (var transport = session.getTransport("smtp")) {
                transport.connect(
                        server.host(),
                        server.port(),
                        server.login().map(MailServer.Login::user).orElse(null),
                        server.login().map(MailServer.Login::password).orElse(null));
                transport.sendMessage(message, message.getAllRecipients());
                return new Handed(true, "taken for " + to.size() + " of " + to.size());
            }
        } catch (SendFailedException e) {
            return some(e);
        } catch (MessagingException e) {
            return Handed.failed("no mail server took it: " + sentence(e));
        }
    }

    /// Who took it will not get it again because another's address is wrong; but while one is refused for the moment
    /// (greylisting, RFC 6647), all get it again, and the Message-ID tells the others that they have it.
    private static Handed some(SendFailedException e) {
        var taken = count(e.getValidSentAddresses());
        var later = count(e.getValidUnsentAddresses());
        var all = taken + later + count(e.getInvalidAddresses());
        return new Handed(taken > 0 && later == 0, "taken for " + taken + " of " + all + ": " + sentence(e));
    }

    private static int count(Address[] addresses) {
        return Optional.ofNullable(addresses).map(some -> some.length).orElse(0);
    }

    private MimeMessage message(Session session, List<String> to, String id, Letter letter, Instant now)
            throws MessagingException {
        var domain = server.from().substring(server.from().lastIndexOf('@') + 1);
        var message = new Identified(session, "<" + id + "@" + domain + ">");
        message.setFrom(address(server.from()));
        for (var each : to) {
            message.addRecipient(Message.RecipientType.TO, address(each));
        }
        message.setSubject(letter.subject(), UTF_8.name());
        message.setText(letter.text(), UTF_8.name());
        message.setSentDate(Date.from(now));
        var thread = "<" + letter.thread() + "@" + domain + ">";
        message.setHeader("In-Reply-To", thread);
        message.setHeader("References", thread);
        message.setHeader("List-Id", "<" + letter.list() + ".newsvane." + domain + ">");
        message.setHeader("Auto-Submitted", "auto-generated");
        message.saveChanges();
        return message;
    }

    private static InternetAddress address(String text) throws AddressException {
        return new InternetAddress(text, true);
    }

    private Properties properties() {
        var properties = new Properties();
        var millis = Long.toString(timeout.toMillis());
        properties.put("mail.smtp.connectiontimeout", millis);
        properties.put("mail.smtp.timeout", millis);
        properties.put("mail.smtp.writetimeout", millis);
        properties.put("mail.smtp.sendpartial", "true");
        properties.put("mail.smtp.auth", Boolean.toString(server.login().isPresent()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        switch (server.security()) {
            case STARTTLS -> {
                properties.put("mail.smtp.starttls.enable", "true");
                properties.put("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.put("mail.smtp.ssl.enable", "true");
            case NONE -> properties.put("mail.smtp.starttls.enable", "false");
        }
        server.trust().ifPresent(sockets -> properties.put("mail.smtp.ssl.socketFactory", sockets));
        return properties;
    }

    private static String sentence(MessagingException e) {
        return Optional.ofNullable(e.getMessage())
                .map(text -> text.replaceAll("\\s+", " ").strip())
                .map(text -> text.substring(0, Math.min(text.length(), 300)))
                .orElseGet(() -> e.getClass().getSimpleName());
    }

    /// The library would make an id of its own.
    private static final class Identified extends MimeMessage {
        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
