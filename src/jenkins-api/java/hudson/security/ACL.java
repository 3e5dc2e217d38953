package hudson.security;

import org.springframework.security.core.Authentication;

public abstract class ACL {

    public static final Authentication SYSTEM2 = null;

    public ACL() {
        throw new UnsupportedOperationException();
    }

    public final void checkPermission(Permission p) {
        throw new UnsupportedOperationException();
    }

    public final boolean hasPermission(Permission p) {
        throw new UnsupportedOperationException();
    }

    public static ACLContext as2(Authentication auth) {
        throw new UnsupportedOperationException();
    }

    public static boolean isAnonymous2(Authentication authentication) {
        throw new UnsupportedOperationException();
    }
}
