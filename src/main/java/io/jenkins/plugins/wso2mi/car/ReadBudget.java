package io.jenkins.plugins.wso2mi.car;

/** What may still be unpacked and kept while one file is read, with all archives inside it. */
final class ReadBudget {
    /** What objects and references of a fact take, about. */
    private static final int FACT_BYTES = 120;

    private final ReadLimits limits;
    private int entries;
    private long bytes;
    private long documentBytes;
    private long factBytes;

    ReadBudget(ReadLimits limits) {
        this.limits = limits;
        this.entries = limits.entries();
        this.bytes = limits.totalBytes();
        this.documentBytes = limits.documentsBytes();
        this.factBytes = limits.factBytes();
    }

    ReadLimits limits() {
        return limits;
    }

    /**
     * Takes the entries of an archive.
     *
     * @throws DamagedCarException if there are more than are left
     */
    void spendEntries(int count) throws DamagedCarException {
        entries -= count;
        if (entries < 0) {
            throw new DamagedCarException(
                    "it holds more than " + limits.entries() + " entries", "split the application");
        }
    }

    /** Unpacked bytes that are left. */
    long bytes() {
        return bytes;
    }

    void spendBytes(long count) {
        bytes -= count;
    }

    /**
     * Takes the bytes of a list, descriptor or {@code artifact.xml}.
     *
     * @throws DamagedCarException if all of them together are too long
     */
    void spendDocument(int count) throws DamagedCarException {
        documentBytes -= count;
        if (documentBytes < 0) {
            throw new DamagedCarException(
                    "its lists and artifact.xml files are longer than " + limits.documentsBytes() + " bytes",
                    "split the application");
        }
    }

    /**
     * Takes a fact, if there is room for it.
     *
     * @param length of its texts, characters
     */
    boolean spendFact(int length) {
        factBytes -= FACT_BYTES + length;
        return factBytes >= 0;
    }
}
