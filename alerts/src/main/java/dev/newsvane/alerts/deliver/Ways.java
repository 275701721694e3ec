package dev.newsvane.alerts.deliver;

import dev.newsvane.base.http.Web;
import java.util.Optional;

/// By what ways a process reaches endpoints.
///
/// @param mail who takes e-mails; absent: there are none
public record Ways(Web web, Optional<MailServer> mail) {}
