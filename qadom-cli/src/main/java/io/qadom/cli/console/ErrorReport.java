package io.qadom.cli.console;

import io.qadom.api.QadomException;
import io.qadom.api.Receipts;
import io.qadom.api.TooFewHoldersException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Tells every error in one line, never with a stack trace, and says how the command ends. */
public final class ErrorReport implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private final Console console;
    private final UnaryOperator<String> helpOf;

    /**
     * A report to a console.
     *
     * @param console who is told
     * @param helpOf what to type to see the help of a command with a given name
     */
    public ErrorReport(Console console, UnaryOperator<String> helpOf) {
        this.console = console;
        this.helpOf = helpOf;
    }

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName().strip();
        console.tell(oneLine(String.valueOf(e.getMessage())) + "; see: " + helpOf.apply(command));
        return ExitCode.USAGE.code();
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine commandLine, ParseResult parsed) {
        return report(e).code();
    }

    /**
     * Tells what went wrong.
     *
     * @param thrown what a command threw
     * @return how the process ends
     */
    public ExitCode report(Throwable thrown) {
        Throwable cause = unwrap(thrown);
        ExitCode code = codeOf(cause);
        console.tell(oneLine(code == ExitCode.FAULT ? faultMessage(cause) : message(cause)));
        return code;
    }

    /**
     * What a future's failure is about.
     *
     * @param thrown what was caught
     * @return the cause below the wrappers of {@link java.util.concurrent}
     */
    public static Throwable unwrap(Throwable thrown) {
        Throwable cause = thrown;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static ExitCode codeOf(Throwable cause) {
        if (cause instanceof NoNetworkException) {
            return ExitCode.NO_NETWORK;
        }
        if (cause instanceof TooFewHoldersException) {
            return ExitCode.TOO_FEW_HOLDERS;
        }
        boolean ofThisMachine = cause instanceof QadomException || cause instanceof IllegalArgumentException;
        return ofThisMachine ? ExitCode.USAGE : ExitCode.FAULT;
    }

    private static String message(Throwable cause) {
        String holders = cause instanceof TooFewHoldersException tooFew ? holders(tooFew.receipts()) : "";
        return cause.getMessage() + holders;
    }

    private static String holders(Receipts receipts) {
        if (receipts.holders().isEmpty()) {
            return "";
        }
        return receipts.holders().stream()
                .map(receipt -> receipt.holder().toString())
                .collect(Collectors.joining(", ", "; held by ", ""));
    }

    private static String faultMessage(Throwable cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        return "a fault of qadom itself, please report it: " + cause + (trace.length == 0 ? "" : " at " + trace[0]);
    }

    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s*\\R\\s*", "; ");
    }
}
