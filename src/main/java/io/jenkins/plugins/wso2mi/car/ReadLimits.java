package io.jenkins.plugins.wso2mi.car;

/**
 * How much a carbon application may hold before it is refused as hostile.
 *
 * @param fileBytes size of the archive
 * @param entries entries of the file and of the archives inside
 * @param entryBytes one entry, unpacked
 * @param totalBytes all entries, unpacked, of the file and of the archives inside
 * @param documentBytes a list, descriptor or {@code artifact.xml}, which are held in memory
 * @param documentsBytes all of those, of the file and of the archives inside
 * @param directoryBytes the directory of an archive, which is held in memory
 * @param factBytes what is kept of payloads ({@link PayloadFacts})
 * @param ratio unpacked to packed bytes, looked at from {@code ratioFrom} unpacked bytes on
 * @param ratioFrom see {@code ratio}
 * @param depth carbon applications within carbon applications
 */
record ReadLimits(
        long fileBytes,
        int entries,
        long entryBytes,
        long totalBytes,
        int documentBytes,
        long documentsBytes,
        long directoryBytes,
        long factBytes,
        int ratio,
        long ratioFrom,
        int depth) {

    private static final long MIB = 1 << 20;

    /** Far above every real application known, far below what harms a build machine. */
    static final ReadLimits DEFAULT = new ReadLimits(
            1024 * MIB, 20_000, 512 * MIB, 2048 * MIB, (int) (2 * MIB), 8 * MIB, 6 * MIB, 12 * MIB, 100, 8 * MIB, 3);
}
