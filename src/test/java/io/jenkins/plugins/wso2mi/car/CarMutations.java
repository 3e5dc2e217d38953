package io.jenkins.plugins.wso2mi.car;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.wso2mi.car.check.CarCheck;
import io.jenkins.plugins.wso2mi.config.Problem;
import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Carbon applications that are broken by chance, in every layer: bytes of the archive; names, order and number of its
 * entries; bytes and words of its lists and payloads, in several encodings; archives within. The same seed gives the
 * same applications.
 */
final class CarMutations {
    private static final List<String> NAMES = List.of(
            "artifacts.xml",
            "metadata.xml",
            "descriptor.xml",
            "dependencies/inner-1.0.0.car",
            "../outside",
            "/tmp/outside",
            "C:\\outside",
            "a\\b",
            "Stamp_1.0.0/artifact.xml",
            "Stamp_1.0.0/../artifact.xml",
            "\u202egnp.xml",
            "\u0000",
            "{org.example}gson-2.1/artifact.xml",
            "metadata/Visits/artifact.xml",
            "");

    private static final List<String> WORDS = List.of(
            "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
            "&e;",
            "&#0;",
            "<![CDATA[",
            "]]>",
            "<!--",
            "<?x ?>",
            "xmlns=\"http://ws.apache.org/ns/synapse\"",
            " xmlns:xml=\"x\"",
            "<sequence key=\"X\"/>",
            "<http.get configKey=\"X\"/>",
            "password=\"s3cret\"",
            "http://a:b@c",
            "\u0000\uffff",
            "encoding=\"UTF-16\"",
            "encoding=\"none\"",
            "<a>".repeat(600),
            "x".repeat(5_000));

    private static final String API = "<api xmlns=\"http://ws.apache.org/ns/synapse\" name=\"Visits\">"
            + "<resource inSequence=\"Stamp\"><inSequence><mail.send configKey=\"box\"/>"
            + "<property name=\"password\" value=\"s3cret\"/></inSequence></resource></api>";

    private static final List<String> DOCUMENTS = List.of(
            API,
            "<project><id>a__b__1</id><dependencies><dependency groupId='a' version='1'/></dependencies></project>",
            "<resources><item><file>a</file><path>/b</path></item><collection/></resources>",
            "<inboundEndpoint xmlns=\"http://ws.apache.org/ns/synapse\" name=\"I\" protocol=\"file\"><parameters>"
                    + "<parameter name=\"transport.vfs.FileURI\">ftp://a:s3cret@b/c</parameter></parameters>"
                    + "</inboundEndpoint>");

    private final Random random;
    private final Path file;

    private CarMutations(long seed, Path folder) {
        random = new Random(seed);
        file = folder.resolve("mutation.car");
    }

    /**
     * Reads and checks mutations, in this process.
     *
     * @param arguments seed, number of mutations, folder for them
     */
    public static void main(String... arguments) throws IOException {
        int count = Integer.parseInt(arguments[1]);
        int refused = run(Long.parseLong(arguments[0]), count, Path.of(arguments[2]));
        System.out.println("mutations " + count + " refused " + refused);
    }

    /**
     * Reads and checks mutations: two archives, then three documents, and so on.
     *
     * @return how many could not be read; the others were checked
     * @throws IllegalStateException if one ends otherwise than with a car or a refusal, or takes more than two seconds
     *     of processor time
     */
    static int run(long seed, int count, Path folder) throws IOException {
        CarMutations mutations = new CarMutations(seed, folder);
        int refused = 0;
        for (int i = 0; i < count; i++) {
            boolean archive = i % 5 < 2;
            byte[] document = archive ? new byte[0] : mutations.document();
            if (archive) {
                Files.write(mutations.file, mutations.next());
            }
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            try {
                refused += (archive ? isRefused(mutations.file) : isBroken(document)) ? 1 : 0;
            } catch (RuntimeException | StackOverflowError e) {
                throw new IllegalStateException("mutation " + i + " of seed " + seed, e);
            }
            long taken = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
            if (taken > TimeUnit.SECONDS.toNanos(2)) {
                throw new IllegalStateException("mutation " + i + " of seed " + seed + " took " + taken + " ns");
            }
        }
        return refused;
    }

