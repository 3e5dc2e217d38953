package standin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of carbon applications that are not sound, all in one server. */
class FaultyCarsTest {
    private static final String API = "<api xmlns=\"http://ws.apache.org/ns/synapse\" name=\"%1$s\" context=\"/%1$s\">"
            + "<resource methods=\"GET\"><inSequence><payloadFactory media-type=\"text\"><format>%1$s</format>"
            + "</payloadFactory><respond/></inSequence></resource></api>";

    @TempDir
    static Path home;

    private static RunningServer server;

    @BeforeAll
    static void startServer() throws IOException {
        Path cars = RunningServer.carbonApps(home);
        writeFaulty(cars);
        writeIgnored(cars);
        api(new CarZip("last"), "last").write(cars.resolve("zz-last.car"));
        api(new CarZip("listed"), "listed").listedInMetadata().write(cars.resolve("metadata.car"));
        new CarZip("renamed")
                .listing("renamed", CarZip.ROLE)
                .folder("any.v2012", "synapse/api", "renamed", "renamed.xml", apiXml("renamed"))
                .write(cars.resolve("renamed.car"));
        server = new RunningServer(home).awaitStarted();
    }

    private static void writeFaulty(Path cars) {
        api(new CarZip("broken"), "kept-out")
                .with("synapse/sequence", "broken", "broken.xml",
                        "<sequence name=\"broken\"><log>".getBytes(StandardCharsets.UTF_8))
                .write(cars.resolve("a-broken.car"));
        api(new CarZip("unknown"), "unknown")
                .with("synapse/sequence", "Unknown", "unknown-mediator.xml")
                .write(cars.resolve("b-unknown-1.0.car"));
        api(new CarZip("refusing"), "taken-back")
                .with("lib/synapse/mediator", "refusing", "refusing.jar", CarZip.jarOf(Refusing.class))
                .with("synapse/sequence", "Refusing", "refusing.xml")
                .write(cars.resolve("c-refusing.car"));
        new CarZip("expression")
                .with("synapse/sequence", "Expression", "expression.xml")
                .write(cars.resolve("d-expression.car"));
        new CarZip("store").with("synapse/message-store", "Store", "store.xml").write(cars.resolve("e-store.car"));
        api(new CarZip("twice"), "last").write(cars.resolve("zzz-twice.car"));
        new CarZip("dtd")
                .with("synapse/local-entry", "Dtd", "dtd.xml",
                        ("<!DOCTYPE e [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                        + "<localEntry xmlns=\"http://ws.apache.org/ns/synapse\" key=\"Dtd\">&x;</localEntry>")
                        .getBytes(StandardCharsets.UTF_8))
                .write(cars.resolve("f-dtd.car"));
    }

    private static void writeIgnored(Path cars) throws IOException {
        Files.writeString(cars.resolve("g-text.car"), "no zip");
        Files.writeString(cars.resolve("readme.txt"), "no car");
        api(new CarZip("elsewhere"), "elsewhere").write(cars.resolve("deeper/elsewhere.car"));
        api(new CarZip("elsewhere"), "elsewhere").write(home.resolve("elsewhere.car"));
        new CarZip("hollow").listing("absent", CarZip.ROLE).write(cars.resolve("h-hollow.car"));
        new CarZip("foreign").listing("rules", "BusinessRulesServer").write(cars.resolve("i-foreign.car"));
        api(new CarZip("last"), "second-last").write(cars.resolve("zz-last2.car"));
        described("one").write(cars.resolve("j-one.car"));
        described("two").write(cars.resolve("k-two.car"));
        new CarZip("bare")
                .listing("bare", CarZip.ROLE)
                .entry("bare_1.0.0/artifact.xml",
                        "<artifact name=\"bare\" version=\"1.0.0\" type=\"synapse/sequence\"/>")
                .write(cars.resolve("l-bare.car"));
    }

    /** The API's artifact has a swagger definition under a name that both have. */
    private static CarZip described(String name) {
        return new CarZip(name)
                .listing("Described", CarZip.ROLE)
                .listing("Described_swagger", CarZip.ROLE)
                .folder("a", "synapse/api", "Described", "api.xml", apiXml(name))
                .folder("metadata/b", "synapse/metadata", "Described_swagger", "swagger.yaml", new byte[0]);
    }

    private static CarZip api(CarZip car, String name) {
        return car.with("synapse/api", name, name + ".xml", apiXml(name));
    }

    private static byte[] apiXml(String name) {
        return String.format(API, name).getBytes(StandardCharsets.UTF_8);
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void shouldNameFaultyFilesWhenNotReady() {
        HttpResponse<String> health = server.internal("/healthz");
        JsonObject body = JsonParser.parseString(health.body()).getAsJsonObject();
        List<String> faulty = new ArrayList<>();
        body.getAsJsonArray("Faulty CAPPs").forEach(file -> faulty.add(file.getAsString()));

        assertThat(health.statusCode()).isEqualTo(500);
        assertThat(body.get("status").getAsString()).isEqualTo("not ready, faulty CAPPs detected");
        assertThat(faulty).containsExactly("a-broken.car", "b-unknown-1.0.car", "c-refusing.car", "d-expression.car",
                "e-store.car", "f-dtd.car", "zzz-twice.car");
        assertThat(server.internal("/liveness").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldDeployTheOthersWhenSomeAreFaulty() {
        assertThat(server.get("/last").body()).isEqualTo("last");
        assertThat(server.get("/one").body()).isEqualTo("one");
        assertThat(deployed()).containsExactly("one", "bare", "listed", "renamed", "last");
    }

    @Test
    void shouldTakeBackWhatAFaultyCarHadDeployed() {
        assertThat(server.get("/kept-out").statusCode()).isEqualTo(404);
        assertThat(server.get("/taken-back").statusCode()).isEqualTo(404);
        assertThat(server.internal("/metric-service/metrics").body()).doesNotContain("taken-back");
    }

    @Test
    void shouldSayWhatItCannotRun() {
        assertThat(server.log()).contains(
                "synapse/sequence Unknown: not supported by the stand-in: mediator dataMapper",
                "not supported by the stand-in: expression ${payload.a}",
                "not supported by the stand-in: artifact type synapse/message-store",
                "the cupboard is locked");
    }

    @Test
    void shouldOnlyLogWhatMiOnlyLogs() {
        assertThat(server.log()).contains(
                "Error while deploying carbon application g-text.car",
                "Only .car files are processed. Hence readme.txt will be ignored",
                "Some dependencies were not satisfied in cApp:hollow",
                "No artifacts found to be deployed in this server. Ignoring Carbon Application : i-foreign.car",
                "last_1.0.0 already exists",
                "Duplicate swagger definition of Described in k-two.car",
                "synapse/sequence must have a single file to be deployed. But 0 files found in bare");
        assertThat(server.log()).doesNotContain("elsewhere", "root:x:0:0");
    }

    @Test
    void shouldBelieveMetadataAndArtifactXml() {
        assertThat(server.get("/listed").body()).as("metadata.xml wins over artifacts.xml").isEqualTo("listed");
        assertThat(server.get("/renamed").body()).as("the folder's name does not matter").isEqualTo("renamed");
    }

    private static List<String> deployed() {
        String success = "Successfully Deployed Carbon Application : ";
        return server.log()
                .lines()
                .filter(line -> line.contains(success))
                .map(line -> line.substring(line.indexOf(success) + success.length()).split("_")[0])
                .toList();
    }
}
