package io.jenkins.plugins.wso2mi.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hudson.FilePath;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.slaves.DumbSlave;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.wso2mi.image.TinyCar;
import io.jenkins.plugins.wso2mi.image.TinyServer;
import io.jenkins.plugins.wso2mi.jenkins.build.OutdatedBuilder;
import io.jenkins.plugins.wso2mi.jenkins.build.RebaseBuilder;
import io.jenkins.plugins.wso2mi.jenkins.settings.MiGlobalConfiguration;
import io.jenkins.plugins.wso2mi.jenkins.trigger.BuiltImageAction;
import io.jenkins.plugins.wso2mi.registry.ContentCache;
import io.jenkins.plugins.wso2mi.registry.DebianRegistry;
import io.jenkins.plugins.wso2mi.registry.RegistryAccess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The steps on images, in a real Jenkins, with a real registry and buildah. */
@WithJenkins
class ImageStepsTest {
    private static DebianRegistry registry;

    @TempDir
    private static Path folder;

    private JenkinsRule jenkins;

    @BeforeAll
    static void startRegistry() throws Exception {
        registry = DebianRegistry.start();
    }

    @AfterAll
    static void stopRegistry() throws Exception {
        registry.close();
    }

    @BeforeEach
    void begin(JenkinsRule rule) {
        jenkins = rule;
    }

    /** Pushes a server whose lowest layer holds a text. */
    private static String server(String name, String text) throws Exception {
        String reference = registry.host() + "/" + name + ":4.4.0";
        Path tree = TinyServer.write(folder.resolve(name + text));
        Files.writeString(tree.resolve("layers/10-os/etc/motd"), text);
        TinyServer.push(tree, reference, RegistryAccess.ANONYMOUS, new ContentCache(folder.resolve("cache")));
        return reference;
    }

    private FilePath workspace(DumbSlave agent, WorkflowJob job, String car) throws Exception {
        FilePath workspace = agent.getWorkspaceFor(job);
        workspace.mkdirs();
        TinyCar.write(Path.of(workspace.getRemote()), car, "1.0.0");
        return workspace;
    }

    @Test
    void shouldPutImagesOnAMovedBaseOutsideOfANode() throws Exception {
        String base = server("moving", "1");
        DumbSlave agent = jenkins.createOnlineSlave();
        String image = registry.host() + "/clinic/desk:1";
        WorkflowJob build = Landing.pipeline(
                jenkins,
                "build",
                "node('%s') { miBuildImage(to: '%s', base: '%s', cars: 'desk_1.0.0.car') }"
                        .formatted(agent.getNodeName(), image, base));
        workspace(agent, build, "desk");
        WorkflowRun first = jenkins.buildAndAssertSuccess(build);
        String before = first.getAction(BuiltImageAction.class).getDigest();
        server("moving", "2");

        WorkflowRun run = jenkins.buildAndAssertSuccess(Landing.pipeline(jenkins, "rebase", """
                def found = miOutdatedImages(images: ['%s'])
                echo "outdated ${found.outdated} of ${found.images.size()}, moved ${found.images[0].moved}"
                def done = miRebaseImage(images: found)
                def one = done.changed[0]
                echo "${one.image} was ${one.before}, kept as ${one.keptAs}"
                echo "again ${miOutdatedImages(images: done.images*.image).outdated}"
                """.formatted(image)));
        jenkins.assertLogContains("outdated [" + image + "] of 1, moved [" + base + "]", run);
        jenkins.assertLogContains(image + " was " + before + ", kept as 1-before-" + before.substring(7, 19), run);
        jenkins.assertLogContains("again []", run);
        jenkins.assertLogContains("0 of 1 image is outdated", run);

        FreeStyleProject free = jenkins.createFreeStyleProject("free");
        server("moving", "3");
        MiOutdatedImagesStep outdated = new MiOutdatedImagesStep(registry.host() + "/clinic/desk:${BUILD_NUMBER}");
        outdated.setFailIfOutdated(true);
        MiRebaseImageStep rebase = new MiRebaseImageStep(registry.host() + "/clinic/desk:${BUILD_NUMBER}");
        rebase.setDryRun(true);
        free.getBuildersList().add(new RebaseBuilder(rebase));
        free.getBuildersList().add(new OutdatedBuilder(outdated));
        jenkins.assertLogContains(
                "1 of 1 image is outdated; rebase them by miRebaseImage",
                jenkins.buildAndAssertStatus(Result.FAILURE, free));
    }

