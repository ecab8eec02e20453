package io.qadom.core.network;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * The seed of a test: always the same one, or the one given by {@code -Dqadom.seed} to look at another run. A test that
 * fails says which it was.
 */
final class Seed implements TestExecutionExceptionHandler {

    private static final long VALUE = Long.getLong("qadom.seed", 20_261_122L);

    /** A network from this seed. */
    VirtualNetwork network() {
        return new VirtualNetwork(VALUE);
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        failure.addSuppressed(new AssertionError("seed " + VALUE + "; replay with -Dtest="
                + context.getRequiredTestClass().getSimpleName() + " -Dqadom.seed=" + VALUE));
        throw failure;
    }
}
