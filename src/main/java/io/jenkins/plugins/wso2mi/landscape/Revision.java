package io.jenkins.plugins.wso2mi.landscape;

import io.jenkins.plugins.wso2mi.config.RefusedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A revision of git that a landscape is compared with: a branch, tag or commit.
 *
 * @param name such as {@code origin/main}
 */
public record Revision(String name) {
    // no option, no range, no glob; see git-check-ref-format
    private static final Pattern NAME = Pattern.compile("(?!.*\\.\\.)[A-Za-z0-9][A-Za-z0-9._/~^@+-]{0,249}");

    /**
     * Takes a name.
     *
     * @throws RefusedException if it cannot be the name of a branch, tag or commit
     */
    public Revision {
        if (!NAME.matcher(name).matches()) {
            throw new RefusedException(
                    "changed since", "'" + name + "' is no name of a revision", "write a branch, tag or commit");
        }
    }

    /**
     * What git has to be asked: the program and its arguments; it prints paths from the top of the clone, each ended by
     * a zero. Both trees are compared as they are, so that what is only in the revision counts as changed too.
     */
    public List<String> question() {
        return List.of("git", "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", name, "HEAD", "--");
    }

    /**
     * The changed files.
     *
     * @param answer what git printed
     * @param project a folder of the clone
     * @return absolute paths
     */
    public static List<Path> changed(String answer, Path project) {
        Path top = top(project.toAbsolutePath().normalize());
        return Arrays.stream(answer.split("\0", -1))
                .filter(path -> !path.isEmpty())
                .map(path -> top.resolve(path).normalize())
                .toList();
    }

    // a worktree and a submodule have a file of that name
    private static Path top(Path folder) {
        for (Path at = folder; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"))) {
                return at;
            }
        }
        return folder;
    }
}
