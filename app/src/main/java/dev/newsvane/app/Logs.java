package dev.newsvane.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.spi.FilterReply;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/// Who may speak where: on the terminal only warnings of ours, in `logs/newsvane.log` of the data folder the details.
/// `-Dlogback.configurationFile=FILE` overrides all of it.
public final class Logs extends ContextAwareBase implements Configurator {
    private static final String FILE = "file";
    private static final String OURS = "dev.newsvane";
    private static final long FILE_BYTES = 10L * 1024 * 1024;
    private static final int FILES_KEPT = 5;

    /// What libraries say at a level that would alarm, though it is expected (measured on Kafka 4.3).
    private static final Map<String, Level> LEVELS = Map.of(
            "ROOT",
            Level.WARN,
            OURS,
            Level.INFO,
            "org.apache.kafka.controller.QuorumController",
            Level.ERROR,
            "org.apache.kafka.clients.NetworkClient",
            Level.ERROR,
            "org.apache.kafka.clients.admin.AdminClientConfig",
            Level.ERROR,
            "org.apache.kafka.clients.consumer.ConsumerConfig",
            Level.ERROR,
            "org.apache.kafka.clients.producer.ProducerConfig",
            Level.ERROR);

    /// Lucene speaks through the platform's logging, for instance of vectors that a short command does without. Held
    /// here, for the platform forgets the level of a logger that nobody holds.
    private static final java.util.logging.Logger LUCENE = java.util.logging.Logger.getLogger("org.apache.lucene");

    /// For logback, which finds this class as a service before the first word is logged.
    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (ownConfiguration()) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        toTerminal(context);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static void toTerminal(LoggerContext context) {
        LUCENE.setLevel(java.util.logging.Level.SEVERE);
        LEVELS.forEach((logger, level) -> context.getLogger(logger).setLevel(level));
        var terminal = new ConsoleAppender<ILoggingEvent>();
        terminal.setName("terminal");
        terminal.setTarget("System.err");
        terminal.addFilter(warnings());
        terminal.addFilter(new OnlyOurs());
        start(terminal, context, "%msg%n%nopex");
    }

    /// Writes the details to this folder from now on, and no longer to another.
    public static void into(Path folder) {
        if (ownConfiguration()) {
            return;
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder of logs " + folder, e);
        }
        var context = context();
        root(context).detachAppender(FILE);
        start(file(context, folder.resolve("newsvane.log")), context, "%d{ISO8601} %-5level %logger{30}: %msg%n");
    }

    /// The file that holds the details, if there is one.
    public static Optional<Path> file() {
        return root(context()).getAppender(FILE) instanceof RollingFileAppender<?> file
                ? Optional.of(Path.of(file.getFile()))
                : Optional.empty();
    }

    /// Keeps what is known of a failure, in the log or else in a file of its own, and says where.
    static Path keep(Throwable failure) {
        var log = file();
        if (log.isPresent()) {
            LoggerFactory.getLogger(Logs.class).error("stopped by {}", failure.toString(), failure);
            return log.get();
        }
        try {
            var own = Files.createTempFile("newsvane-", ".log");
            try (var out = new PrintWriter(own.toFile(), UTF_8)) {
                failure.printStackTrace(out);
            }
            return own;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RollingFileAppender<ILoggingEvent> file(LoggerContext context, Path path) {
        var file = new RollingFileAppender<ILoggingEvent>();
        file.setName(FILE);
        file.setFile(path.toString());
        file.addFilter(new NotRecovery());
        var window = new FixedWindowRollingPolicy();
        window.setContext(context);
        window.setParent(file);
        window.setMinIndex(1);
        window.setMaxIndex(FILES_KEPT);
        window.setFileNamePattern(path + ".%i");
        window.start();
        var size = new SizeBasedTriggeringPolicy<ILoggingEvent>();
        size.setContext(context);
        size.setMaxFileSize(new FileSize(FILE_BYTES));
        size.start();
        file.setRollingPolicy(window);
        file.setTriggeringPolicy(size);
        return file;
    }

    private static void start(OutputStreamAppender<ILoggingEvent> appender, LoggerContext context, String pattern) {
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setCharset(UTF_8);
        encoder.setPattern(pattern);
        encoder.start();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.start();
        root(context).addAppender(appender);
    }

    private static ThresholdFilter warnings() {
        var filter = new ThresholdFilter();
        filter.setLevel("WARN");
        filter.start();
        return filter;
    }

    private static boolean ownConfiguration() {
        return System.getProperty("logback.configurationFile") != null;
    }

    private static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }

    private static Logger root(LoggerContext context) {
        return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private static final class OnlyOurs extends Filter<ILoggingEvent> {
        @Override
        public FilterReply decide(ILoggingEvent event) {
            return event.getLoggerName().startsWith(OURS) ? FilterReply.NEUTRAL : FilterReply.DENY;
        }
    }

    /// After a kill, exactly-once recovery reports each task as corrupted at ERROR, and rebuilds it: expected.
    private static final class NotRecovery extends Filter<ILoggingEvent> {
        @Override
        public FilterReply decide(ILoggingEvent event) {
            var thrown = event.getThrowableProxy();
            return thrown != null && thrown.getClassName().endsWith("TaskCorruptedException")
                    ? FilterReply.DENY
                    : FilterReply.NEUTRAL;
        }
    }
}
