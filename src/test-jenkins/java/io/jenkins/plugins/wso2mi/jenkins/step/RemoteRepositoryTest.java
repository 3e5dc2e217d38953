package io.jenkins.plugins.wso2mi.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.FilePath;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.wso2mi.order.Repositories;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.RepositoryCreator;
import java.io.File;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import jenkins.MasterToSlaveFileCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Work in the JVM of a real agent that has a repository created by the controller. */
@WithJenkins
class RemoteRepositoryTest {
    private static final ImageReference IMAGE =
            ImageReference.parse("123456789012.dkr.ecr.eu-central-1.amazonaws.com/clinic/desk:1", "test");

    private final AtomicLong created = new AtomicLong();
    private FilePath workspace;

    @BeforeEach
    void connect(JenkinsRule jenkins) throws Exception {
        workspace = jenkins.createOnlineSlave().getRootPath();
    }

    /** What the controller does, in this process. */
    private final class Counted implements RepositoryCreator.Creation {
        private final String refusal;

        Counted(String refusal) {
            this.refusal = refusal;
        }

        @Override
        public String sentence() {
            return "create the repository";
        }

        @Override
        public void run() throws IOException {
            if (!refusal.isEmpty()) {
                throw new IOException(refusal);
            }
            created.set(ProcessHandle.current().pid());
        }
    }

    /** Has it created there; gives what it is told it does, and the process. */
    private static final class Push extends MasterToSlaveFileCallable<String> {
        private static final long serialVersionUID = 1L;

        private final Repositories repositories;
        private final String image;

        Push(Repositories repositories, String image) {
            this.repositories = repositories;
            this.image = image;
        }

        @Override
        public String invoke(File folder, VirtualChannel channel) throws IOException {
            var creation = repositories.creation(ImageReference.parse(image, "test"));
            if (creation.isEmpty()) {
                return "nothing";
            }
            creation.get().run();
            return creation.get().sentence() + " " + ProcessHandle.current().pid();
        }
    }

    private String push(String refusal, ImageReference image) throws Exception {
        return workspace.act(new Push(new RemoteRepository(IMAGE, new Counted(refusal)), image.toString()));
    }

    @Test
    void shouldBeCreatedByTheControllerForTheAgent() throws Exception {
        String told = push("", IMAGE);
        assertThat(told).startsWith("create the repository ");
        assertThat(created.get())
                .isEqualTo(ProcessHandle.current().pid())
                .isNotEqualTo(Long.parseLong(told.substring(told.lastIndexOf(' ') + 1)));
    }

    @Test
    void shouldTellTheAgentInWordsWhyItCannotBeCreated() {
        assertThatThrownBy(() -> push("AccessDenied: no", IMAGE)).hasMessageContaining("AccessDenied: no");
    }

    @Test
    void shouldCreateNoOther() throws Exception {
        ImageReference other = ImageReference.parse(IMAGE.registry() + "/clinic/other:1", "test");
        assertThat(push("", other)).isEqualTo("nothing");
        assertThat(created.get()).isZero();
    }
}
