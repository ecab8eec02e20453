package io.qadom.cli;

import io.qadom.cli.console.Console;
import io.qadom.cli.console.ErrorReport;
import io.qadom.cli.console.ExitCode;
import io.qadom.cli.console.TextForms;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The program {@code qadom}: a distributed hash table from the command line. */
@Command(
        name = "qadom",
        description = "A distributed hash table: peers that keep values for each other.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer = {"", "qadom COMMAND --help tells more of each."},
        mixinStandardHelpOptions = true,
        versionProvider = Qadom.Version.class)
public final class Qadom implements Callable<Integer> {

    private static final int HELP_COLUMNS = 100;

    private final Console console;

    private Qadom(Console console) {
        this.console = console;
    }

    /**
     * Runs one command and ends the process with its {@link ExitCode}.
     *
     * @param arguments the command and what it is given
     */
    public static void main(String[] arguments) {
        System.exit(run(Console.ofProcess(), arguments));
    }

    /**
     * Runs one command.
     *
     * @param console where it reads and prints
     * @param arguments the command and what it is given
     * @return the number of an {@link ExitCode}
     */
    public static int run(Console console, String... arguments) {
        ErrorReport errors = new ErrorReport(console, name -> name + " --help");
        try {
            int code = execute(console, errors, arguments);
            if (code == ExitCode.DONE.code()) {
                console.flush();
            }
            return code;
        } catch (Throwable failure) {
            // What picocli lets through: a class that is missing from lib/, memory that ran out, an output that is
            // full.
            return errors.report(failure).code();
        }
    }

    /** A command that is named first is read alone: reading annotations takes time, and nobody asked for the others. */
    private static int execute(Console console, ErrorReport errors, String... arguments) {
        if (arguments.length == 0 || arguments[0].startsWith("-") || arguments[0].equals(Commands.COMPLETION)) {
            return prepare(whole(console), console, errors).execute(arguments);
        }
        CommandLine command = new CommandLine(Commands.create(arguments[0], console));
        command.setCommandName("qadom " + arguments[0]);
        return prepare(describe(command), console, errors).execute(Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static CommandLine whole(Console console) {
        CommandLine top = new CommandLine(new Qadom(console));
        for (String name : Commands.NAMES) {
            top.addSubcommand(name, describe(new CommandLine(Commands.create(name, console))));
        }
        return top;
    }

    private static CommandLine describe(CommandLine command) {
        command.getCommandSpec().versionProvider(new Version());
        UsageMessageSpec help = command.getCommandSpec().usageMessage();
        help.exitCodeListHeading("%nExit codes:%n").exitCodeList(ExitCode.meanings());
        return command;
    }

    private static CommandLine prepare(CommandLine command, Console console, ErrorReport errors) {
        TextForms.teach(command);
        return command.setUsageHelpWidth(HELP_COLUMNS)
                .setOut(console.writer())
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors);
    }

    /** Without a command there is nothing to do. */
    @Override
    public Integer call() {
        console.tell("name a command, one of " + String.join(", ", Commands.NAMES) + "; see: qadom --help");
        return ExitCode.USAGE.code();
    }

    /** The version that the build wrote into the jar. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = Qadom.class.getPackage().getImplementationVersion();
            return new String[] {"qadom " + (version == null ? "(not packaged)" : version)};
        }
    }
}
