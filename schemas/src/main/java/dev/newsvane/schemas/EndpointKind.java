package dev.newsvane.schemas;

/// How an endpoint takes alerts.
public enum EndpointKind {
    WEBHOOK,
    SLACK,
    DISCORD,
    TEAMS,
    MATTERMOST,
    EMAIL,
    COMMAND,
    FILE
}
