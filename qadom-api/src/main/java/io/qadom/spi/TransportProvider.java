package io.qadom.spi;

/** Opens one kind of transport. Found with {@link java.util.ServiceLoader}. */
public interface TransportProvider {

    /**
     * The name that chooses this kind, such as {@code netty}.
     *
     * @return lower-case letters and digits
     */
    String name();

    /**
     * Opens a transport. Blocks until it listens.
     *
     * @param config where to listen
     * @param listener who is given what arrives
     * @return the open transport
     * @throws TransportException when it cannot listen there, says why in one line
     */
    Transport open(TransportConfig config, DatagramListener listener);
}
