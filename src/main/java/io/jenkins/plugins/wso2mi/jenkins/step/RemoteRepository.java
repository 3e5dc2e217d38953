package io.jenkins.plugins.wso2mi.jenkins.step;

import hudson.remoting.Channel;
import io.jenkins.plugins.wso2mi.order.Repositories;
import io.jenkins.plugins.wso2mi.registry.ImageReference;
import io.jenkins.plugins.wso2mi.registry.RepositoryCreator;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets work in an agent's JVM have one repository created by the controller, which keeps the access key that it takes:
 * what creates it stays there, and is called back. It lasts as long as the call that carries it.
 */
final class RemoteRepository implements Repositories {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final String sentence;

    /** Nothing that could be stored: the creator itself, or on the agent what calls it. */
    private final Creator creator;

    /** What stays with the key. */
    public interface Creator {
        /**
         * Creates the repository, unless it is there.
         *
         * @return why it cannot be created, and what to do; null if it is there now
         */
        @Nullable
        String refusal();
    }

    /** What creates the repository of an image. */
    RemoteRepository(ImageReference image, RepositoryCreator.Creation creation) {
        this(image.name(), creation.sentence(), () -> refusal(creation));
    }

    private RemoteRepository(String name, String sentence, Creator creator) {
        this.name = name;
        this.sentence = sentence;
        this.creator = creator;
    }

    /** Words alone cross, since AWS's own exceptions are not known where its SDK is not. */
    private static @Nullable String refusal(RepositoryCreator.Creation creation) {
        try {
            creation.run();
            return null;
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** What crosses to an agent. */
    private Object writeReplace() {
        return new RemoteRepository(name, sentence, Channel.currentOrFail().export(Creator.class, creator));
    }

    @Override
    public Optional<Creation> creation(ImageReference image) {
        return image.name().equals(name) ? Optional.of(new Ordered()) : Optional.empty();
    }

    private final class Ordered implements Creation {
        @Override
        public String sentence() {
            return sentence;
        }

        @Override
        public void run() throws IOException {
            String refusal = creator.refusal();
            if (refusal != null) {
                throw new IOException(refusal);
            }
        }
    }
}