    @Test
    void shouldBuildOnTheCompanysOwnBase() throws Exception {
        String server = server("wso2mi", "1");
        DumbSlave agent = jenkins.createOnlineSlave();
        WorkflowJob job =
                Landing.pipeline(jenkins, "base", """
                node('%1$s') {
                  writeFile file: 'common.toml', text: '[server]\\nhostname = "localhost"\\n'
                  def base = miBuildBase(from: '%3$s', to: '%2$s/clinic/base:1', configurations: ['common.toml'])
                  def image = miBuildImage(to: '%2$s/clinic/batch', base: base, cars: 'batch_1.0.0.car',
                      tagFormat: '{car.version}-{build}', provenance: true, sbom: true)
                  echo "base ${base.digest}, image ${image.tag} on ${image.baseDigest}"
                }
                """.formatted(agent.getNodeName(), registry.host(), server));
        workspace(agent, job, "batch");
        WorkflowRun run = jenkins.buildAndAssertSuccess(job);
        BuiltImageAction base = run.getActions(BuiltImageAction.class).get(0);
        assertThat(base.getBase()).isEqualTo(server);
        jenkins.assertLogContains("base " + base.getDigest() + ", image 1.0.0-1 on " + base.getDigest(), run);
    }

    @Test
    void shouldRememberWhatTheImagesOfALandscapeStandOn() throws Exception {
        String server = server("wso2mi", "1");
        DumbSlave agent = jenkins.createOnlineSlave();
        WorkflowJob job =
                Landing.pipeline(jenkins, "landscape", """
                node('%1$s') {
                  writeFile file: 'pom.xml', text: '<project><groupId>clinic</groupId><artifactId>clinic</artifactId>' +
                      '<version>1</version><packaging>pom</packaging></project>'
                  writeFile file: 'note.txt', text: 'of the front desk'
                  writeFile file: 'mi.yaml',
                      text: 'units: {front: {image: %2$s/clinic/front, files: {note.txt: conf/note.txt}}}'
                  if (currentBuild.number == 2) { miBuild(base: '%3$s', all: true, dryRun: true) }
                  def built = miBuild(base: '%3$s')
                  echo "front is ${built.images.front}, built ${built.built}"
                }
                """.formatted(agent.getNodeName(), registry.host(), server));

        WorkflowRun first = jenkins.buildAndAssertSuccess(job);
        WorkflowRun again = jenkins.buildAndAssertSuccess(job);

        BuiltImageAction built = first.getAction(BuiltImageAction.class);
        assertThat(built.getBase()).isEqualTo(server);
        jenkins.assertLogContains("front is " + built.getImage() + ", built [front]", first);
        jenkins.assertLogContains("front is " + built.getImage() + ", built []", again);
        assertThat(again.getActions(BuiltImageAction.class))
                .singleElement()
                .extracting(BuiltImageAction::getBaseDigest)
                .isEqualTo(built.getBaseDigest());
    }

