package io.jenkins.plugins.wso2mi.image.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.config.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerfileCheckTest {
    private static final String FROM = "FROM wso2/wso2mi:4.4.0\n";
    private static final String APPLICATIONS = "${WSO2_SERVER_HOME}/repository/deployment/server/carbonapps/";

    @TempDir
    Path folder;

    private ProjectOnDisk project;

    @BeforeEach
    void emptyProject() {
        project = new ProjectOnDisk(folder);
    }

    private List<String> check(String text) throws IOException {
        return project.check(text);
    }

    @Test
    void shouldFindNothingInAGoodProject() throws Exception {
        project.with("a.car")
                .with(
                        "conf/deployment.toml",
                        "[server]\nhostname = \"x\"\n[keystore.primary]\n" + "password = \"$secret{keystore}\"\n");
        assertThat(check("ARG MI=wso2/wso2mi:4.4.0\nFROM ${MI}\n"
                        + "COPY --chown=wso2carbon:wso2 *.car " + APPLICATIONS + "\n"
                        + "COPY --chown=wso2carbon:wso2 conf/deployment.toml ${WSO2_SERVER_HOME}/conf/\n"
                        + "EXPOSE 8290\nUSER wso2carbon\nCMD [\"-Dx=y\"]\n"))
                .isEmpty();
    }

    /** The article's project: the newest image that there is, and the path of one old version. */
    @Test
    void shouldStopTheArticlesDockerfile() throws Exception {
        project.with("doctor_1.0.0.car");
        String text = "FROM docker.wso2.com/wso2mi:latest\n"
                + "COPY doctor_1.0.0.car /home/wso2carbon/wso2mi-1.1.0/repository/deployment/server/carbonapps\n";
        assertThat(check(text))
                .containsExactly(
                        "WARNING 1 moving-base",
                        "ERROR 2 fixed-version",
                        "WARNING 2 no-owner",
                        "ERROR 2 application-elsewhere");
        assertThat(project.problems(text).list())
                .extracting(Problem::sentence)
                .contains("Dockerfile:2: copies to /home/wso2carbon/wso2mi-1.1.0, but the server is in"
                        + " /home/wso2carbon/wso2mi-4.4.0, so the server never reads it [fixed-version];"
                        + " write ${WSO2_SERVER_HOME} in its place: the base sets it");
        project.on(ProjectOnDisk.base("/home/wso2carbon/wso2mi-1.1.0", "802"));
        assertThat(check(text))
                .containsExactly("WARNING 1 moving-base", "WARNING 2 fixed-version", "WARNING 2 no-owner");
    }

    @Test
    void shouldKnowTheWordsOfDockerfiles() throws Exception {
        assertThat(check(FROM + "COPPY a b\n")).containsExactly("ERROR 2 unknown-instruction");
        assertThat(check(FROM + "HEALTHCHECK NONE\nSTOPSIGNAL TERM\nVOLUME /x\nSHELL [\"sh\"]\nONBUILD RUN a\n"))
                .isEmpty();
    }

    @Test
    void shouldTellWhatIsNotUnderstood() throws Exception {
        assertThat(check("")).containsExactly("ERROR  syntax");
        assertThat(check("COPY a b\nFROM x:1\n")).containsExactly("ERROR 1 syntax");
        assertThat(check("FROM a:1 b\n")).containsExactly("ERROR 1 syntax");
        assertThat(check(FROM + "COPY a\nENV A\nWORKDIR\nLABEL x=\"y\nUSER ${X:?who}\n"))
                .containsExactly(
                        "ERROR 2 syntax", "ERROR 3 syntax", "ERROR 4 syntax", "ERROR 5 syntax", "ERROR 6 syntax");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wso2/wso2mi", "wso2/wso2mi:latest"})
    void shouldWarnOfABaseThatMoves(String base) throws Exception {
        assertThat(check("FROM " + base + "\n")).containsExactly("WARNING 1 moving-base");
    }

    @Test
    void shouldNotWarnOfAFixedBaseOrAStage() throws Exception {
        assertThat(check("FROM maven:3.9 AS build\nFROM wso2/wso2mi@sha256:" + "a".repeat(64) + " AS one\nFROM one\n"))
                .isEmpty();
        assertThat(check("FROM scratch\n")).isEmpty();
        assertThat(check("FROM Wso2/UPPER:1\n")).hasSize(1);
    }

    @Test
    void shouldTellVariablesWithoutAValue() throws Exception {
        assertThat(check("FROM ${BASE}\n")).containsExactly("ERROR 1 unset-variable");
        project.with("a.jar");
        assertThat(check(FROM + "COPY --chown=a:b a.jar ${WSO2_SERVR_HOME}/lib/\nLABEL x=$Y\n"))
                .containsExactly("ERROR 2 unset-variable", "WARNING 3 unset-variable");
        project.argument("BASE", "wso2/wso2mi:4.4.0").argument("Y", "y");
        assertThat(check("ARG BASE\nFROM ${BASE}\nARG Y\nLABEL x=$Y\n")).isEmpty();
    }

    @Test
    void shouldMissSources() throws Exception {
        project.with("a.jar");
        assertThat(check(FROM + "COPY --chown=a:b a.jar b.jar ${WSO2_SERVER_HOME}/lib/\n"
                        + "COPY *.txt /x/\nCOPY --from=maven:3.9 c /c\nADD https://x/y --x /\n"))
                .containsExactly(
                        "ERROR 2 missing-source",
                        "ERROR 3 missing-source",
                        "ERROR 5 missing-source",
                        "WARNING 5 remote-source");
    }

    @Test
    void shouldWantAFolderForSeveralSources() throws Exception {
        project.with("a").with("b");
        assertThat(check(FROM + "COPY a b /x\nCOPY a b /x/\nCOPY a b .\n")).containsExactly("ERROR 2 several-sources");
    }

    @Test
    void shouldWantTheServersOwnerOnItsFiles() throws Exception {
        project.with("a.jar");
        String to = " a.jar ${WSO2_SERVER_HOME}/lib/\n";
        assertThat(check(FROM + "COPY" + to)).containsExactly("WARNING 2 no-owner");
        assertThat(check(FROM + "COPY --chown=10802:10802" + to)).containsExactly("WARNING 2 owner-number");
        assertThat(check(FROM + "COPY --chown=802:802" + to)).containsExactly("ERROR 2 owner-number");
        assertThat(check(FROM + "COPY --chown=wso2carbon:wso2" + to + "COPY a.jar /opt/\n"))
                .isEmpty();
        project.on(ProjectOnDisk.base(ProjectOnDisk.HOME, "wso2carbon"));
        assertThat(check(FROM + "COPY --chown=802:802" + to)).containsExactly("WARNING 2 owner-number");
    }

    @Test
    void shouldWantApplicationsWhereTheServerReadsThem() throws Exception {
        project.with("a.car");
        String copy = FROM + "COPY --chown=wso2carbon:wso2 a.car ";
        assertThat(check(copy + APPLICATIONS + "\n")).isEmpty();
        assertThat(check(copy + APPLICATIONS + "b.car\n")).isEmpty();
        assertThat(check(copy + "repository/\n")).containsExactly("ERROR 2 application-elsewhere");
        assertThat(check(copy + "/home/wso2carbon/wso2mi/repository/deployment/server/carbonapps/\n"))
                .containsExactly("ERROR 2 application-elsewhere");
        assertThat(check(copy + APPLICATIONS + "\nCOPY . /opt/\n"))
                .as("it is where it belongs, too")
                .isEmpty();
        assertThat(check(copy + APPLICATIONS + "a.zip\n")).containsExactly("ERROR 2 application-elsewhere");
        assertThat(check(FROM
                        + "COPY --from=build --chown=a:b /out/*.car /home/wso2carbon/carbonapps/\n"
                        + "COPY --from=build --chown=a:b /out/*.car " + APPLICATIONS + "\n"))
                .contains("ERROR 2 application-elsewhere")
                .doesNotContain("ERROR 3 application-elsewhere");
    }

    @Test
    void shouldJudgeByTheEndOfThePathWhenTheBaseIsNotKnown() throws Exception {
        project.with("a.car").on(BaseFacts.UNKNOWN);
        assertThat(check(FROM + "COPY --chown=wso2carbon:wso2 a.car " + APPLICATIONS + "\n"))
                .isEmpty();
        assertThat(check(FROM + "COPY --chown=wso2carbon:wso2 a.car /home/wso2carbon/wso2mi-4.4.0/repository/\n"))
                .containsExactly("WARNING 2 fixed-version", "ERROR 2 application-elsewhere");
    }

    @Test
    void shouldMissNoApplication(@TempDir Path other) throws Exception {
        project.with("a.car").with("target/b.car");
        assertThat(check(FROM + "COPY --chown=a:b *.car " + APPLICATIONS + "\n"))
                .containsExactly("WARNING  unused-application");
        assertThat(check(FROM + "COPY --chown=a:b . " + APPLICATIONS + "\n"))
                .as("a folder's content is copied with its folders")
                .containsExactly("ERROR 2 application-elsewhere");
        project.giving(Files.writeString(other.resolve("c.car"), ""));
        assertThat(check(FROM + "COPY --chown=a:b a.car target/b.car " + APPLICATIONS + "\n"))
                .containsExactly("ERROR  unused-application");
        assertThat(check("FROM x:1 AS b\nCOPY . /all\n" + FROM + "COPY --from=b /all/x /x\n"))
                .as("what another stage takes cannot be told")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"password-tmp", "password-persist", ".env", "id_rsa", ".netrc"})
    void shouldKeepSecretFilesOutOfLayers(String name) throws Exception {
        project.with("in/" + name);
        assertThat(check(FROM + "COPY in/" + name + " /opt/x\n")).containsExactly("ERROR 2 secret-file");
        assertThat(check(FROM + "COPY in /opt/x\n")).containsExactly("ERROR 2 secret-file");
    }

    @Test
    void shouldKeepKeysAndVaultPasswordsOutOfLayers() throws Exception {
        project.with("my.key", "-----BEGIN RSA PRIVATE KEY-----\n")
                .with("ca.pem", "-----BEGIN CERTIFICATE-----\n")
                .with("pw", "wso2carbon");
        assertThat(check(FROM + "COPY ca.pem /opt/\nCOPY my.key /opt/\nCOPY pw /opt/password-tmp\n"))
                .containsExactly("ERROR 3 secret-file", "ERROR 4 secret-file");
        assertThat(check(FROM + "RUN echo x > ${WSO2_SERVER_HOME}/password-tmp && bin/ciphertool.sh\n"
                        + "RUN --mount=type=secret,id=k,target=/home/x/password-tmp ciphertool.sh"
                        + " && rm -f password-tmp\n"
                        + "COPY <<password-tmp /opt/\nwso2carbon\npassword-tmp\n"
                        + "RUN <<EOF\ncp /run/secrets/k password-persist\nEOF\n"))
                .containsExactly("ERROR 2 secret-file", "ERROR 7 secret-file", "ERROR 4 secret-file");
    }

    @Test
    void shouldKeepSecretsOutOfVariables() throws Exception {
        assertThat(check(FROM + "ENV DB_PASSWORD=x KEYSTOREPASSWORD=y API_TOKEN=z\n"))
                .containsExactly("ERROR 2 secret-variable", "ERROR 2 secret-variable", "ERROR 2 secret-variable");
        assertThat(check("ARG PASSWORD=x\nFROM wso2/wso2mi:4.4.0\nARG NPM_TOKEN\n"))
                .containsExactly("ERROR 1 secret-variable", "WARNING 3 secret-variable");
        assertThat(check(FROM + "ENV PASSWORD_FILE=/run/x SECRET_NAME=y PASSWORD= TOKENIZER=a\n"))
                .isEmpty();
        assertThat(project.problems(FROM + "ENV DB_PASSWORD=hunter2\n").list().toString())
                .doesNotContain("hunter2");
    }

    @Test
    void shouldFindPasswordsInConfiguration() throws Exception {
        project.with("deployment.toml", "[a]\npassword = \"hunter2\"\n[keystore]\nkey_password=\"$ref{x}\"\n");
        var problems = project.problems(FROM + "COPY --chown=a:b deployment.toml ${WSO2_SERVER_HOME}/conf/\n")
                .list();
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).where()).isEqualTo(folder.resolve("deployment.toml") + ":2");
        assertThat(problems.get(0).sentence()).contains("[clear-password]").doesNotContain("hunter2");
    }

    @Test
    void shouldWarnOfSourcesFromTheWeb() throws Exception {
        assertThat(check(FROM + "ADD https://user:pw@example.org/a.jar?x=y /opt/\nADD http://example.org/a.jar /opt/\n"
                        + "ADD --checksum=sha256:" + "a".repeat(64) + " https://example.org/a.jar /opt/\n"))
                .containsExactly("WARNING 2 remote-source", "ERROR 3 remote-source");
        assertThat(project.problems(FROM + "ADD https://user:pw@example.org/a.jar?token=y /opt/\n")
                        .list()
                        .toString())
                .doesNotContain("pw@")
                .doesNotContain("token");
    }

    @Test
    void shouldWarnOfRoot() throws Exception {
        assertThat(check(FROM + "USER root\nRUN x\nUSER wso2carbon\n")).isEmpty();
        assertThat(check(FROM + "USER wso2carbon\nUSER 0:0\n")).containsExactly("WARNING 3 user-root");
        project.on(ProjectOnDisk.base(ProjectOnDisk.HOME, ""));
        assertThat(check(FROM + "LABEL a=b\n")).containsExactly("WARNING  user-root");
        assertThat(check(FROM + "USER wso2carbon\n")).isEmpty();
    }

    @Test
    void shouldWarnOfAShellInFrontOfTheServer() throws Exception {
        assertThat(check(FROM + "ENTRYPOINT /home/wso2carbon/start.sh\nCMD ['-Dx']\nENTRYPOINT [\"/x\"]\n"))
                .containsExactly("WARNING 2 shell-form", "WARNING 3 shell-form");
    }

    @Test
    void shouldWarnOfAVolumeOverTheServer() throws Exception {
        assertThat(check(FROM + "VOLUME /home/wso2carbon\nVOLUME [\"/var/data\"]\nVOLUME " + ProjectOnDisk.HOME
                        + "/repository\n"))
                .containsExactly("WARNING 2 volume-over-server", "WARNING 4 volume-over-server");
    }
}
