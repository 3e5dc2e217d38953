package io.jenkins.plugins.wso2mi.car;

import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads carbon applications of any age and any origin. The files may be hostile: nothing is unpacked by name, what is
 * unpacked is bounded ({@link ReadLimits}), XML is read without declarations and entities, and memory holds the lists
 * and a bounded number of facts alone.
 */
public final class CarReader {
    private final ReadBudget budget;
    private final ReadLimits limits;
    private final TemporaryCopies copies = new TemporaryCopies();

    CarReader(ReadLimits limits) {
        this.limits = limits;
        this.budget = new ReadBudget(limits);
    }

    /**
     * Reads a carbon application whole: every byte is unpacked once and its sum is compared.
     *
     * @param file the archive; its name need not end in {@code .car}
     * @throws RefusedException if there is no such file, or it is no zip, is damaged or hostile, or has no list that
     *     can be read; what is merely wrong inside is told by {@link io.jenkins.plugins.wso2mi.car.check.CarCheck}
     */
    public static Car read(Path file) {
        return new CarReader(ReadLimits.DEFAULT).open(file);
    }

    Car open(Path file) {
        String label = PlainText.oneLine(file.toString());
        if (!Files.isRegularFile(file)) {
            String what =
                    Files.isDirectory(file) ? "it is a folder, not a carbon application" : "there is no such file";
            throw new RefusedException(label, what, "name a .car file");
        }
        if (!Files.isReadable(file)) {
            throw new RefusedException(label, "it may not be read", "give this user the right to read it");
        }
        try (copies;
                MeasuredStream in = MeasuredStream.digesting(Files.newInputStream(file), Long.MAX_VALUE)) {
            CarAssembly assembly = read(file, file, label, 1);
            in.drain();
            return assembly.car(in.digest(), in.count());
        } catch (IOException e) {
            throw damaged(label, e);
        }
    }

    /** Reads an archive that lies at one place and is named to people, and in the result, by another. */
    private CarAssembly read(Path archive, Path file, String label, int depth) {
        try {
            if (Files.size(archive) > limits.fileBytes()) {
                throw new DamagedCarException(
                        "it is larger than " + limits.fileBytes() + " bytes", "split the application");
            }
            CentralDirectory.check(archive, limits);
            CarAssembly assembly = new CarAssembly(file, label);
            try (ZipFile zip = new ZipFile(archive.toFile())) {
                readEntries(zip, assembly, depth);
            }
            return assembly.complete();
        } catch (IOException | IllegalArgumentException e) {
            // the JDK answers some damaged directories with IllegalArgumentException
            throw damaged(label, e);
        }
    }

    private static RefusedException damaged(String label, Exception e) {
        String words = PlainText.oneLine(String.valueOf(e.getMessage()));
        return e instanceof DamagedCarException damaged
                ? new RefusedException(label, words, damaged.fix())
                : new RefusedException(
                        label, "the archive is damaged: " + words, "build it anew, and copy it as binary");
    }

    private void readEntries(ZipFile zip, CarAssembly assembly, int depth) throws IOException {
        budget.spendEntries(zip.size());
        List<? extends ZipEntry> entries = zip.stream().toList();
        checkNames(entries);
        for (ZipEntry entry : entries) {
            budget.spendBytes(readEntry(zip, entry, assembly, depth));
        }
    }

    private static void checkNames(List<? extends ZipEntry> entries) throws DamagedCarException {
        Set<String> names = new HashSet<>();
        for (ZipEntry entry : entries) {
            EntryName.check(entry.getName());
            if (!names.add(entry.getName())) {
                throw new DamagedCarException(
                        "it holds the entry '" + entry.getName() + "' twice", "build the application anew");
            }
        }
    }

    /** Reads an entry to its end and gives its unpacked size. */
    private long readEntry(ZipFile zip, ZipEntry entry, CarAssembly assembly, int depth) throws IOException {
        String name = entry.getName();
        if (entry.isDirectory()) {
            assembly.folder(name.substring(0, name.length() - 1));
            return 0;
        }
        long ratioLimit = Math.max(limits.ratioFrom(), Math.max(entry.getCompressedSize(), 1) * limits.ratio());
        long limit = Math.min(Math.min(budget.bytes(), limits.entryBytes()), ratioLimit);
        boolean packed = name.startsWith("dependencies/") && name.endsWith(".car");
        try (MeasuredStream in = packed
                ? MeasuredStream.digesting(zip.getInputStream(entry), limit)
                : new MeasuredStream(zip.getInputStream(entry), limit)) {
            if (CarAssembly.isDocument(name)) {
                assembly.document(name, document(in, name));
            } else if (packed) {
                assembly.packed(packed(in, name, assembly, depth));
            } else {
                assembly.file(name, content(in, name, depth));
            }
            in.drain();
            if (in.crc() != entry.getCrc() || in.count() != entry.getSize()) {
                throw new ZipException("the entry '" + name + "' does not have the sum that is noted for it");
            }
            return in.count();
        }
    }

    private byte[] document(MeasuredStream in, String name) throws IOException {
        byte[] bytes = in.readNBytes(limits.documentBytes() + 1);
        if (bytes.length > limits.documentBytes()) {
            throw new DamagedCarException(
                    "'" + name + "' is longer than " + limits.documentBytes() + " bytes", "build the application anew");
        }
        budget.spendDocument(bytes.length);
        return bytes;
    }

    private PackedFile content(MeasuredStream in, String name, int depth) throws IOException {
        XmlFault fault = null;
        PayloadFacts facts = null;
        List<String> connector = null;
        if (name.endsWith(".xml") || name.endsWith(".dbs")) {
            try {
                facts = PayloadWalk.read(in, budget);
            } catch (XmlFaultException e) {
                fault = e.fault();
            }
        } else if (name.endsWith(".zip") && name.indexOf('/') == name.lastIndexOf('/')) {
            connector = ConnectorArchive.components(copies.copy(in, depth), limits);
        }
        in.drain();
        return new PackedFile(name, in.count(), in.crc(), fault, facts, connector);
    }

    private Car packed(MeasuredStream in, String name, CarAssembly assembly, int depth) throws IOException {
        if (depth >= limits.depth()) {
            throw new DamagedCarException(
                    "'" + name + "' lies more than " + limits.depth() + " archives deep", "unpack the inner ones");
        }
        Path copy = copies.copy(in, depth);
        return read(copy, assembly.file(), assembly.label() + "!/" + name, depth + 1)
                .car(in.digest(), in.count());
    }
}
