package dev.newsvane.ingest.poll;

import dev.newsvane.ingest.websub.Subscriber;
import dev.newsvane.schemas.Push;
import java.time.Instant;
import java.time.InstantSource;

/// What hubs have done to sources: it is found and remembered as if it had been polled.
record FromHubs(Desk desk, Outbox outbox, InstantSource clock) implements Subscriber.Polls {
    @Override
    public void brought(String key, Push content, Instant at) {
        desk.claim(key, clock.instant()).ifPresent(claimed -> {
            var memory = claimed.memory();
            try {
                var findings = new Pushed(claimed.source(), claimed.memory(), at).judge(content);
                outbox.write(claimed, findings, clock.instant());
                memory = findings.memory();
            } finally {
                desk.returned(claimed, memory, clock.instant());
            }
        });
    }

    @Override
    public void resume(String key) {
        desk.hasten(key, clock.instant());
    }
}