    private static boolean isRefused(Path file) {
        try {
            Car car = CarReader.read(file);
            CarCheck.check(car).forEach(CarMutations::checkTold);
            checkTold(Problem.warning("", car.sentence() + car.facts(), ""));
            return false;
        } catch (RefusedException e) {
            e.problems().forEach(CarMutations::checkTold);
            return true;
        }
    }

    private static boolean isBroken(byte[] document) {
        try {
            PayloadFacts facts =
                    PayloadWalk.read(new java.io.ByteArrayInputStream(document), new ReadBudget(ReadLimits.DEFAULT));
            facts.secrets().forEach(secret -> checkTold(Problem.warning("", secret.place(), "")));
            SafeXml.parse(document);
            return false;
        } catch (XmlFaultException e) {
            checkTold(Problem.error("", e.fault().words(), ""));
            return true;
        }
    }

    private static void checkTold(Problem problem) {
        if (problem.sentence().chars().anyMatch(Character::isISOControl)
                || problem.sentence().contains("root:x:0")) {
            throw new IllegalStateException("told: " + problem.sentence());
        }
    }

    private byte[] next() throws IOException {
        byte[] bytes = archive(2);
        return random.nextInt(5) == 0 ? mutated(bytes) : bytes;
    }

    private byte[] document() {
        byte[] document = text(DOCUMENTS.get(random.nextInt(DOCUMENTS.size())));
        return random.nextBoolean() ? mutated(document) : document;
    }

    private byte[] archive(int depth) throws IOException {
        List<Map.Entry<String, byte[]>> entries = new ArrayList<>(List.of(
                Map.entry("artifacts.xml", text(PackedCar.list("clinic", "1.0.0", "Visits", "Stamp", "mail", "style"))),
                Map.entry(
                        "descriptor.xml",
                        text("<project><id>a__b__1</id><dependencies><dependency groupId='a'"
                                + " artifactId='c' version='1' type='car'/></dependencies></project>")),
                Map.entry("Visits_1.0.0/artifact.xml", text(PackedCar.artifactXml("Visits", "synapse/api", "v.xml"))),
                Map.entry("Visits_1.0.0/v.xml", text(API)),
                Map.entry("Stamp_1.0.0/artifact.xml", text(PackedCar.artifactXml("Stamp", "synapse/task", "s.xml"))),
                Map.entry("Stamp_1.0.0/s.xml", text("<task xmlns=\"http://ws.apache.org/ns/synapse\" name=\"S\"/>")),
                Map.entry("mail/artifact.xml", text(PackedCar.artifactXml("mail", "synapse/lib", "m.zip"))),
                Map.entry("mail/m.zip", connector()),
                Map.entry("style/artifact.xml", text(PackedCar.artifactXml("style", "registry/resource", "r.xml"))),
                Map.entry("style/r.xml", text("<resources><item><file>a</file><path>/b</path></item></resources>"))));
        if (depth > 0 && random.nextInt(6) == 0) {
            entries.add(Map.entry("dependencies/inner-1.0.0.car", archive(depth - 1)));
        }
        shuffle(entries);
        return random.nextInt(4) == 0 ? zip(entries) : StoredEntries.zip(entries);
    }

    private void shuffle(List<Map.Entry<String, byte[]>> entries) {
        for (int i = random.nextInt(2); i > 0 && !entries.isEmpty(); i--) {
            int at = random.nextInt(entries.size());
            Map.Entry<String, byte[]> one = entries.get(at);
            switch (random.nextInt(4)) {
                case 0 -> entries.remove(at);
                case 1 -> entries.set(at, Map.entry(NAMES.get(random.nextInt(NAMES.size())), one.getValue()));
                case 2 -> entries.add(random.nextInt(entries.size()), one);
                default -> entries.set(at, Map.entry(one.getKey(), mutated(one.getValue())));
            }
        }
    }

