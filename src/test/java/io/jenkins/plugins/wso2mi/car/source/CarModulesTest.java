package io.jenkins.plugins.wso2mi.car.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarModulesTest {
    private static final String BARE =
            "<plugin><groupId>org.wso2.maven</groupId><artifactId>vscode-car-plugin</artifactId>%s</plugin>";

    @TempDir
    private Path root;

    private MavenProject project;

    @BeforeEach
    void makeProject() {
        project = new MavenProject(root);
    }

    @Test
    void shouldFindTheApplicationOfASingleModule() throws IOException {
        project.single();

        assertThat(cars()).containsExactly(root.resolve("target/clinic_1.2.0.car"));
        assertThat(find().phase()).isEqualTo("compile");
    }

    @Test
    void shouldFindTheModulesThatMakeApplicationsByTheModelAlone() throws IOException {
        project.pom("", "desk", "", modules("visits", "jar") + managed(MavenProject.PLUGIN))
                .pom("visits", "visits", "desk", "<packaging>pom</packaging>" + MavenProject.build(BARE.formatted("")))
                .pom("jar", "jar", "desk", "")
                .file("jar/target/jar_1.2.0.car", "left behind");

        assertThat(cars()).containsExactly(root.resolve("visits/target/visits_1.2.0.car"));
        assertThat(find().phase()).as("jars are made in package").isEqualTo("package");
    }

    @Test
    void shouldGoByTheProfileThatIsOn() throws IOException {
        project.pom(
                "",
                "clinic",
                "",
                "<packaging>pom</packaging><profiles>"
                        + profile("staging", false, configured("<archiveName>staged</archiveName>"))
                        + profile("default", true, configured("<archiveName>usual</archiveName>"))
                        + "</profiles>");

        assertThat(cars()).containsExactly(root.resolve("target/usual.car"));
        assertThat(cars("-Pstaging")).containsExactly(root.resolve("target/staged.car"));
        assertThat(cars("-P", "staging")).containsExactly(root.resolve("target/staged.car"));
        refused("-P!default").withMessageContaining("no module of this project makes a carbon application");
    }

    @Test
    void shouldReadProfilesFromMavenConfig() throws IOException {
        project.pom(
                        "",
                        "clinic",
                        "",
                        "<packaging>pom</packaging><profiles>" + profile("ci", false, MavenProject.PLUGIN)
                                + "</profiles>")
                .file(".mvn/maven.config", "-Pci\n");

        assertThat(cars()).containsExactly(root.resolve("target/clinic_1.2.0.car"));
    }

    @Test
    void shouldFollowArchiveNameAndLocationWithTheirExpressions() throws IOException {
        project.pom(
                "",
                "clinic",
                "",
                "<packaging>pom</packaging><properties><stage>dev</stage><where>out/${stage}</where></properties>"
                        + MavenProject.build(configured("<archiveName>${project.artifactId}-${project.version}-${stage}"
                                + "</archiveName><archiveLocation>${where}</archiveLocation>")));

        assertThat(cars()).containsExactly(root.resolve("out/dev/clinic-1.2.0-dev.car"));
        assertThat(cars("-Dstage=live")).containsExactly(root.resolve("out/live/clinic-1.2.0-live.car"));
    }

    @Test
    void shouldInheritPropertiesVersionAndConfigurationFromTheParentOnDisk() throws IOException {
        project.pom(
                        "",
                        "desk",
                        "",
                        modules("visits") + "<properties><tail>x</tail></properties>"
                                + managed(configured("<archiveName>${project.artifactId}-${tail}</archiveName>")))
                .pom("visits", "visits", "desk", "<packaging>pom</packaging>" + MavenProject.build(BARE.formatted("")));

        assertThat(cars()).containsExactly(root.resolve("visits/target/visits-x.car"));
    }

    @Test
    void shouldTakeTheApplicationOfAPackagingWithoutPlugin() throws IOException {
        project.pom("", "desk", "", "<packaging>carbon/application</packaging>");

        assertThat(cars()).containsExactly(root.resolve("target/desk_1.2.0.car"));
        assertThat(find().phase()).isEqualTo("install");
    }

    @Test
    void shouldLeaveModulesOutWhereTheGoalIsSwitchedOff() {
        project.pom(
                "",
                "clinic",
                "",
                "<packaging>pom</packaging>"
                        + MavenProject.build(
                                MavenProject.PLUGIN.replace("<phase>compile</phase>", "<phase>none</phase>")));

        refused().withMessageContaining("no module of this project makes a carbon application");
    }

    @Test
    void shouldSelectModulesByFolderOrName() throws IOException {
        twoModules();

        assertThat(find().select(List.of("visits")).modules())
                .extracting(CarModule::artifactId)
                .containsExactly("visits");
        assertThat(find().select(List.of(":bills", "org.example:visits")).modules())
                .hasSize(2);
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> find().select(List.of("vists", "visits")))
                .withMessageContaining("vists: is no module")
                .withMessageContaining("there are: visits, bills");
    }

    @Test
    void shouldRefuseWhatIsNoProject() {
        refused().withMessageContaining("pom.xml: there is no such file");
        project.file("pom.xml", "<project><oops></project>");
        refused().withMessageContaining("pom.xml: cannot be read as a POM");
        project.pom("", "desk", "", modules("gone"));
        refused().withMessageContaining("gone: there is no such file");
    }

    @Test
    void shouldRefuseAnExpressionWithoutValue() {
        project.pom("", "clinic", "", MavenProject.build(configured("<archiveName>${nowhere}</archiveName>")));

        refused().withMessageContaining("'${nowhere}' cannot be resolved");
    }

    @Test
    void shouldRefuseAnExpressionThatNamesItself() {
        project.pom(
                "",
                "clinic",
                "",
                "<properties><a>${b}</a><b>${a}</b></properties>"
                        + MavenProject.build(configured("<archiveName>${a}</archiveName>")));

        refused().withMessageContaining("cannot be resolved");
    }

    @Test
    void shouldEndWhenModulesNameEachOther() throws IOException {
        project.pom("", "desk", "", modules("visits"))
                .pom("visits", "visits", "desk", modules("..") + MavenProject.build(MavenProject.PLUGIN));

        assertThat(cars()).containsExactly(root.resolve("visits/target/visits_1.2.0.car"));
    }

    private void twoModules() {
        String body = "<packaging>pom</packaging>" + MavenProject.build(MavenProject.PLUGIN);
        project.pom("", "desk", "", modules("visits", "bills"))
                .pom("visits", "visits", "desk", body)
                .pom("bills", "bills", "desk", body);
    }

    private CarModules find(String... arguments) throws IOException {
        return CarModules.find(root, new MavenArguments(root, List.of(arguments)));
    }

    private List<Path> cars(String... arguments) throws IOException {
        return find(arguments).modules().stream().map(CarModule::car).toList();
    }

    private org.assertj.core.api.ThrowableAssertAlternative<RefusedException> refused(String... arguments) {
        return assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> find(arguments));
    }

    private static String modules(String... names) {
        StringBuilder modules = new StringBuilder("<packaging>pom</packaging><modules>");
        for (String name : names) {
            modules.append("<module>").append(name).append("</module>");
        }
        return modules + "</modules>";
    }

    private static String managed(String plugin) {
        return "<build><pluginManagement><plugins>" + plugin + "</plugins></pluginManagement></build>";
    }

    private static String configured(String configuration) {
        return MavenProject.PLUGIN.replace(
                "</plugin>", "<configuration>" + configuration + "</configuration></plugin>");
    }

    private static String profile(String id, boolean byDefault, String plugin) {
        return "<profile><id>" + id + "</id><activation><activeByDefault>" + byDefault
                + "</activeByDefault></activation>" + MavenProject.build(plugin) + "</profile>";
    }
}