    @Test
    void shouldBuildADockerProjectByAnEngineWhereTheBuildStands() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/buildah")), "buildah is not here: apt install buildah");
        String server = server("wso2mi", "1");
        DumbSlave agent = jenkins.createOnlineSlave();
        WorkflowJob job = Landing.pipeline(jenkins, "docker", """
                node('%1$s') {
                  withEnv(['TOKEN=hunter2-hunter2']) {
                    def image = miBuildImage(to: '%2$s/clinic/audit:1', project: 'docker', cars: 'audit_1.0.0.car',
                        builder: 'buildah', buildArgs: [NOTE: 'of the agent'], secrets: ['id=token,env=TOKEN'])
                    echo "engine made ${image.digest} on ${image.baseDigest}"
                  }
                  miBuildImage(to: '%2$s/clinic/audit:2', project: 'docker', builder: 'buildah', cars: 'audit_1.0.0.car',
                      dryRun: true)
                }
                """.formatted(agent.getNodeName(), registry.host()));
        FilePath workspace = workspace(agent, job, "audit");
        workspace.child("docker/Dockerfile").write("""
                FROM %1$s AS notes
                ARG NOTE=none
                COPY note /note
                FROM %1$s
                COPY --from=notes /note /home/wso2carbon/note
                COPY --chown=wso2carbon:wso2 audit_1.0.0.car ${WSO2_SERVER_HOME}/repository/deployment/server/carbonapps/
                """.formatted(server), "UTF-8");
        workspace.child("docker/note").write("kept", "UTF-8");
        WorkflowRun run = jenkins.buildAndAssertSuccess(job);
        jenkins.assertLogContains("run buildah build", run);
        jenkins.assertLogContains("COPY --from=notes", run);
        jenkins.assertLogContains("engine made sha256:", run);
        jenkins.assertLogNotContains("hunter2", run);
        assertThat(workspace.child("docker/audit_1.0.0.car").exists()).isFalse();
        FilePath scratch = WorkspaceList.tempDir(workspace);
        jenkins.assertLogContains("--file " + scratch.getRemote() + "/wso2-mi", run);
        assertThat(scratch.exists() ? scratch.list() : List.of())
                .filteredOn(left -> left.getName().startsWith("wso2-mi"))
                .isEmpty();
    }

    @Test
    void shouldSpeakToAllowedRegistriesOnly() throws Exception {
        MiGlobalConfiguration.get().setAllowedRegistries(registry.host());
        DumbSlave agent = jenkins.createOnlineSlave();
        WorkflowJob job = Landing.pipeline(jenkins, "allowed", """
                def refused(Closure step) {
                  try { step() } catch (e) { echo "refused: ${e.message}" }
                }
                node('%1$s') {
                  refused { miBuildImage(to: '%2$s/a:1', base: 'one.example.org/wso2mi:4.4.0', cars: 'a_1.0.0.car') }
                  refused { miBuildImage(to: 'two.example.org/a:1', base: '%2$s/wso2mi:4.4.0', cars: 'a_1.0.0.car') }
                  refused { miBuildBase(from: 'three.example.org/wso2mi:4.4.0', to: '%2$s/base:1') }
                  refused { miBuildImage(to: '%2$s/a:1', project: '.') }
                }
                refused { miRebaseImage('four.example.org/a:1') }
                refused { miRebaseImage(images: '%2$s/a:1', base: 'five.example.org/wso2mi:4.4.0') }
                refused { miOutdatedImages('six.example.org/a:1') }
                """.formatted(agent.getNodeName(), registry.host()));
        FilePath workspace = workspace(agent, job, "a");
        workspace
                .child("Dockerfile")
                .write("FROM seven.example.org/wso2mi:4.4.0\nCOPY --from=eight.example.org/tools /a /a\n", "UTF-8");
        WorkflowRun run = jenkins.buildAndAssertSuccess(job);
        for (String host : new String[] {"one", "two", "three", "four", "five", "six", "seven", "eight"}) {
            jenkins.assertLogContains("registry '" + host + ".example.org' is not allowed here", run);
        }
    }

    @Test
    void shouldAskAwsOnlyAsIsSaidAndOnlyWhereItIsTheBuilds() throws Exception {
        String server = server("wso2mi", "1");
        DumbSlave agent = jenkins.createOnlineSlave();
        String ecr = "123456789012.dkr.ecr.eu-central-1.amazonaws.com";
        String role = "arn:aws:iam::123456789012:role/push";
        WorkflowJob job = Landing.pipeline(
                jenkins, "aws", """
                def refused(Closure step) {
                  try { step() } catch (e) { echo "refused: ${e.message}" }
                }
                node('%1$s') {
                  def image = miBuildImage(to: '%2$s/clinic/a:1', base: '%3$s', cars: 'a_1.0.0.car', createRepository: true,
                      immutableTags: true, awsProfile: 'push')
                  echo "pushed ${image.digest}"
                  refused { miBuildImage(to: '%2$s/clinic/a:1', base: '%3$s', cars: 'a_1.0.0.car', immutableTags: true) }
                  refused { miBuildBase(from: '%3$s', to: '%2$s/clinic/base:1', scanOnPush: true) }
                  refused { miBuildImage(to: '%4$s/a:1', base: '%3$s', cars: 'a_1.0.0.car', createRepository: true) }
                  refused { miBuildImage(to: '%4$s/b:1', base: '%3$s', cars: 'a_1.0.0.car', awsRole: '%5$s') }
                  refused { miOutdatedImages(images: '%2$s/clinic/a:1', awsRole: 'push') }
                }
                refused { miRebaseImage(images: '%2$s/clinic/a:1', awsRole: '%5$s') }
                refused { miRebaseImage(images: '%2$s/clinic/a:1', tag: 'a b') }
                """.formatted(agent.getNodeName(), registry.host(), server, ecr, role));
        workspace(agent, job, "a");
        WorkflowRun run = jenkins.buildAndAssertSuccess(job);
        jenkins.assertLogContains("pushed sha256:", run);
        jenkins.assertLogContains("refused: immutableTags: is said of a repository that is created", run);
        jenkins.assertLogContains("refused: scanOnPush: is said of a repository that is created", run);
        String advice = ": AWS cannot be asked; install the plugin aws-java-sdk2-ecr";
        jenkins.assertLogContains("refused: createRepository" + advice, run);
        jenkins.assertLogContains("refused: awsRole" + advice, run);
        jenkins.assertLogContains("refused: awsRole: 'push' is no role at AWS", run);
        jenkins.assertLogContains("refused: awsRole: the controller's account at AWS is not a build's to use", run);
        jenkins.assertLogContains("refused: tag: 'a b' is no tag", run);
    }
}