    private byte[] text(String xml) {
        String changed = xml;
        for (int i = random.nextInt(24) - 21; i > 0; i--) {
            int at = random.nextInt(changed.length());
            String word = WORDS.get(random.nextInt(WORDS.size()));
            changed = changed.substring(0, at) + word + changed.substring(random.nextBoolean() ? at : changed.length());
        }
        return switch (random.nextInt(20)) {
            case 0 -> ("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + changed).getBytes(UTF_16);
            case 1 -> ("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + changed).getBytes(ISO_8859_1);
            default -> changed.getBytes(UTF_8);
        };
    }

    private byte[] connector() throws IOException {
        byte[] zip =
                zip(List.of(Map.entry("connector.xml", text("<connector><component name=\"mail\"/></connector>"))));
        return random.nextInt(5) == 0 ? mutated(zip) : zip;
    }

    /** Entries of one name and names that mean trouble cannot be written by the JDK alone. */
    private static byte[] zip(List<Map.Entry<String, byte[]>> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ZipOutputStream zip = new ZipOutputStream(bytes);
        java.util.Set<String> names = new java.util.HashSet<>();
        for (Map.Entry<String, byte[]> one : entries) {
            if (names.add(one.getKey())) {
                zip.putNextEntry(new ZipEntry(one.getKey()));
                zip.write(one.getValue());
                zip.closeEntry();
            }
        }
        zip.finish();
        return bytes.toByteArray();
    }

    /** Changes, removes, doubles or blanks some bytes. */
    private byte[] mutated(byte[] bytes) {
        if (bytes.length == 0) {
            return bytes;
        }
        int at = random.nextInt(bytes.length);
        int length = Math.min(bytes.length - at, 1 + random.nextInt(16));
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        changed.write(bytes, 0, at);
        switch (random.nextInt(4)) {
            case 0 -> changed.write(random.nextInt());
            case 1 -> changed.writeBytes(new byte[length]);
            case 2 -> {}
            default -> changed.write(bytes, at, length);
        }
        int rest = at + (random.nextBoolean() ? length : 0);
        changed.write(bytes, rest, bytes.length - rest);
        return changed.toByteArray();
    }

    /** Zips that hold entries of any name, twice too, stored. */
    private static final class StoredEntries {
        static byte[] zip(List<Map.Entry<String, byte[]>> entries) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            ByteArrayOutputStream directory = new ByteArrayOutputStream();
            for (Map.Entry<String, byte[]> one : entries) {
                int offset = body.size();
                body.writeBytes(header(0x04034b50, one, -1));
                body.writeBytes(one.getKey().getBytes(UTF_8));
                body.writeBytes(one.getValue());
                directory.writeBytes(header(0x02014b50, one, offset));
                directory.writeBytes(one.getKey().getBytes(UTF_8));
            }
            java.nio.ByteBuffer end = buffer(22).putInt(0x06054b50).putInt(0);
            end.putShort((short) entries.size()).putShort((short) entries.size());
            end.putInt(directory.size()).putInt(body.size()).putShort((short) 0);
            body.writeBytes(directory.toByteArray());
            body.writeBytes(end.array());
            return body.toByteArray();
        }

        private static byte[] header(int signature, Map.Entry<String, byte[]> entry, int offset) {
            CRC32 crc = new CRC32();
            crc.update(entry.getValue());
            boolean central = offset >= 0;
            java.nio.ByteBuffer to = buffer(central ? 46 : 30).putInt(signature);
            if (central) {
                to.putShort((short) 20);
            }
            to.putShort((short) 20).putShort((short) 0x800).putShort((short) 0).putInt(0x00210001);
            to.putInt((int) crc.getValue()).putInt(entry.getValue().length).putInt(entry.getValue().length);
            to.putShort((short) entry.getKey().getBytes(UTF_8).length).putShort((short) 0);
            if (central) {
                to.putShort((short) 0)
                        .putShort((short) 0)
                        .putShort((short) 0)
                        .putInt(0)
                        .putInt(offset);
            }
            return to.array();
        }

        private static java.nio.ByteBuffer buffer(int size) {
            return java.nio.ByteBuffer.allocate(size).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        }
    }
}
