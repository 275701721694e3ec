/// The WebSub subscriber (W3C Recommendation of 2018; PubSubHubbub 0.4): asks the hubs that feeds name to push, answers
/// their calls, and hands what is genuine to the source's owner. What a subscription does next is pure ([Course]).
@NullMarked
package dev.newsvane.ingest.websub;

import org.jspecify.annotations.NullMarked;
