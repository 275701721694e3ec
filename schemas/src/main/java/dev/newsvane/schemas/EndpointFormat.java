package dev.newsvane.schemas;

/// In what form a webhook is told of an alert.
public enum EndpointFormat {
    JSON,
    CLOUDEVENTS
}
