import io.jenkins.plugins.wso2mi.car.CarReader;
import io.jenkins.plugins.wso2mi.car.check.CarCheck;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Times the check of a fat carbon application of 50 MB: {@code CheckBench FILE ROUNDS MICTL}.
 *
 * <p>FILE is made: ten applications inside one, each with a connector of 5 MB that cannot be compressed and 50
 * sequences. It is checked ROUNDS times by {@code mictl car check} in a process of its own, and as often in this one.
 * Start it with the heap that the check shall do with; {@code MICTL_OPTS} gives the other process its own.
 */
public final class CheckBench {
    private static final int APPLICATIONS = 10;
    private static final int SEQUENCES = 50;
    private static final int CONNECTOR_BYTES = 5 << 20;

    private CheckBench() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        int rounds = Integer.parseInt(arguments[1]);
        write(file);
        System.out.printf(
                Locale.ROOT,
                "%na fat application of %.1f MB, heap %d MB%n",
                Files.size(file) / 1e6,
                Runtime.getRuntime().maxMemory() >> 20);
        System.out.printf("%-46s %12s %12s %12s%n", "", "first (ms)", "median (ms)", "worst (ms)");
        row("checked in a warm process", rounds, () -> {
            if (!CarCheck.check(CarReader.read(file)).isEmpty()) {
                throw new IllegalStateException("the check found something in a good application");
            }
        });
        row("checked by mictl, its start included", rounds, () -> {
            Process process = new ProcessBuilder(arguments[2], "car", "check", file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("mictl car check ended with " + process.exitValue());
            }
        });
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void row(String name, int rounds, Work work) throws Exception {
        double first = time(work);
        double[] times = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            times[i] = time(work);
        }
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT, "%-46s %12.1f %12.1f %12.1f%n", name, first, times[rounds / 2], times[rounds - 1]);
    }

    private static double time(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static void write(Path file) throws IOException {
        try (ZipOutputStream fat = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            put(fat, "artifacts.xml", list("fat", "").getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < APPLICATIONS; i++) {
                put(fat, "dependencies/part" + i + "-1.0.0.car", part("part" + i, i));
            }
        }
    }

    private static byte[] part(String name, int seed) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            StringBuilder listed = new StringBuilder();
            String log = "<log level=\"custom\"><property name=\"step\" value=\"a step that says something\"/></log>";
            for (int i = 0; i < SEQUENCES; i++) {
                String sequence = name + "Step" + i;
                listed.append(entry(sequence));
                put(
                        zip,
                        sequence,
                        "synapse/sequence",
                        sequence + "-1.0.0.xml",
                        ("<sequence"
                                        + " xmlns=\"http://ws.apache.org/ns/synapse\" name=\"" + sequence + "\">"
                                        + log.repeat(40) + "</sequence>")
                                .getBytes(StandardCharsets.UTF_8));
            }
            listed.append(entry(name + "-connector"));
            put(zip, name + "-connector", "synapse/lib", name + "-connector-1.0.0.zip", connector(name, seed));
            put(zip, "artifacts.xml", list(name, listed.toString()).getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static byte[] connector(String name, int seed) throws IOException {
        byte[] library = new byte[CONNECTOR_BYTES];
        new Random(seed).nextBytes(library);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            put(
                    zip,
                    "connector.xml",
                    ("<connector><component name=\"" + name + "\" package=\"org.example\"/></connector>")
                            .getBytes(StandardCharsets.UTF_8));
            put(zip, "lib/" + name + ".jar", library);
        }
        return out.toByteArray();
    }

    private static String list(String name, String entries) {
        return "<artifacts><artifact name=\"" + name + "\" version=\"1.0.0\" type=\"carbon/application\">" + entries
                + "</artifact></artifacts>";
    }

    private static String entry(String name) {
        return "<dependency artifact=\"" + name
                + "\" version=\"1.0.0\" include=\"true\" serverRole=\"EnterpriseIntegrator\"/>";
    }

    private static void put(ZipOutputStream zip, String name, String type, String file, byte[] content)
            throws IOException {
        String folder = name + "_1.0.0/";
        put(
                zip,
                folder + "artifact.xml",
                ("<artifact name=\"" + name + "\" version=\"1.0.0\" type=\"" + type
                                + "\" serverRole=\"EnterpriseIntegrator\"><file>" + file + "</file></artifact>")
                        .getBytes(StandardCharsets.UTF_8));
        put(zip, folder + file, content);
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
