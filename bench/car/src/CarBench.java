import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.maven.MavenBuild;
import io.jenkins.plugins.wso2mi.car.pack.NativeBuild;
import io.jenkins.plugins.wso2mi.car.source.BuildRequest;
import io.jenkins.plugins.wso2mi.car.source.CarBuilder;
import io.jenkins.plugins.wso2mi.report.Reporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Times the builders of this project in one process: {@code CarBench PROJECT MANY ROUNDS}.
 *
 * <p>PROJECT is built by Maven (its repository is warm after a first run that does not count) and natively; MANY is
 * where a project of 2,000 artifacts is made, which is packed natively.
 */
public final class CarBench {
    private static final int ARTIFACTS = 2_000;

    private CarBench() {}

    public static void main(String[] arguments) throws Exception {
        Path project = Path.of(arguments[0]);
        Path many = Path.of(arguments[1]);
        int rounds = Integer.parseInt(arguments[2]);
        makeMany(many);
        System.out.printf("%-46s %12s %12s %12s%n", "", "first (ms)", "median (ms)", "worst (ms)");
        double[] own = row("three modules, natively", new NativeBuild(), project, 10 * rounds);
        List<String> native_ = digests(new NativeBuild(), project);
        double[] maven = row("three modules, by Maven (warm repository)", new MavenBuild(), project, rounds);
        List<String> byMaven = digests(new MavenBuild(), project);
        row(ARTIFACTS + " artifacts, natively", new NativeBuild(), many, 2 * rounds);
        System.out.printf(Locale.ROOT, "%nMaven / native (medians): %.0f%n", median(maven) / median(own));
        System.out.println("the same bytes: " + native_.equals(byMaven) + " (" + native_.size() + " applications)");
    }

    private static double[] row(String name, CarBuilder builder, Path project, int rounds) throws Exception {
        double first = time(builder, project);
        double[] times = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            times[i] = time(builder, project);
        }
        System.out.printf(
                Locale.ROOT,
                "%-46s %12.1f %12.1f %12.1f%n",
                name,
                first,
                median(times),
                Arrays.stream(times).max().orElse(0));
        return times;
    }

    private static double time(CarBuilder builder, Path project) throws Exception {
        long start = System.nanoTime();
        builder.build(BuildRequest.of(project), Reporter.silent());
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static List<String> digests(CarBuilder builder, Path project) throws Exception {
        return builder.build(BuildRequest.of(project), Reporter.silent()).stream()
                .map(Car::sha256)
                .toList();
    }

    private static void makeMany(Path root) throws Exception {
        Path sequences = Files.createDirectories(root.resolve("src/main/wso2mi/artifacts/sequences"));
        Path apis = Files.createDirectories(root.resolve("src/main/wso2mi/artifacts/apis"));
        Files.writeString(
                root.resolve("pom.xml"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>org.example</groupId><artifactId>many</artifactId>"
                        + "<version>1.0.0</version><packaging>pom</packaging><build><plugins><plugin>"
                        + "<groupId>org.wso2.maven</groupId><artifactId>vscode-car-plugin</artifactId>"
                        + "<version>5.4.12</version><executions><execution><phase>compile</phase><goals>"
                        + "<goal>car</goal></goals></execution></executions></plugin></plugins></build></project>");
        String log = "<log level=\"custom\"><property name=\"step\" value=\"a step that says something\"/></log>";
        for (int i = 0; i < ARTIFACTS / 2; i++) {
            Files.writeString(
                    sequences.resolve("Step" + i + ".xml"),
                    "<sequence xmlns=\"http://ws.apache.org/ns/synapse\" name=\"Step" + i + "\">" + log.repeat(20)
                            + "</sequence>");
            Files.writeString(
                    apis.resolve("Api" + i + ".xml"),
                    "<api xmlns=\"http://ws.apache.org/ns/synapse\" name=\"Api" + i + "\" context=\"/api" + i
                            + "\"><resource methods=\"GET\"><inSequence><sequence key=\"Step" + i
                            + "\"/><respond/></inSequence></resource></api>");
        }
    }
}
