package io.qadom.api;

/** Fewer nodes hold a record than the writer asked for. The receipts say who does. */
public final class TooFewHoldersException extends QadomException {

    private static final long serialVersionUID = 1L;

    private final transient Receipts receipts;
    private final int atLeast;

    /**
     * An exception with what the write came back with.
     *
     * @param receipts who holds the record and who refused
     * @param atLeast how many holders were asked for
     */
    public TooFewHoldersException(Receipts receipts, int atLeast) {
        super(receipts.holders().size() + " other nodes hold " + receipts.key() + ", fewer than the " + atLeast
                + " asked for");
        this.receipts = receipts;
        this.atLeast = atLeast;
    }

    /**
     * What the write came back with.
     *
     * @return who holds the record and who refused
     */
    public Receipts receipts() {
        return receipts;
    }

    /**
     * How many holders were asked for.
     *
     * @return the bound that was missed
     */
    public int atLeast() {
        return atLeast;
    }
}
