package io.qadom.api;

import io.qadom.core.CoreThatNamesAStore;
import io.qadom.spi.SpiThatIsSeenByApi;

/** Breaks the rule that the API knows nobody. */
public final class ApiThatSeesCore {

    /** What it must not know. */
    public Class<?> core = CoreThatNamesAStore.class;

    /** Nor this. */
    public SpiThatIsSeenByApi seen = new SpiThatIsSeenByApi();
}
