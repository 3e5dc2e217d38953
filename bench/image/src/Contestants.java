import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import io.jenkins.plugins.wso2mi.image.Builder;
import io.jenkins.plugins.wso2mi.image.ImageBuild;
import io.jenkins.plugins.wso2mi.image.ImageRequest;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.CredentialStore;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import io.jenkins.plugins.wso2mi.registry.RetryPolicy;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Who takes part. */
final class Contestants {
    static final String APPLICATIONS = Race.HOME + "/repository/deployment/server/carbonapps/";
    static final RegistryAccess ACCESS = new RegistryAccess(true, CredentialStore.NONE, RetryPolicy.USUAL);

    private Contestants() {}

    /** Our engine in this process, as on an agent of Jenkins. */
    static final class Warm implements Contestant {
        private final ContentCache cache;

        Warm(Path folder) {
            cache = new ContentCache(folder.resolve("cache"));
        }

        @Override
        public String name() {
            return "wso2-mi, warm process";
        }

        @Override
        public long push(String base, List<Path> cars, String to) throws Exception {
            ImageRequest request =
                    new ImageRequest(base, cars, to, List.of(), List.of(), List.of(), Builder.AUTO, null);
            new ImageBuild(ACCESS, cache).run(request, Reporter.silent(), false);
            return -1;
        }
    }

    /** Our command line, a process each time. */
    record Cold(Path mictl, Path folder) implements Contestant {
        @Override
        public String name() {
            return "wso2-mi, mictl";
        }

        @Override
        public long push(String base, List<Path> cars, String to) throws Exception {
            List<String> command = new ArrayList<>(List.of(mictl.toString(), "image", "build", "--base", base, "--to", to));
            cars.forEach(car -> command.addAll(List.of("--car", car.toString())));
            return Contestant.run(folder, command.toArray(String[]::new));
        }
    }

    /** crane append; its layers are written beforehand, as it does not write any. */
    record Crane(Path crane, Path folder) implements Contestant {
        @Override
        public String name() {
            return "crane append";
        }

        @Override
        public long push(String base, List<Path> cars, String to) throws Exception {
            List<String> command = new ArrayList<>(List.of(crane.toString(), "append", "-b", base, "-t", to));
            for (Path car : cars) {
                command.addAll(List.of("-f", layer(car).toString()));
            }
            return Contestant.run(folder, command.toArray(String[]::new));
        }

        private Path layer(Path car) throws Exception {
            Path tar = folder.resolve(car.getFileName() + ".tar");
            Contestant.run(
                    folder, "tar", "--create", "--file", tar.toString(), "--owner=10802", "--group=10802", "--mtime=@0",
                    "--transform=s,^," + APPLICATIONS.substring(1) + ",", "--directory", car.getParent().toString(),
                    car.getFileName().toString());
            return tar;
        }
    }

    /** Jib's library in this process. */
    record JibCore(Path folder) implements Contestant {
        @Override
        public String name() {
            return "Jib core, warm process";
        }

        @Override
        public long push(String base, List<Path> cars, String to) throws Exception {
            JibContainerBuilder image = Jib.from(RegistryImage.named(base));
            for (Path car : cars) {
                image.addLayer(List.of(car), AbsoluteUnixPath.get(APPLICATIONS));
            }
            image.containerize(Containerizer.to(RegistryImage.named(to))
                    .setAllowInsecureRegistries(true)
                    .setBaseImageLayersCache(folder.resolve("base"))
                    .setApplicationLayersCache(folder.resolve("layers")));
            return -1;
        }
    }

    /** Writes the context of engines that build by a Dockerfile: each application in a layer of its own. */
    private static Path context(Path folder, String base, List<Path> cars) throws Exception {
        Path context = Files.createDirectories(folder.resolve("context"));
        StringBuilder file = new StringBuilder("FROM " + base + "\n");
        for (Path car : cars) {
            Files.copy(car, context.resolve(car.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            file.append("COPY --chown=10802:10802 " + car.getFileName() + " " + APPLICATIONS + "\n");
        }
        Files.writeString(context.resolve("Dockerfile"), file);
        return context;
    }

    /** buildah build and push, with its own store. */
    record Buildah(Path folder) implements Contestant {
        @Override
        public String name() {
            return "buildah build, push";
        }

        @Override
        public long push(String base, List<Path> cars, String to) throws Exception {
            Path context = context(folder, base, cars);
            return buildah("build", "--layers", "--isolation=chroot", "--tls-verify=false", "-t", to, context.toString())
                    + buildah("push", "--tls-verify=false", to);
        }

        private long buildah(String verb, String... arguments) throws Exception {
            List<String> command = new ArrayList<>(List.of(
                    "buildah", "--root", folder.resolve("store").toString(), "--runroot",
                    folder.resolve("run").toString(), verb));
            command.addAll(List.of(arguments));
            return Contestant.run(folder, command.toArray(String[]::new));
        }
    }

    /**
     * docker build with BuildKit, and push.
     *
     * @param client docker's command
     * @param host the daemon's address
     * @param daemon its process, whose time counts as well
     */
    record Docker(String client, String host, long daemon, Path folder) implements Contestant {
        @Override
        public String name() {
            return "docker build, push";
        }

        @Override
        public long push(String base, List<Path> cars, String to) throws Exception {
            Path context = context(folder, base, cars);
            long before = daemonTime();
            long own = docker("build", "--quiet", "--tag", to, context.toString()) + docker("push", "--quiet", to);
            return own + daemonTime() - before;
        }

        private long docker(String verb, String... arguments) throws Exception {
            List<String> command = new ArrayList<>(List.of(
                    "env", "DOCKER_BUILDKIT=1", "DOCKER_HOST=" + host, "DOCKER_CONFIG=" + folder.resolve("config"),
                    client, verb));
            command.addAll(List.of(arguments));
            return Contestant.run(folder, command.toArray(String[]::new));
        }

        /** Processor time in ms of the daemon, its containerd, and the children that have ended. */
        private long daemonTime() throws Exception {
            ProcessHandle root = ProcessHandle.of(daemon).orElseThrow();
            long ticks = 0;
            for (ProcessHandle one : Stream.concat(Stream.of(root), root.descendants()).toList()) {
                ticks += ticks(Path.of("/proc/" + one.pid() + "/stat"));
            }
            return ticks * 10;
        }

        /** utime, stime, cutime and cstime: the 14th to 17th field; the second may have blanks in it. */
        private static long ticks(Path stat) throws Exception {
            String line;
            try {
                line = Files.readString(stat);
            } catch (NoSuchFileException e) {
                return 0; // ended meanwhile: its parent has its time
            }
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            return Stream.of(fields).skip(11).limit(4).mapToLong(Long::parseLong).sum();
        }
    }
}
