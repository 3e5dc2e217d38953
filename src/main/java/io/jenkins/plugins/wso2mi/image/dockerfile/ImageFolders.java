package io.jenkins.plugins.wso2mi.image.dockerfile;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import io.jenkins.plugins.wso2mi.image.ServerFolders;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which folders an image has while it is made: those of its base, and those that its layers have brought so far. */
final class ImageFolders {
    private static final int LINKS_LIMIT = 40;

    private final BaseFiles base;
    private final String home;
    private final Set<String> made = new HashSet<>();

    /**
     * Begins with a base.
     *
     * @param home of its server; empty if it has none
     */
    ImageFolders(BaseFiles base, String home) {
        this.base = base;
        this.home = home;
    }

    /** Notes a folder that a layer brings, and those above it. */
    void make(String path) {
        for (String folder = path; !folder.isEmpty(); folder = ImagePath.parent(folder)) {
            made.add(folder);
        }
    }

    boolean isFolder(String path) throws IOException, InterruptedException {
        return isCertain(path) || base.at(path).kind() == BaseFiles.FoundFile.Kind.FOLDER;
    }

    /** Whether it needs no look: most images take files into the folders of the server only. */
    private boolean isCertain(String path) {
        if (path.isEmpty() || made.contains(path) || (!home.isEmpty() && ImagePath.isIn(home, path))) {
            return true;
        }
        return !home.isEmpty()
                && ImagePath.isIn(path, home)
                && ServerFolders.isKnown(path.substring(home.length() + 1));
    }

    /** The folders at and above a path that are not there yet, outermost first. */
    List<String> missing(String path) throws IOException, InterruptedException {
        List<String> missing = new ArrayList<>();
        for (String folder = path; !folder.isEmpty() && !isFolder(folder); folder = ImagePath.parent(folder)) {
            missing.add(folder);
        }
        Collections.reverse(missing);
        return missing;
    }

    /**
     * A path with the symbolic links of the base in it followed, as a builder does.
     *
     * @throws RefusedException if the links go round
     */
    String followed(String path) throws IOException, InterruptedException {
        lookAtAll(path);
        String done = "";
        String rest = path;
        int links = 0;
        while (!rest.isEmpty()) {
            int slash = rest.indexOf('/', 1);
            String next = done + (slash < 0 ? rest : rest.substring(0, slash));
            rest = slash < 0 ? "" : rest.substring(slash);
            BaseFiles.FoundFile there = isCertain(next) ? BaseFiles.FoundFile.FOLDER : base.at(next);
            if (there.kind() != BaseFiles.FoundFile.Kind.LINK) {
                done = next;
            } else if (++links > LINKS_LIMIT) {
                throw new RefusedException(path, "the base's symbolic links in it go round", "copy somewhere else");
            } else {
                rest = ImagePath.resolve(ImagePath.parent(next), there.text()) + rest;
                done = "";
            }
        }
        return done;
    }

    private void lookAtAll(String path) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>();
        for (String folder = path; !isCertain(folder); folder = ImagePath.parent(folder)) {
            all.add(folder);
        }
        base.look(all);
    }
}
