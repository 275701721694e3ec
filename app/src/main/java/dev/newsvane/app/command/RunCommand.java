package dev.newsvane.app.command;

import dev.newsvane.alerts.share.Share;
import dev.newsvane.app.Terminal;
import dev.newsvane.app.UserMistake;
import dev.newsvane.app.run.Run;
import dev.newsvane.app.run.StageName;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `run`: some stages, on a cluster, beside other processes.
@Command(
        name = "run",
        description = "Runs some of the stages on a Kafka cluster, until Ctrl-C. Start as many of each as the work"
                + " needs, each with a data folder of its own: they share it, and take over from one another.",
        mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private Where where = new Where();

    @Parameters(
            arity = "0..*",
            paramLabel = "STAGE",
            description = "${COMPLETION-CANDIDATES}, in any letter case. Default: all of them.")
    private List<StageName> stages = List.of();

    @Option(
            names = "--share",
            paramLabel = "N/OF",
            converter = Shares.class,
            description = "Which share of the watches match takes, such as 1/2, beside others that take the rest."
                    + " Default: all of them.")
    private Share share = Share.WHOLE;

    public RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var config = where.config();
        var named = stages.isEmpty() ? StageName.all() : EnumSet.copyOf(stages);
        if (!named.contains(StageName.MATCH) && !share.equals(Share.WHOLE)) {
            throw new UserMistake("--share is of the watches, and of the stages only match knows them; right would be"
                    + " 'run match --share …'");
        }
        return new Run(terminal, config).run(named, share, where.cluster(config), where.data(config));
    }
}
