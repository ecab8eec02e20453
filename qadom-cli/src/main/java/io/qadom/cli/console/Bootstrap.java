package io.qadom.cli.console;

import io.qadom.api.NodeAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The option that says where to find the network. */
public final class Bootstrap {

    /** The variable that names the addresses where the option is not given; commas stand between them. */
    public static final String VARIABLE = "QADOM_BOOTSTRAP";

    private static final String HERE = "127.0.0.1:9999";

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "A node to start from, may be repeated (default: the variable " + VARIABLE
                    + ", which takes a list with commas, else " + HERE + ").")
    private final List<NodeAddress> addresses = new ArrayList<>();

    /**
     * Where to start from when there has to be somebody.
     *
     * @param console gives the variable
     * @return the addresses of the option, else of the variable, else the usual one of this machine
     * @throws IllegalArgumentException when the variable cannot be read, says why in one line
     */
    public List<NodeAddress> orDefault(Console console) {
        return addresses.isEmpty() ? fromVariable(console.variable(VARIABLE, HERE)) : List.copyOf(addresses);
    }

    /**
     * Addresses for a message.
     *
     * @param addresses who
     * @return one after the other, with commas
     */
    public static String list(List<NodeAddress> addresses) {
        return addresses.stream().map(NodeAddress::toString).collect(Collectors.joining(", "));
    }

    private static List<NodeAddress> fromVariable(String list) {
        try {
            return Stream.of(list.split(",")).map(NodeAddress::parse).toList();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("variable " + VARIABLE + ": " + e.getMessage(), e);
        }
    }
}
