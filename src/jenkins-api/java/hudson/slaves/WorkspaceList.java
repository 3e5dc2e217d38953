package hudson.slaves;

import hudson.FilePath;

public final class WorkspaceList {

    private WorkspaceList() {
        throw new UnsupportedOperationException();
    }

    public static FilePath tempDir(FilePath workspace) {
        throw new UnsupportedOperationException();
    }
}
