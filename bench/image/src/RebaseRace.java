import com.sun.management.OperatingSystemMXBean;
import io.jenkins.plugins.wso2mi.image.Builder;
import io.jenkins.plugins.wso2mi.image.ImageBuild;
import io.jenkins.plugins.wso2mi.image.ImageRequest;
import io.jenkins.plugins.wso2mi.image.ScratchImage;
import io.jenkins.plugins.wso2mi.image.rebase.Rebase;
import io.jenkins.plugins.wso2mi.image.rebase.RebaseRequest;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A new server's image under 100 images in a hierarchy of four levels (the server's, the company's, 9 of business units,
 * 90 of applications), by everybody in turn, each on images of its own. Prints medians as a table.
 */
final class RebaseRace {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final int UNITS = 9;
    private static final int APPLICATIONS = 10;

    private final String registry;
    private final String control;
    private final Path folder;
    private final Race files;

    private RebaseRace(String registry, String control, Path folder) {
        this.registry = registry;
        this.control = control;
        this.folder = folder;
        this.files = new Race(registry, control, folder);
    }

    /** Who takes part; gives processor time in ms, negative if it is that of this process. */
    private interface Rebaser {
        long run(String server, List<String> images) throws Exception;
    }

    /** Arguments: registry (through the proxy), the proxy's control address, a folder, rounds, mictl, crane. */
    public static void main(String[] arguments) throws Exception {
        RebaseRace race = new RebaseRace(arguments[0], arguments[1], Path.of(arguments[2]));
        Map<String, Rebaser> all = new java.util.LinkedHashMap<>();
        all.put("wso2-mi, warm process", race::warm);
        all.put("wso2-mi, mictl", (server, images) -> race.cold(Path.of(arguments[4]), images));
        all.put("crane rebase", (server, images) -> race.crane(Path.of(arguments[5]), images));
        Map<String, List<long[]>> results = new HashMap<>();
        for (int round = 0; round <= Integer.parseInt(arguments[3]); round++) {
            for (Map.Entry<String, Rebaser> one : all.entrySet()) {
                long[] measured = race.round(one.getKey().replaceAll("[^a-z]", "") + round, one.getValue());
                if (round > 0) {
                    results.computeIfAbsent(one.getKey(), key -> new ArrayList<>()).add(measured);
                }
            }
        }
        System.out.println("| who | requests | sent, KB | received, KB | processor, ms | wall, ms |");
        System.out.println("|---|---|---|---|---|---|");
        for (String who : all.keySet()) {
            long[] m = Race.medians(results.get(who));
            System.out.printf(
                    Locale.ROOT, "| %s | %,d | %,d | %,d | %,d | %,d |%n", who, m[0], m[1] / 1000, m[2] / 1000, m[3], m[4]);
        }
    }

    private long[] round(String name, Rebaser rebaser) throws Exception {
        String prefix = registry + "/" + name + "/";
        String server = prefix + "wso2mi:4.4.0";
        server(server, "one");
        List<String> images = hierarchy(prefix, server);
        server(server, "two");
        Traffic.take(control);
        long cpu = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        long own = rebaser.run(server, images);
        long wall = (System.nanoTime() - start) / 1_000_000;
        long used = own < 0 ? (SYSTEM.getProcessCpuTime() - cpu) / 1_000_000 : own;
        Traffic traffic = Traffic.take(control);
        return new long[] {traffic.requests(), traffic.sent(), traffic.received(), used, wall};
    }

    private void server(String to, String jre) throws Exception {
        Path tree = Files.createDirectories(folder.resolve("server-" + jre));
        Race.text(tree.resolve("layers/10-os/etc/passwd"), "root:x:0:0::/:/bin/sh\n");
        Race.text(tree.resolve("layers/20-jre/opt/jre"), jre);
        Race.text(tree.resolve("layers/30-server" + Race.HOME + "/lib/server"), "server");
        Files.createDirectories(tree.resolve("layers/30-server" + Contestants.APPLICATIONS));
        Race.text(tree.resolve("config.json"), """
                {"User": "10802:10802", "Entrypoint": ["/bin/sh"], "Env": ["PATH=/bin", "WSO2_SERVER_HOME=%s"]}
                """.formatted(Race.HOME));
        new ScratchImage(Contestants.ACCESS, new ContentCache(folder.resolve("push-server")))
                .run(tree, to, Reporter.silent(), false);
    }

    /** Bases first. */
    private List<String> hierarchy(String prefix, String server) throws Exception {
        List<String> images = new ArrayList<>();
        images.add(image(server, prefix + "company:1"));
        for (int u = 0; u < UNITS; u++) {
            String unit = image(images.get(0), prefix + "unit" + u + ":1");
            images.add(unit);
            for (int a = 0; a < APPLICATIONS; a++) {
                images.add(image(unit, prefix + "app" + u + a + ":1"));
            }
        }
        return images;
    }

    private String image(String base, String to) throws Exception {
        Path car = files.car(Files.createDirectories(folder.resolve("car")), to.replaceAll(".*/|:.*", ""));
        ImageRequest request =
                new ImageRequest(base, List.of(car), to, List.of(), List.of(), List.of(), Builder.AUTO, null);
        new ImageBuild(Contestants.ACCESS, new ContentCache(folder.resolve("push"))).run(request, Reporter.silent(), false);
        return to;
    }

    /** With an empty cache, as on another machine than the one that built the images. */
    private long warm(String server, List<String> images) throws Exception {
        ContentCache empty = new ContentCache(Files.createTempDirectory(folder, "cache"));
        int changed = (int) new Rebase(Contestants.ACCESS, empty)
                .run(new RebaseRequest(images, server, null, false), Reporter.silent(), false)
                .images()
                .stream()
                .filter(image -> image.changed())
                .count();
        if (changed != images.size()) {
            throw new IllegalStateException(changed + " images changed");
        }
        return -1;
    }

    private long cold(Path mictl, List<String> images) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "env", "XDG_CACHE_HOME=" + Files.createTempDirectory(folder, "cache"), mictl.toString(), "image", "rebase"));
        command.addAll(images);
        return Contestant.run(folder, command.toArray(String[]::new));
    }

    /** It knows one image at a time: a process for each, bases first; it finds old and new base by the annotations. */
    private long crane(Path crane, List<String> images) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("bash", "-ec", "for image; do \"$0\" rebase \"$image\"; done", crane.toString()));
        command.addAll(images);
        return Contestant.run(folder, command.toArray(String[]::new));
    }
}
