package io.qadom.testkit.store;

/**
 * The definition of what a {@link io.qadom.spi.Store} does that keeps files and outlives its process: all of
 * {@link StoreConformanceKit}, what must be there after closing and opening again, and what must be there after
 * {@code kill -9} in the middle of writing.
 *
 * <p>The provider needs a public constructor without arguments, as {@link java.util.ServiceLoader} asks for too: the kill
 * rule makes it in another process. The system property {@value KillRules#ROUNDS_PROPERTY} says how often to kill
 * (default {@value KillRules#ROUNDS_DEFAULT}).
 */
public abstract class DurableStoreConformanceKit extends StoreConformanceKit implements ReopenRules, KillRules {

    /** For a test class of the store. */
    protected DurableStoreConformanceKit() {}
}
