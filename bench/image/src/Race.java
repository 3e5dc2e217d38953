import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import io.jenkins.plugins.wso2mi.image.ScratchImage;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Two applications on a base of 400 MB, pushed by everybody in turn: a new repository, then one application changed,
 * then nothing changed. Prints medians as a table.
 */
final class Race {
    static final String HOME = "/home/wso2carbon/wso2mi-4.4.0";
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final List<String> CASES = List.of("new repository", "one application changed", "no change");

    private final String registry;
    private final String control;
    private final Path folder;
    private final Random random = new Random(1);
    private final Map<String, List<long[]>> results = new HashMap<>();

    Race(String registry, String control, Path folder) {
        this.registry = registry;
        this.control = control;
        this.folder = folder;
    }

    /**
     * Arguments: registry (through the proxy), the proxy's control address, a folder, rounds, mictl, crane, buildah|-,
     * and of docker, where it takes part: command, address and process of the daemon.
     */
    public static void main(String[] arguments) throws Exception {
        Race race = new Race(arguments[0], arguments[1], Path.of(arguments[2]));
        List<Contestant> all = new ArrayList<>(List.of(
                new Contestants.Warm(race.folder("warm")),
                new Contestants.Cold(Path.of(arguments[4]), race.folder("cold")),
                new Contestants.Crane(Path.of(arguments[5]), race.folder("crane")),
                new Contestants.JibCore(race.folder("jib"))));
        if (!arguments[6].equals("-")) {
            all.add(new Contestants.Buildah(race.folder("buildah")));
        }
        if (arguments.length > 7) {
            all.add(new Contestants.Docker(
                    arguments[7], arguments[8], Long.parseLong(arguments[9]), race.folder("docker")));
        }
        race.base();
        for (int round = 0; round <= Integer.parseInt(arguments[3]); round++) {
            for (Contestant one : all) {
                race.round(one, round);
            }
        }
        race.print(all);
    }

    /** The round with number 0 fills caches and is not counted. */
    private void round(Contestant one, int round) throws Exception {
        String who = one.name().replaceAll("[^a-z]", "");
        Path cars = folder("cars-" + who);
        List<Path> both = List.of(car(cars, "common"), car(cars, "clinic"));
        String to = registry + "/" + who + round + ":1";
        for (String name : CASES) {
            if (name.equals("one application changed")) {
                car(cars, "clinic");
            }
            long[] measured = measure(one, both, to);
            if (round > 0) {
                results.computeIfAbsent(name + one.name(), key -> new ArrayList<>()).add(measured);
            }
        }
    }

    private long[] measure(Contestant one, List<Path> cars, String to) throws Exception {
        Traffic.take(control);
        long cpu = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        long own = one.push(registry + "/base:1", cars, to);
        long wall = (System.nanoTime() - start) / 1_000_000;
        long used = own < 0 ? (SYSTEM.getProcessCpuTime() - cpu) / 1_000_000 : own;
        Traffic traffic = Traffic.take(control);
        return new long[] {traffic.requests(), traffic.sent(), traffic.received(), used, wall};
    }

    private void print(List<Contestant> all) {
        System.out.println("| case | who | requests | sent, KB | received, KB | processor, ms | wall, ms |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (String name : CASES) {
            for (Contestant one : all) {
                long[] m = medians(results.get(name + one.name()));
                System.out.printf(
                        Locale.ROOT, "| %s | %s | %d | %,d | %,d | %,d | %,d |%n", name, one.name(), m[0], m[1] / 1000,
                        m[2] / 1000, m[3], m[4]);
            }
        }
    }

    static long[] medians(List<long[]> measured) {
        long[] medians = new long[5];
        for (int i = 0; i < medians.length; i++) {
            int at = i;
            medians[i] = measured.stream().mapToLong(one -> one[at]).sorted().skip(measured.size() / 2).findFirst()
                    .orElseThrow();
        }
        return medians;
    }

    private Path folder(String name) throws Exception {
        return Files.createDirectories(folder.resolve(name));
    }

    /** 60, 180 and 160 MB, half of it random. */
    private void base() throws Exception {
        Path layers = folder("base").resolve("layers");
        fill(layers.resolve("10-os/opt/os"), 60);
        fill(layers.resolve("20-jre/opt/jre"), 180);
        fill(layers.resolve("30-server" + HOME + "/lib"), 160);
        text(layers.resolve("10-os/etc/passwd"), "root:x:0:0::/:/bin/sh\nwso2carbon:x:10802:10802::/home/wso2carbon:/bin/sh\n");
        text(layers.resolve("10-os/etc/group"), "root:x:0:\nwso2:x:10802:\n");
        Files.createDirectories(layers.resolve("30-server" + Contestants.APPLICATIONS));
        text(layers.resolve("../config.json").normalize(), """
                {"User": "10802", "Entrypoint": ["/bin/sh"], "Env": ["PATH=/bin", "WSO2_SERVER_HOME=%s"],
                 "Labels": {"org.opencontainers.image.version": "4.4.0"}}
                """.formatted(HOME));
        new ScratchImage(Contestants.ACCESS, new ContentCache(folder("push")))
                .run(folder.resolve("base"), registry + "/base:1", Reporter.silent(), false);
    }

    private void fill(Path file, int megabytes) throws Exception {
        Files.createDirectories(file.getParent());
        byte[] block = new byte[500_000];
        byte[] zeros = new byte[500_000];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < megabytes; i++) {
                random.nextBytes(block);
                out.write(block);
                out.write(zeros);
            }
        }
    }

    /** An application of some 220 KB that is another each time. */
    Path car(Path into, String name) throws Exception {
        byte[] noise = new byte[200_000];
        random.nextBytes(noise);
        Path file = into.resolve(name + "_1.0.0.car");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            entry(zip, "artifacts.xml", """
                    <artifacts><artifact name="%s" version="1.0.0" type="carbon/application">
                    <dependency artifact="%s" version="1.0.0" include="true" serverRole="EnterpriseIntegrator"/>
                    </artifact></artifacts>""".formatted(name, name));
            entry(zip, name + "_1.0.0/artifact.xml", """
                    <artifact name="%s" version="1.0.0" type="synapse/sequence" serverRole="EnterpriseIntegrator">
                    <file>%s-1.0.0.xml</file></artifact>""".formatted(name, name));
            entry(zip, name + "_1.0.0/" + name + "-1.0.0.xml",
                    "<sequence xmlns=\"http://ws.apache.org/ns/synapse\" name=\"" + name + "\"><!-- "
                            + HexFormat.of().formatHex(noise) + " --></sequence>");
        }
        return file;
    }

    private static void entry(ZipOutputStream zip, String name, String content) throws Exception {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(UTF_8));
    }

    static void text(Path file, String content) throws Exception {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
